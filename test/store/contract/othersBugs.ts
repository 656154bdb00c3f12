// Answers: does the store get wrong what others' did? The numbers of the regressions that it answers for by itself.
import { describe, expect, it } from 'vitest';
import type { Settlement, Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	delivery,
	failed,
	hour,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	statesOf,
	toMember,
	unsure,
	workspace,
} from '../given';

const leaseIsOver = now + minute;
const nothing = { nothingDue: true };

export function othersBugsContract(given: Given): void {
	const lookUp = (token: string, at: number) =>
		given.store.claimUnsure({ token, now: at, leaseUntil: at + minute });
	const rowsOf = (ids: readonly number[]) => given.store.findNotifications(ids);

	describe('what others got wrong', () => {
		it('Number 1: 50 events for one recipient in the same millisecond from 4 workers are one claim of 50 entries', async () => {
			const workers = await Promise.all(
				Array.from({ length: 4 }, () => given.database.forWorkspace(workspace(), now)),
			);
			const events = Array.from({ length: 50 }, () => notification(daily));
			const answers = await Promise.all(
				events.map((event, index) => workers[index % 4]!.accept([event], [], now)),
			);
			expect(answers.flat().filter(({ accepted }) => accepted)).toHaveLength(50);
			const claims = await Promise.all(
				workers.map((worker, index) => claimAt(worker, `worker ${index}`)),
			);
			const taken = claims.flatMap((each) => ('claimed' in each ? [each.claimed] : []));
			expect(taken).toHaveLength(1);
			expect(taken[0]!.notifications.map(({ dedupeKey }) => dedupeKey).sort()).toEqual(
				events.map(({ dedupeKey }) => dedupeKey).sort(),
			);
		});

		it('Number 5: the claim step run twice for the same row changes nothing', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			const before = await rowsOf(ids);
			for (const token of ['a', 'b']) expect(await claimAt(given.store, token)).toEqual(nothing);
			expect(await rowsOf(ids)).toEqual(before);
			expect(await given.store.begin('b', delivery('d', ids), leaseIsOver)).toBe('lost');
			expect(await given.store.begin('a', delivery('d', ids), leaseIsOver)).toBe('begun');
		});

		it('Number 5: every step after the claim, run twice, changes nothing the second time', async () => {
			const ids = await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			const twice = async (step: () => Promise<unknown>, says: unknown) => {
				const before = await rowsOf(ids);
				expect(await step()).toEqual(says);
				expect(await rowsOf(ids)).toEqual(before);
			};
			await twice(() => given.store.begin('a', delivery('e', ids), leaseIsOver), 'lost');
			await given.store.settle('a', 'd', unsure, now);
			await twice(() => given.store.settle('a', 'd', sent, now), false);
			await lookUp('x', now);
			await twice(() => lookUp('x', now), undefined);
			await given.store.settle('x', 'd', sent, now);
			await twice(() => given.store.settle('x', 'd', unsure, now), false);
			const none = { requeued: 0, unsure: 0 };
			await twice(() => given.store.recover(now + hour), none);
		});

		/** How far a worker came; and what whoever comes after its lease finds. */
		const deaths: [string, leaves: string, (store: Store) => Promise<unknown>][] = [
			['the insert', 'one to send', async () => undefined],
			['the claim', 'one to send', (store) => claimed(store, 'dead')],
			['the mark before Slack', 'one to look up', (store) => sending(store, 'dead', 'd')],
			[
				'the message’s ts is stored',
				'none',
				async (store) => {
					await sending(store, 'dead', 'd');
					await store.settle('dead', 'd', sent, now);
				},
			],
		];

		it.each(deaths)('Number 6: a crash after %s leaves %s', async (_, leaves, die) => {
			const ids = await acceptAll(given.store, notification());
			await die(given.store);
			await given.store.recover(leaseIsOver);
			const isToSend = 'claimed' in (await claimAt(given.store, 'next', leaseIsOver));
			const isToLookUp = (await lookUp('next', leaseIsOver)) !== undefined;
			expect([isToSend, isToLookUp]).toEqual([
				leaves === 'one to send',
				leaves === 'one to look up',
			]);
			const states = { 'one to send': 'claimed', 'one to look up': 'unsure', none: 'sent' };
			expect(await statesOf(given.store, ids)).toEqual([states[leaves as keyof typeof states]]);
			expect(await claimAt(given.store, 'third', leaseIsOver)).toEqual(nothing);
			expect(await lookUp('third', leaseIsOver)).toBeUndefined();
		});

		it.each<[string, Settlement]>([
			['sent', sent],
			['failed', failed],
			['queued', queuedUntil(now)],
			['unsure', unsure],
		])(
			'Number 7: a worker believed dead that settles as %s is refused by its token, whoever has it now',
			async (_, settlement) => {
				const ids = await acceptAll(given.store, notification());
				await sending(given.store, 'dead', 'd');
				await given.store.recover(leaseIsOver);
				const isRefused = async () => {
					const before = await rowsOf(ids);
					expect(await given.store.settle('dead', 'd', settlement, leaseIsOver)).toBe(false);
					expect(await given.store.release('dead', queuedUntil(now), leaseIsOver)).toBe(0);
					const renewed = { leaseUntil: now + hour };
					expect(await given.store.renew('dead', 'd', renewed)).toBe(false);
					expect(await rowsOf(ids)).toEqual(before);
				};
				await isRefused();
				await lookUp('next', leaseIsOver);
				await isRefused();
				const notThere = queuedUntil(leaseIsOver);
				expect(await given.store.settle('next', 'd', notThere, leaseIsOver)).toBe(true);
				await isRefused();
				await claimed(given.store, 'next', leaseIsOver);
				await isRefused();
				await given.store.begin('next', delivery('e', ids, leaseIsOver), now + hour);
				await isRefused();
				expect(await given.store.settle('next', 'e', sent, leaseIsOver)).toBe(true);
				await isRefused();
			},
		);

		it.each<[string, Settlement, kept: () => Promise<number | undefined>]>([
			[
				'is tried again later',
				queuedUntil(now + hour),
				async () => (await sending(given.store, 'later', 'later', now + hour))[0],
			],
			['was refused for good', failed, async () => (await given.store.takeUntold(9, now))[0]?.id],
			['may have arrived', unsure, async () => (await lookUp('later', now))?.notificationIds[0]],
		])(
			'Number 12: a failed send that %s does not empty the queue, and is kept itself',
			async (_, end, kept) => {
				const people = ['ana', 'ana', 'bo', 'cy'].map(toMember);
				const all = people.map((to) => notification({ ...daily, ...to }));
				const ids = await acceptAll(given.store, ...all);
				await claimed(given.store, 'a');
				await given.store.begin('a', delivery('a1', [ids[0]!]), leaseIsOver);
				await given.store.settle('a', 'a1', end, now);
				await given.store.release('a', queuedUntil(now), now);
				expect(await given.store.waiting(now)).toMatchObject({ due: 3 });
				const told: number[] = [];
				for (const token of ['b', 'c', 'd']) {
					told.push(...(await sending(given.store, token, token)));
					expect(await given.store.settle(token, token, sent, now)).toBe(true);
				}
				expect(told.sort((one, other) => one - other)).toEqual(ids.slice(1));
				expect(await claimAt(given.store, 'e')).toEqual(nothing);
				expect(await kept()).toBe(ids[0]);
			},
		);
	});
}
