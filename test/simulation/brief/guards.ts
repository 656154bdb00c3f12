// Answers: how is each guard of the outbox switched off, and what must be found then?
import type { Claim, NewDelivery } from '../../../src/store/contract';
import type { LifeOptions } from './life';

export interface SwitchedOff extends Pick<LifeOptions, 'breaks' | 'ownClocks' | 'filesShare'> {
	/** The fault, in the words of the judge. */
	says: RegExp;
}

const isTwice = /is in \d messages/;
const isStuck = /is stuck/;
const farAheadMs = 24 * 60 * 60_000;

export const switchedOff: Record<string, SwitchedOff> = {
	'fencing: who lost its claim may begin and settle all the same': {
		says: isTwice,
		breaks: () => (store) => ({
			...store,
			begin: async (...given) => (await store.begin(...given)) && 'begun',
			settle: async (...given) => (await store.settle(...given)) || true,
		}),
	},
	'claims: two runs are handed the same notifications': {
		says: isTwice,
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
			});
		},
	},
	'the unique key: an event that is handed in again is a new one': {
		says: /was accepted \d times/,
		breaks: () => {
			let times = 0;
			return (store) => ({
				...store,
				accept: (notifications, ...rest) => {
					const others = notifications.map((each) => ({
						...each,
						dedupeKey: `${each.dedupeKey} for the ${++times}th time`,
					}));
					return store.accept(others, ...rest);
				},
			});
		},
	},
	'leases: the living count as dead': {
		says: isTwice,
		breaks: () => (store) => ({ ...store, recover: (now) => store.recover(now + farAheadMs) }),
	},
	'leases: the dead count as living': {
		says: isStuck,
		breaks: () => (store) => ({ ...store, recover: async () => ({ requeued: 0, unsure: 0 }) }),
	},
	'the mark: nothing is written down before the call': {
		says: isTwice,
		filesShare: 0,
		breaks: () => {
			const begun = new Map<string, [string, NewDelivery, number]>();
			return (store) => ({
				...store,
				async begin(token, delivery, leaseUntil) {
					begun.set(delivery.key, [token, delivery, leaseUntil]);
					return 'begun';
				},
				async settle(token, key, ...rest) {
					const late = begun.get(key);
					begun.delete(key);
					if (late) await store.begin(...late);
					return store.settle(token, key, ...rest);
				},
			});
		},
	},
	'the look-up: what may have arrived is queued again': {
		says: isTwice,
		breaks: () => (store) => ({
			...store,
			settle: (token, key, settlement, now) => {
				const again = { state: 'queued', reason: 'answer_lost', notBefore: now } as const;
				return store.settle(token, key, settlement.state === 'unsure' ? again : settlement, now);
			},
		}),
	},
	'renewal: a lease stays as long as it was': {
		says: isTwice,
		filesShare: 0.7,
		breaks: () => (store) => ({ ...store, renew: async () => true }),
	},
	'the look at the clock: time stands still between the mark and the settlement': {
		says: isTwice,
		breaks:
			() =>
			(store, { clock }) => {
				const { now } = clock;
				return {
					...store,
					async begin(...given) {
						const at = now();
						const answer = await store.begin(...given);
						clock.now = () => at;
						return answer;
					},
					settle(...given) {
						clock.now = now;
						return store.settle(...given);
					},
				};
			},
	},
	'one clock: each machine goes by its own': { says: isTwice, ownClocks: true },
	'written first: what was accepted is forgotten': {
		says: /is gone|was never accepted/,
		breaks: () => (store) => ({
			...store,
			accept: async (notifications, _skipped, now, rules) => {
				const { acceptances } = await store.rehearse(notifications, [], now, rules);
				return acceptances;
			},
		}),
	},
};
