// Answers: is all of a forgotten member erased, is it counted, and does everybody else keep theirs?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { ForgottenRows, Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	skip,
	delivery,
	failed,
	forget,
	mapping,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	slackUser,
	statesOf,
	toChannel,
	toMember,
	unsure,
	nobody,
} from '../given';

const nothing: ForgottenRows = {
	mapping: 0,
	directory: 0,
	preferences: 0,
	notifications: 0,
	decisions: 0,
	deliveries: 0,
	pace: 0,
};

const turn = (conversation: string) => ({
	conversation,
	now,
	notLaterThan: now,
	rules: { perConversationMs: minute, perWorkspaceMs: 0 },
});

/** Claims and begins a delivery to this conversation. */
async function sendingTo(store: Store, conversation: string, key: string, at = now) {
	const { notifications } = await claimed(store, key, at);
	const ids = notifications.map(({ id }) => id);
	await store.begin(key, { ...delivery(key, ids, at), conversation }, at + minute);
	return ids;
}

export function forgetContract(given: Given): void {
	const forgotten = async (...keys: string[]) => forget(given.store, ...keys);
	const rowsOf = async (key: string) => (await forgotten(key)).get(key);

	/** One of everything: told once, tried and given up, waiting, told to a channel, skipped. */
	async function giveStory(key: string): Promise<number[]> {
		const { store } = given;
		const account = `U-${key}`;
		await store.rememberUsers([slackUser(account)], now);
		await store.saveMappings([mapping(key)], nobody);
		const own = { kind: 'member', key } as const;
		await store.changePreferences(own, (it) => ({ ...it, everything: 'daily' }), now);
		const all: NewNotification[] = [];
		const tell = async (one: NewNotification, end: Parameters<Store['settle']>[2]) => {
			all.push(one);
			await acceptAll(store, one);
			await sendingTo(store, one.standsInFor ? 'C1' : account, `${key} ${all.length}`);
			await store.settle(`${key} ${all.length}`, `${key} ${all.length}`, end, now);
		};
		await tell(notification(toMember(key)), sent);
		await tell(notification(toMember(key)), failed);
		await tell(notification({ ...toChannel('C1'), standsInFor: key }), sent);
		await store.bookTurn(turn(account));
		const waits = notification({ ...toMember(key), ...daily, dueAt: now + minute });
		const skipped = skip(notification(toMember(key)));
		const inPlace = skip(notification({ ...toChannel('C1') }), { standsInFor: key });
		await store.accept([waits, all[0]!], [skipped, inPlace], now);
		// Given again after it had failed: its first attempt is of no notification any more.
		const ids = await acceptAll(store, all[1]!);
		await store.claim({ token: key, now, leaseUntil: now + minute, scope: 'all' });
		const kept = await store.accept([all[0]!, all[2]!, waits], [], now);
		return [...ids, ...kept.map((each) => (each as { existing: { id: number } }).existing.id)];
	}

	/** Decisions: four taken in, one of them again, three ends, a duplicate of three each, two without a notification. */
	const wholeStory: ForgottenRows = {
		// With its e-mail.
		mapping: 2,
		directory: 1,
		preferences: 1,
		notifications: 4,
		decisions: 13,
		deliveries: 3,
		pace: 1,
	};

	describe('forgetting', () => {
		it('erases everything of a member and says how many rows', async () => {
			const ids = await giveStory('ana');
			expect(await given.store.findNotifications(ids)).toHaveLength(4);
			expect(await rowsOf('ana')).toEqual(wholeStory);
			expect(await given.store.findNotifications(ids)).toEqual([]);
			expect(await given.store.findMappings(['ana'])).toEqual([]);
			expect(await given.store.findUsersById(['U-ana'])).toEqual([]);
			const preferences = await given.store.findPreferences([{ kind: 'member', key: 'ana' }]);
			expect(preferences).toEqual([undefined]);
			expect(await given.store.bookTurn(turn('U-ana'))).toMatchObject({ booked: true });
			expect(await given.store.waiting(now)).toMatchObject({ due: 0, later: 0, unsure: 0 });
			expect(await rowsOf('ana')).toEqual({ ...nothing, pace: 0 });
		});

		it('leaves everybody else what is theirs', async () => {
			await giveStory('bo');
			const ids = await giveStory('an');
			await giveStory('ana');
			await rowsOf('ana');
			expect(await given.store.findNotifications(ids)).toHaveLength(4);
			expect(await given.store.findMappings(['an', 'bo'])).toHaveLength(2);
			expect(await forgotten('bo', 'an')).toEqual(
				new Map([
					['bo', wholeStory],
					['an', wholeStory],
				]),
			);
		});

		it('of somebody nobody knows, or of nobody, erases nothing', async () => {
			await giveStory('ana');
			expect(await rowsOf('nobody')).toEqual(nothing);
			expect(await rowsOf('C1')).toEqual(nothing);
			expect(await rowsOf('U-ana')).toEqual(nothing);
			expect(await forgotten()).toEqual(new Map());
			expect(await rowsOf('ana')).toEqual(wholeStory);
		});

		it('says a member asked for twice once, also one whose key ends in half a character', async () => {
			const cut = 'ana👍'.slice(0, -1);
			await given.store.saveMappings([mapping(cut)], nobody);
			expect(await forgotten(cut, 'x', cut)).toEqual(
				new Map([
					[cut, { ...nothing, mapping: 1 }],
					['x', nothing],
				]),
			);
		});

		it('takes notifications in whatever state, and their deliveries', async () => {
			const states: [string, () => Promise<unknown>][] = [
				['queued', async () => {}],
				['claimed', () => claimed(given.store, 'q')],
				['sending', () => sending(given.store, 's', 's')],
				[
					'unsure',
					async () => {
						await sending(given.store, 'u', 'u');
						await given.store.settle('u', 'u', unsure, now);
					},
				],
			];
			for (const [state, reach] of states) {
				const ids = await acceptAll(given.store, notification());
				await reach();
				expect(await statesOf(given.store, ids)).toEqual([state]);
				const deliveries = state === 'sending' || state === 'unsure' ? 1 : 0;
				expect(await rowsOf('ana')).toEqual({
					...nothing,
					notifications: 1,
					// Of the lost answer, too.
					decisions: state === 'unsure' ? 2 : 1,
					deliveries,
				});
				expect(await given.store.findNotifications(ids)).toEqual([]);
			}
			const lookUp = { token: 'x', now: now + minute, leaseUntil: now };
			expect(await given.store.claimUnsure(lookUp)).toBeUndefined();
		});

		it('frees the dedupe key: the event can be told anew', async () => {
			const one = notification();
			const [before] = await acceptAll(given.store, one);
			await rowsOf('ana');
			const [after] = await acceptAll(given.store, one);
			expect(after).toBeGreaterThan(before!);
		});

		it('takes 5,000 members at once', async () => {
			const keys = Array.from({ length: 5000 }, (_, index) => `m${index}`);
			await given.store.saveMappings(
				keys.map((key) => mapping(key)),
				nobody,
			);
			await acceptAll(given.store, ...keys.map((key) => notification(toMember(key))));
			const erased = await forgotten(...keys);
			expect([...erased.keys()]).toEqual(keys);
			const each = { ...nothing, mapping: 2, notifications: 1, decisions: 1 };
			expect(new Set([...erased.values()].map((rows) => JSON.stringify(rows)))).toEqual(
				new Set([JSON.stringify(each)]),
			);
		});
	});

	describe('forgetting one of two with one Slack account', () => {
		const share = async (more = {}) => {
			await given.store.rememberUsers([slackUser('U1')], now);
			await given.store.bookTurn(turn('U1'));
			await given.store.saveMappings(
				[mapping('ana', { slackUserId: 'U1' }), mapping('bo', { slackUserId: 'U1', ...more })],
				nobody,
			);
		};

		it.each([
			{},
			{ state: 'deactivated' },
			{ slackUserId: undefined, state: 'ambiguous', candidateIds: ['U1', 'U2'] },
		])('leaves the account and its pace to the other, who has it as %j', async (more) => {
			await share(more);
			expect(await rowsOf('ana')).toEqual({ ...nothing, mapping: 2 });
			expect(await given.store.findUsersById(['U1'])).toHaveLength(1);
			expect(await rowsOf('bo')).toEqual({ ...nothing, mapping: 2, directory: 1, pace: 1 });
		});

		it('together with the other takes the account, once', async () => {
			await share();
			const erased = [...(await forgotten('ana', 'bo')).values()];
			expect(erased.reduce((sum, rows) => sum + rows.directory, 0)).toBe(1);
			expect(erased.reduce((sum, rows) => sum + rows.pace, 0)).toBe(1);
			expect(await given.store.findUsersById(['U1'])).toEqual([]);
		});

		it('leaves a digest that they share to the other, down to its settlement', async () => {
			await share();
			const ids = await acceptAll(
				given.store,
				notification({ ...toMember('ana'), ...daily }),
				notification({ ...toMember('bo'), ...daily }),
			);
			const later = now + minute;
			expect(await sendingTo(given.store, 'U1', 'd', later)).toEqual(ids);
			expect(await rowsOf('ana')).toEqual({
				...nothing,
				mapping: 2,
				notifications: 1,
				decisions: 1,
			});
			expect(await given.store.settle('d', 'd', sent, later)).toBe(true);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ id: ids[1], state: 'sent', ts: sent.ts },
			]);
			expect(await rowsOf('bo')).toMatchObject({ notifications: 1, deliveries: 1 });
		});
	});

	describe('the accounts that a forgotten member could have had', () => {
		it('go as well, unless they are another’s', async () => {
			await given.store.rememberUsers(
				['U1', 'U2', 'U3'].map((id) => slackUser(id)),
				now,
			);
			const candidateIds = ['U1', 'U2', 'U3'];
			const open = { state: 'ambiguous', slackUserId: undefined, candidateIds } as const;
			await given.store.saveMappings(
				[
					mapping('ana', open),
					mapping('bo', { slackUserId: 'U2' }),
					mapping('cy', { ...open, candidateIds: ['U3'] }),
				],
				nobody,
			);
			expect(await rowsOf('ana')).toEqual({ ...nothing, mapping: 2, directory: 1 });
			const left = await given.store.findUsersById(candidateIds);
			expect(left.map(({ id }) => id).sort()).toEqual(['U2', 'U3']);
		});
	});

	describe('an attempt that a forgotten member’s notification had before', () => {
		it('goes with the account that it went to', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			await acceptAll(given.store, notification());
			await sendingTo(given.store, 'U-ana', 'd');
			await given.store.settle('d', 'd', queuedUntil(now), now);
			expect(await rowsOf('ana')).toMatchObject({ notifications: 1, deliveries: 1 });
		});
	});

	describe('a worker whose notification is forgotten under its hands', () => {
		it('can not begin it, and gives nothing back', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			await rowsOf('ana');
			expect(await given.store.begin('a', delivery('d', ids), now + minute)).toBe('lost');
			const back = { state: 'failed', reason: 'no' } as const;
			expect(await given.store.release('a', back, now)).toBe(0);
		});

		it('can not settle what it was sending, however it ended', async () => {
			for (const end of [sent, failed, unsure, queuedUntil(now)]) {
				await acceptAll(given.store, notification());
				await sending(given.store, 'a', 'd');
				await rowsOf('ana');
				expect(await given.store.settle('a', 'd', end, now)).toBe(false);
			}
			expect(await given.store.recover(now + 9 * minute)).toEqual({ requeued: 0, unsure: 0 });
		});

		it('loses nothing else: the rest of its claim is told once its lease is over', async () => {
			await given.store.saveMappings(
				['ana', 'bo'].map((key) => mapping(key, { slackUserId: 'U1' })),
				nobody,
			);
			const all = ['ana', 'bo'].map((key) => notification({ ...toMember(key), ...daily }));
			const ids = await acceptAll(given.store, ...all);
			await claimed(given.store, 'a');
			await rowsOf('ana');
			expect(await given.store.begin('a', delivery('d', ids), now + minute)).toBe('lost');
			expect(await claimAt(given.store, 'b')).toEqual({ nothingDue: true });
			await given.store.recover(now + minute);
			const { notifications } = await claimed(given.store, 'b', now + minute);
			expect(notifications.map(({ id }) => id)).toEqual([ids[1]]);
		});
	});
}
