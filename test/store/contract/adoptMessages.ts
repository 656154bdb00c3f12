// Answers: is every event told once, and nothing lost, when two keys turn out to be one person?
import { describe, expect, it } from 'vitest';
import type { NewNotification, PreferenceRule } from '../../../src/outbox/notification';
import type { Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	delivery,
	failed,
	forget,
	mapping,
	minute,
	nobody,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	statesOf,
	toChannel,
	toMember,
	unsure,
} from '../given';

const pair = { from: 'ana', to: '7' };

/** How a single notification that waits comes into each state; its token and delivery key are the name given. */
const reach = {
	queued: async () => {},
	claimed: async (store: Store, name: string) => void (await claimed(store, name)),
	sending: async (store: Store, name: string) => void (await sending(store, name, name)),
	unsure: (store: Store, name: string) => ended(store, name, unsure),
	sent: (store: Store, name: string) => ended(store, name, sent),
	failed: (store: Store, name: string) => ended(store, name, failed),
	withdrawn: async (store: Store) => void (await store.withdraw({ type: 'task.assigned' }, now)),
	expired: (store: Store) => leftOut(store, { to: 'expired' }),
	muted: (store: Store) => leftOut(store, { to: 'muted', rule: 'own_type' }),
};

async function leftOut(store: Store, change: LeftOut): Promise<void> {
	const waiting = await store.findQueued({ after: 0, most: 9 });
	await store.replan(
		waiting.map(({ id }) => ({ id, ...change })),
		now,
	);
}

async function ended(store: Store, name: string, end: Parameters<Store['settle']>[2]) {
	await sending(store, name, name);
	await store.settle(name, name, end, now);
}

type LeftOut = { to: 'expired' } | { to: 'muted'; rule: PreferenceRule };
type State = keyof typeof reach;
const allStates = Object.keys(reach) as State[];
const inFlight: State[] = ['claimed', 'sending', 'unsure'];

/** One that may still be told goes before those that told nobody, unless it was taken back or is of no use any more. */
const howFar: Record<State, number> = {
	failed: 0,
	muted: 1,
	queued: 2,
	expired: 3,
	withdrawn: 3,
	claimed: 4,
	sending: 4,
	unsure: 4,
	sent: 4,
};

/** What stays of one event: under the old key in the first state, under the new one in the second. */
function whatStays(old: State, there: State): 'old' | 'new' | 'both' {
	if (howFar[old] > howFar[there]) return 'old';
	return inFlight.includes(old) ? 'both' : 'new';
}

function whose({ recipient, standsInFor }: NewNotification): string {
	return standsInFor ?? recipient.key;
}

