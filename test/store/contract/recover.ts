// Answers: is what a dead run left taken up, and can the dead change nothing when they wake?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	daily,
	delivery,
	minute,
	notification,
	now,
	queuedUntil,
	second,
	sending,
	sent,
	statesOf,
	toChannel,
	unsure,
} from '../given';

export function recoverContract(given: Given): void {
	const lookUp = (token: string, at: number) =>
		given.store.claimUnsure({ token, now: at, leaseUntil: at + minute });

	describe('recovering', () => {
		it('leaves leases alone that are not over', async () => {
			await acceptAll(given.store, notification(), notification());
			await claimed(given.store, 'a');
			await sending(given.store, 'b', 'd');
			expect(await given.store.recover(now + minute - 1)).toEqual({ requeued: 0, unsure: 0 });
		});

		it('queues a claim whose lease is over, at once to be claimed again', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await claimed(given.store, 'a');
			expect(await given.store.recover(now + minute)).toEqual({ requeued: 2, unsure: 0 });
			expect(await statesOf(given.store, ids)).toEqual(['queued', 'queued']);
			const again = await claimed(given.store, 'b', now + minute);
			expect(again.notifications.map(({ id }) => id)).toEqual(ids);
		});

		it('makes a sending unsure whose lease is over, never queued', async () => {
			await acceptAll(given.store, notification(daily), notification(daily));
			const ids = await sending(given.store, 'a', 'd');
			expect(await given.store.recover(now + minute)).toEqual({ requeued: 0, unsure: 2 });
			expect(await statesOf(given.store, ids)).toEqual(['unsure', 'unsure']);
			expect(await given.store.recover(now + 2 * minute)).toEqual({ requeued: 0, unsure: 0 });
		});

		it('refuses a worker believed dead that wakes up before it began', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'dead');
			await given.store.recover(now + minute);
			const begin = () => given.store.begin('dead', delivery('d', ids), now + 9 * minute);
			expect(await begin()).toBe('lost');
			await claimed(given.store, 'b', now + minute);
			expect(await begin()).toBe('lost');
			expect(await given.store.release('dead', queuedUntil(now), now)).toBe(0);
			expect(await statesOf(given.store, ids)).toEqual(['claimed']);
		});

		it('refuses a worker believed dead that wakes up after it sent', async () => {
			await acceptAll(given.store, notification());
			const ids = await sending(given.store, 'dead', 'd');
			await given.store.recover(now + minute);
			expect(await given.store.settle('dead', 'd', sent, now + minute)).toBe(false);
			await lookUp('b', now + minute);
			expect(await given.store.settle('dead', 'd', sent, now + minute)).toBe(false);
			expect(await statesOf(given.store, ids)).toEqual(['unsure']);
		});
	});

	describe('looking up a lost answer', () => {
		it('takes one unsure delivery with its notifications, the longest unsure first', async () => {
			await acceptAll(given.store, notification(), notification());
			const first = await sending(given.store, 'a', 'd', now);
			const second = await sending(given.store, 'b', 'e', now + 1);
			await given.store.settle('b', 'e', unsure, now + 1);
			await given.store.settle('a', 'd', unsure, now + 1);
			const at = now + minute;
			expect(await lookUp('x', at)).toEqual({ ...delivery('d', first, now), token: 'x' });
			expect(await lookUp('y', at)).toEqual({ ...delivery('e', second, now + 1), token: 'y' });
			expect(await lookUp('z', at)).toBeUndefined();
		});

		it('leaves alone what is not to be looked up yet', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', { ...unsure, notBefore: now + minute }, now);
			expect(await lookUp('x', now + minute - 1)).toBeUndefined();
			expect(await lookUp('x', now + minute)).toMatchObject({ key: 'd' });
		});

		it('takes at once what became unsure because a lease was over', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			await given.store.recover(now + minute);
			expect(await lookUp('x', now + minute)).toMatchObject({ key: 'd' });
		});

		it('names the thread that the message went into', async () => {
			const ids = await acceptAll(given.store, notification(), notification(toChannel('C1')));
			for (const [index, threadTs] of ['1.2', undefined].entries()) {
				const [token, key] = [`t${index}`, `d${index}`];
				await claimed(given.store, token);
				const part = { ...delivery(key, [ids[index]!]), threadTs };
				await given.store.begin(token, part, now + minute);
				await given.store.settle(token, key, unsure, now);
				expect(await lookUp('x', now + minute)).toEqual({ ...part, token: 'x' });
			}
		});

		it('leaves alone what is not unsure', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			expect(await lookUp('x', now + second)).toBeUndefined();
		});

		it('ends as sent where the message was found', async () => {
			await acceptAll(given.store, notification(toChannel('C1')));
			const ids = await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			await lookUp('x', now + minute);
			expect(await given.store.settle('x', 'd', sent, now + minute)).toBe(true);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'sent', ts: '1.2', reason: undefined },
			]);
		});

		it('ends as queued where the message was not found, and goes out with a new delivery', async () => {
			await acceptAll(given.store, notification());
			const ids = await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			await lookUp('x', now + minute);
			expect(await given.store.settle('x', 'd', queuedUntil(now), now + minute)).toBe(true);
			expect(await lookUp('y', now + 9 * minute)).toBeUndefined();
			expect(await sending(given.store, 'b', 'e', now + minute)).toEqual(ids);
		});

		it('stays unsure where nobody may look, and comes back when it is told to', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			const at = now + minute;
			await lookUp('x', at);
			const later = { ...unsure, notBefore: at + minute };
			expect(await given.store.settle('x', 'd', later, at)).toBe(true);
			expect(await lookUp('y', at + minute - 1)).toBeUndefined();
			expect(await lookUp('y', at + minute)).toMatchObject({ key: 'd' });
			expect(await given.store.settle('y', 'd', unsure, at)).toBe(true);
			expect(await lookUp('z', at)).toMatchObject({ key: 'd' });
		});

		it('is taken over from a dead run, which is refused from then on', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			const at = now + minute;
			await lookUp('dead', at);
			expect(await lookUp('x', at + minute - 1)).toBeUndefined();
			expect(await lookUp('x', at + minute)).toMatchObject({ key: 'd', token: 'x' });
			expect(await given.store.settle('dead', 'd', sent, at)).toBe(false);
			expect(await given.store.settle('x', 'd', sent, at)).toBe(true);
		});
	});

	describe('what waits', () => {
		it('is counted by the instant it is due', async () => {
			expect(await given.store.waiting(now)).toEqual({
				due: 0,
				later: 0,
				nextDueAt: undefined,
				unsure: 0,
			});
			await acceptAll(given.store, notification({ dueAt: now - minute }));
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			await acceptAll(
				given.store,
				notification({ dueAt: now - 2 }),
				notification({ dueAt: now - 1 }),
				notification({ dueAt: now + 3 * minute }),
			);
			await sending(given.store, 'b', 'e');
			await given.store.settle('b', 'e', queuedUntil(now + minute), now);
			expect(await given.store.waiting(now - 2 * minute)).toMatchObject({ due: 0, later: 3 });
			expect(await given.store.waiting(now)).toEqual({
				due: 1,
				later: 2,
				nextDueAt: now + minute,
				unsure: 1,
			});
			expect(await given.store.waiting(now + minute)).toEqual({
				due: 2,
				later: 1,
				nextDueAt: now + 3 * minute,
				unsure: 1,
			});
		});
	});
}
