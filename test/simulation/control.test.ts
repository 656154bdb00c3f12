// Answers: would the simulation notice? Each of these stores breaks one promise, and must be found out.
import { expect, it } from 'vitest';
import type { Claim, RecordMessage, Store } from '../../src/store/contract';
import { dayMs } from '../frequency/localClock';
import { live } from './life';

const mostLives = 60;

const faulty: Record<string, { says: RegExp; breaks: () => (store: Store) => Store }> = {
	'hands the same notifications to two runs, and lets the second write': {
		says: /is in 2 messages|is sent, and is told/,
		breaks: () => {
			let held: Claim | undefined;
			return (store) => ({
				...store,
				async claim(request) {
					const again = held;
					held = undefined;
					if (again) return { claimed: { ...again, token: request.token } };
					const answer = await store.claim(request);
					if ('claimed' in answer) held = answer.claimed;
					return answer;
				},
				begin: async (...given) => (await store.begin(...given)) && 'begun',
				settle: async (...given) => (await store.settle(...given)) || true,
			});
		},
	},
	'forgets that Slack took a message': {
		says: /is in 2 messages|was told, and does not know it/,
		breaks: () => (store) => ({
			...store,
			settle: (token, key, settlement, now) => {
				const forgotten = { state: 'queued', reason: 'forgotten', notBefore: now } as const;
				return store.settle(token, key, settlement.state === 'sent' ? forgotten : settlement, now);
			},
		}),
	},
	'queues again what may have arrived, without a look into Slack': {
		says: /is in 2 messages|\(queued, .*: is in 1 messages/,
		breaks: () => (store) => ({
			...store,
			settle: (token, key, settlement, now) => {
				const again = { state: 'queued', reason: 'answer_lost', notBefore: now } as const;
				return store.settle(token, key, settlement.state === 'unsure' ? again : settlement, now);
			},
		}),
	},
	'remembers preferences as they were when it was first asked': {
		says: /is turned off|nothing is wanted now|is due later than/,
		breaks: () => {
			const first = new Map<string, Awaited<ReturnType<Store['findPreferences']>>[number]>();
			return (store) => ({
				...store,
				async findPreferences(subjects) {
					const found = await store.findPreferences(subjects);
					return subjects.map((subject, index) => {
						const name = JSON.stringify(subject);
						if (!first.has(name)) first.set(name, found[index]);
						return first.get(name);
					});
				},
			});
		},
	},
	'changes no plan of what is queued': {
		says: /is turned off|nothing is wanted now|is due later than|expired/,
		breaks: () => (store) => ({ ...store, replan: async () => [] }),
	},
	'puts off by a month what waits for a window': {
		says: /is due later than/,
		breaks: () => (store) => {
			const putOff = <Each extends object>(each: Each): Each =>
				'windowEndsAt' in each && 'dueAt' in each && each.windowEndsAt !== undefined
					? { ...each, dueAt: Number(each.dueAt) + 30 * dayMs }
					: each;
			return {
				...store,
				accept: (notifications, ...rest) => store.accept(notifications.map(putOff), ...rest),
				replan: (changes, ...rest) => store.replan(changes.map(putOff), ...rest),
			};
		},
	},
	'puts follow-ups under whatever message there is': {
		says: /is about .*, under one about/,
		breaks: () => {
			let last: RecordMessage | undefined;
			return (store) => ({
				...store,
				async settle(token, key, settlement, now) {
					const held = await store.settle(token, key, settlement, now);
					if (held && settlement.state === 'sent' && settlement.ts !== undefined) {
						const { conversation, ts } = settlement;
						last ??= { conversation, ts, shows: 0, acceptedAt: 0 };
					}
					return held;
				},
				findRecordMessage: async (question) => last ?? store.findRecordMessage(question),
			});
		},
	},
	'sends the table of a report, and forgets its files': {
		says: /has a table and files, and not both are there/,
		breaks: () => (store) => ({
			...store,
			begin: (token, delivery, leaseUntil) =>
				store.begin(token, { ...delivery, goesOn: false }, leaseUntil),
		}),
	},
	'sends before the window has ended': {
		says: /is due .*, and is told/,
		breaks: () => (store) => ({
			...store,
			claim: (request) => store.claim({ ...request, now: request.now + dayMs }),
		}),
	},
	'never gives back what was claimed': {
		says: /is held, and nobody is at work/,
		breaks: () => (store) => ({ ...store, release: async () => 0 }),
	},
	'says that it withdrew, and did not': {
		says: /was said to be withdrawn/,
		breaks: () => (store) => ({
			...store,
			async withdraw(which, now) {
				const { items } = await store.findDecisions({ ...which, limit: 1 });
				const ids = items.flatMap(({ notificationId }) => notificationId ?? []);
				const withdrawn = await store.findNotifications(ids);
				return { ...(await store.withdraw({ dedupeKey: 'nobody’s' }, now)), withdrawn };
			},
		}),
	},
	'books no turn': {
		says: /came too soon/,
		breaks: () => (store) => ({
			...store,
			bookTurn: async ({ now }) => ({ turnAt: now, booked: true }),
		}),
	},
};

it.each(Object.entries(faulty))(
	'a store that %s is found out',
	async (_, { says, breaks }) => {
		const found: string[] = [];
		for (let seed = 1; seed <= mostLives && !found.some((fault) => says.test(fault)); seed++) {
			found.push(...(await live({ seed, faulty: breaks() })).faults);
		}
		expect(found.join('\n')).toMatch(says);
	},
	180_000,
);

it('the same seed lives the same life', async () => {
	expect(await live({ seed: 7 })).toEqual(await live({ seed: 7 }));
});