export function adoptMessagesContract(given: Given): void {
	const adopt = () => given.store.adoptMembers([pair]);
	const recipients = async (...ids: number[]) =>
		(await given.store.findNotifications(ids)).map(({ recipient }) => recipient.key);

	async function give(one: NewNotification, state: State, name: string): Promise<number> {
		const [id] = await acceptAll(given.store, one);
		await reach[state](given.store, name);
		expect(await statesOf(given.store, [id!])).toEqual([state]);
		return id!;
	}

	describe('what an old key was told, and what waits', () => {
		it('goes on under the new one, and to a channel in its place', async () => {
			const inPlace = notification({ ...toChannel('C1'), standsInFor: 'ana' });
			const ids = await acceptAll(
				given.store,
				notification(),
				inPlace,
				notification(toMember('bo')),
				notification(toChannel('ana')),
			);
			await adopt();
			const found = await given.store.findNotifications(ids);
			expect(found).toMatchObject([
				toMember('7'),
				{ ...toChannel('C1'), standsInFor: '7' },
				toMember('bo'),
				toChannel('ana'),
			]);
			await given.store.saveMappings([mapping('7')], nobody);
			const { target } = await claimed(given.store, 'a');
			expect(target).toMatchObject({ slackUserId: 'U-7' });
			expect((await forget(given.store, 'ana')).get('ana')).toMatchObject({ decisions: 0 });
			const rows = (await forget(given.store, '7')).get('7');
			expect(rows).toMatchObject({ notifications: 2, decisions: 2 });
		});

		it('stays with those of others in whose place a channel is told of the same event', async () => {
			const itself = notification(toChannel('C1'));
			const all = [itself, ...['ana', '7', 'bo'].map((key) => ({ ...itself, standsInFor: key }))];
			const ids = await acceptAll(given.store, ...all);
			await adopt();
			const found = await given.store.findNotifications(ids);
			expect(found.map(({ standsInFor }) => standsInFor)).toEqual([undefined, '7', 'bo']);
			const { items } = await given.store.findDecisions({ dedupeKey: itself.dedupeKey, limit: 9 });
			expect(items.map(({ standsInFor }) => standsInFor)).toEqual(['bo', '7', '7', undefined]);
			const again = await given.store.accept(all.slice(2), [], now);
			expect(again.map(({ accepted }) => accepted)).toEqual([false, false]);
		});

		it('stays in each channel that was told in its place', async () => {
			const one = notification({ ...toChannel('C1'), standsInFor: 'ana' });
			const there = { ...one, ...toChannel('C2'), standsInFor: '7' };
			const ids = await acceptAll(given.store, one, there);
			await adopt();
			const found = await given.store.findNotifications(ids);
			expect(found).toMatchObject([
				{ ...toChannel('C1'), standsInFor: '7' },
				{ ...toChannel('C2'), standsInFor: '7' },
			]);
		});

		it('is a duplicate under the new key', async () => {
			const one = notification();
			const [id] = await acceptAll(given.store, one);
			await adopt();
			const again = await given.store.accept([{ ...one, ...toMember('7') }], [], now);
			expect(again).toMatchObject([{ accepted: false, existing: { id } }]);
		});

		it.each(inFlight)('is settled by whoever has it in hand, while it is %s', async (state) => {
			const id = await give(notification(), state, 'a');
			await adopt();
			expect(await recipients(id)).toEqual(['7']);
			if (state === 'claimed') {
				expect(await given.store.begin('a', delivery('a', [id]), now + minute)).toBe('begun');
			}
			if (state === 'unsure') {
				const until = now + minute;
				const lookUp = { token: 'a', now, leaseUntil: until };
				const lookedUp = await given.store.claimUnsure(lookUp);
				expect(lookedUp).toMatchObject({ key: 'a', notificationIds: [id] });
			}
			expect(await given.store.settle('a', 'a', sent, now)).toBe(true);
			expect(await statesOf(given.store, [id])).toEqual(['sent']);
		});

		it('is released by whoever has claimed it', async () => {
			const id = await give(notification(), 'claimed', 'a');
			await adopt();
			expect(await given.store.release('a', queuedUntil(now), now)).toBe(1);
			expect(await statesOf(given.store, [id])).toEqual(['queued']);
		});
	});

	const places: [string, (key: string) => Pick<NewNotification, 'recipient' | 'standsInFor'>][] = [
		['', toMember],
		[' in a channel that stands in', (key) => ({ ...toChannel('C1'), standsInFor: key })],
	];

	describe.each(places)('of one event under both keys%s', (_, to) => {
		const pairs = allStates.flatMap((old) => allStates.map((there) => [old, there] as const));

		it.each(pairs)(
			'%s under the old one and %s under the new one, it is the one that is further along',
			async (old, there) => {
				const one = notification(to('ana'));
				// Each gets into its state alone: the one that waits comes last.
				const ids = { old: 0, new: 0 };
				const giveOld = async () => void (ids.old = await give(one, old, 'old'));
				const giveNew = async () =>
					void (ids.new = await give({ ...one, ...to('7') }, there, 'new'));
				for (const each of old === 'queued' ? [giveNew, giveOld] : [giveOld, giveNew]) await each();
				await adopt();

				const stays = whatStays(old, there);
				const kept = await given.store.findNotifications([ids.old, ids.new]);
				const expected = [
					...(stays === 'new'
						? []
						: [{ id: ids.old, state: old, key: stays === 'old' ? '7' : 'ana' }]),
					...(stays === 'old' ? [] : [{ id: ids.new, state: there, key: '7' }]),
				];
				expect(kept.map((each) => ({ id: each.id, state: each.state, key: whose(each) }))).toEqual(
					expected.sort((a, b) => a.id - b.id),
				);
				// Whoever is telling it can say how it ended, under whichever key.
				for (const [name, state] of [
					['old', old],
					['new', there],
				] as const) {
					if (stays !== 'both' && stays !== name) continue;
					if (state === 'claimed') expect(await given.store.release(name, failed, now)).toBe(1);
					if (state === 'sending')
						expect(await given.store.settle(name, name, sent, now)).toBe(true);
				}
				// Nothing of it outlives the person.
				const { dedupeKey } = one;
				const decided = await given.store.findDecisions({ dedupeKey, limit: 100 });
				expect(decided.items.length).toBeGreaterThanOrEqual(2);
				const left = [...(await forget(given.store, '7', 'ana')).values()];
				expect(left.reduce((sum, rows) => sum + rows.decisions, 0)).toBe(decided.items.length);
				expect(await given.store.findNotifications([ids.old, ids.new])).toEqual([]);
				expect(await given.store.recover(now + 9 * minute)).toEqual({ requeued: 0, unsure: 0 });
				const late = now + 9 * minute;
				const lookUp = { token: 'x', now: late, leaseUntil: late };
				expect(await given.store.claimUnsure(lookUp)).toBeUndefined();
			},
		);
	});
}
