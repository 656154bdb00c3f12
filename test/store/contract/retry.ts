// Answers: is what failed or is unsure tried again where somebody asks for it, and never while it is in somebody's hands?
import { describe, expect, it } from 'vitest';
import type { Which } from '../../../src/store/contract';
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
	sending,
	sent,
	statesOf,
	toChannel,
	toMember,
	unsure,
} from '../given';

const ana = toMember('ana').recipient;
const bo = toMember('bo').recipient;
const nothing = { requeued: [], toLookUp: [] };

export function retryContract(given: Given): void {
	const retry = (how: 'look_up' | 'send_again', which: Which = {}, at = now) =>
		given.store.retry(which, how, at);
	const lookUp = (token: string, at = now) =>
		given.store.claimUnsure({ token, now: at, leaseUntil: at + minute });
	/** Everything that is due now ends like this. */
	const end = async (name: string, settlement: Parameters<Given['store']['settle']>[2]) => {
		const ids = await sending(given.store, name, name);
		await given.store.settle(name, name, settlement, now);
		return ids;
	};
	/** Not to be looked up for an hour. */
	const lost = { ...unsure, notBefore: now + hour };

	describe('trying again', () => {
		it('queues what failed, due now, as if it were new', async () => {
			await acceptAll(given.store, notification({ ...daily, dueAt: now - minute }));
			const [id] = await end('a', failed);
			await given.store.takeUntold(9, now);
			const later = now + minute;
			const { requeued, toLookUp } = await retry('look_up', {}, later);
			const again = { id, state: 'queued', dueAt: later, reason: 'retried', attempts: 1 };
			expect(requeued).toMatchObject([{ ...again, settledAt: undefined, notBefore: undefined }]);
			expect(toLookUp).toEqual([]);
			expect(await sending(given.store, 'b', 'b', later)).toEqual([id]);
			expect(await given.store.settle('b', 'b', failed, later)).toBe(true);
			expect(await given.store.takeUntold(9, later)).toMatchObject([{ id }]);
		});

		it('leaves everything else as it is', async () => {
			await acceptAll(given.store, notification());
			const ids = await end('a', sent);
			ids.push(...(await acceptAll(given.store, notification())));
			await sending(given.store, 'b', 'b');
			ids.push(...(await acceptAll(given.store, notification())));
			await claimed(given.store, 'c');
			ids.push(...(await acceptAll(given.store, notification())));
			const before = await given.store.findNotifications(ids);
			for (const how of ['look_up', 'send_again'] as const)
				expect(await retry(how)).toEqual(nothing);
			expect(await given.store.findNotifications(ids)).toEqual(before);
		});

		it('takes what fits, and of a member also what a channel was told in its place', async () => {
			const all = [
				notification(),
				notification(toMember('bo')),
				notification({ ...toChannel('C1'), standsInFor: 'ana' }),
			];
			const ids = await acceptAll(given.store, ...all);
			for (const name of ['a', 'b', 'c']) await end(name, failed);
			const { requeued } = await retry('look_up', { recipient: ana });
			expect(requeued.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
			expect(await statesOf(given.store, ids)).toEqual(['queued', 'failed', 'queued']);
		});

		it('takes by the event ID all whom a channel stands in for', async () => {
			const inPlace = notification({ ...toChannel('C1'), standsInFor: 'ana' });
			const ids = await acceptAll(given.store, inPlace, { ...inPlace, standsInFor: 'bo' });
			for (const name of ['a', 'b']) await end(name, failed);
			const { requeued } = await retry('look_up', { dedupeKey: inPlace.dedupeKey });
			expect(requeued.map(({ id }) => id)).toEqual(ids);
		});

		it('is written down with each that is queued again', async () => {
			await acceptAll(given.store, notification());
			await end('a', failed);
			await acceptAll(given.store, notification());
			await end('b', lost);
			await retry('look_up', {}, now + 1);
			await retry('send_again', {}, now + 2);
			const { items } = await given.store.findDecisions({ from: now + 1, limit: 9 });
			const one = { outcome: 'queued', reason: 'retried' };
			expect(items).toMatchObject([
				{ ...one, at: now + 2, dueAt: now + 2 },
				{ ...one, at: now + 1, dueAt: now + 1 },
			]);
			expect(items).toHaveLength(2);
		});
	});

	describe('trying again what is unsure', () => {
		it('looks it up without waiting any longer', async () => {
			await acceptAll(given.store, notification());
			const ids = await end('a', lost);
			expect(await lookUp('x')).toBeUndefined();
			expect(await retry('look_up')).toMatchObject({
				requeued: [],
				toLookUp: [{ id: ids[0], state: 'unsure' }],
			});
			expect(await lookUp('x')).toMatchObject({ key: 'a', notificationIds: ids });
		});

		it('does not look earlier than Slack shows a message: not found, it would be sent again', async () => {
			await acceptAll(given.store, notification());
			await end('a', { ...unsure, notBefore: now + 10_000 });
			await retry('look_up', {}, now + 1);
			expect(await lookUp('x', now + 9_999)).toBeUndefined();
			expect(await lookUp('x', now + 10_000)).toMatchObject({ key: 'a' });
		});

		it('sends it again where that is wished, and its old attempt is over', async () => {
			await acceptAll(given.store, notification());
			const ids = await end('a', lost);
			const { requeued } = await retry('send_again');
			expect(requeued).toMatchObject([{ id: ids[0], state: 'queued', reason: 'retried' }]);
			expect(await lookUp('x', now + hour)).toBeUndefined();
			expect(await sending(given.store, 'b', 'b')).toEqual(ids);
			expect(await given.store.settle('a', 'a', sent, now)).toBe(false);
			expect(await given.store.settle('b', 'b', sent, now)).toBe(true);
		});

		it('Number 7: leaves alone what is being looked up this moment', async () => {
			await acceptAll(given.store, notification());
			const ids = await end('a', unsure);
			await lookUp('x');
			for (const how of ['look_up', 'send_again'] as const)
				expect(await retry(how)).toEqual(nothing);
			expect(await given.store.settle('x', 'a', sent, now)).toBe(true);
			expect(await statesOf(given.store, ids)).toEqual(['sent']);
		});

		it('Number 7: refuses the answer of a look-up that was believed dead', async () => {
			await acceptAll(given.store, notification());
			const ids = await end('a', unsure);
			await lookUp('x');
			const later = now + minute;
			expect((await retry('send_again', {}, later)).requeued).toHaveLength(1);
			expect(await given.store.settle('x', 'a', unsure, later)).toBe(false);
			expect(await statesOf(given.store, ids)).toEqual(['queued']);
		});

		it('Number 12: tries all again after a send that was lost, and each goes out once', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await claimed(given.store, 'a');
			await given.store.begin('a', delivery('a1', [ids[0]!]), now + minute);
			await given.store.settle('a', 'a1', failed, now);
			await given.store.begin('a', delivery('a2', [ids[1]!]), now + minute);
			await given.store.settle('a', 'a2', lost, now);
			const { requeued } = await retry('send_again');
			expect(requeued.map(({ id }) => id)).toEqual(ids);
			expect(await sending(given.store, 'b', 'b')).toEqual(ids);
			expect(await claimAt(given.store, 'c')).toEqual({ nothingDue: true });
			expect(await retry('send_again')).toEqual(nothing);
		});

		it('sends a message again as a whole, also where one of its entries does not fit', async () => {
			const [one, other] = [notification(daily), notification(daily)];
			const ids = await acceptAll(given.store, one, other);
			await end('a', lost);
			const which = { dedupeKey: one.dedupeKey };
			expect((await retry('look_up', which)).toLookUp.map(({ id }) => id)).toEqual([ids[0]]);
			const { requeued } = await retry('send_again', which);
			expect(requeued.map(({ id }) => id)).toEqual(ids);
		});

		it('leaves what does not fit', async () => {
			await acceptAll(given.store, notification());
			const ids = await end('a', lost);
			for (const how of ['look_up', 'send_again'] as const)
				expect(await retry(how, { recipient: bo })).toEqual(nothing);
			expect(await lookUp('x')).toBeUndefined();
			expect(await statesOf(given.store, ids)).toEqual(['unsure']);
		});
	});
}
