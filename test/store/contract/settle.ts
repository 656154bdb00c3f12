// Answers: is the end of an attempt written down once, and only by the one who made it?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	delivery,
	failed,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	statesOf,
	unsure,
} from '../given';

export function settleContract(given: Given): void {
	describe('settling', () => {
		it('as sent keeps where the message is', async () => {
			await acceptAll(given.store, notification(daily), notification(daily));
			const ids = await sending(given.store, 'a', 'd');
			expect(await given.store.settle('a', 'd', sent, now + 1)).toBe(true);
			const end = { state: 'sent', conversation: 'D1', ts: '1.2', settledAt: now + 1, attempts: 1 };
			expect(await given.store.findNotifications(ids)).toMatchObject([end, end]);
		});

		it('as failed keeps the reason, and is never claimed again', async () => {
			await acceptAll(given.store, notification());
			const ids = await sending(given.store, 'a', 'd');
			expect(await given.store.settle('a', 'd', failed, now + 1)).toBe(true);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'failed', reason: 'channel_not_found', settledAt: now + 1 },
			]);
			expect(await claimAt(given.store, 'b', now + 1000 * minute)).toEqual({ nothingDue: true });
		});

		it('as queued puts off to an instant, and a new attempt counts on', async () => {
			await acceptAll(given.store, notification());
			const ids = await sending(given.store, 'a', 'd');
			expect(await given.store.settle('a', 'd', queuedUntil(now + minute), now)).toBe(true);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'queued', reason: 'ratelimited', notBefore: now + minute, attempts: 1 },
			]);
			await sending(given.store, 'b', 'e', now + minute);
			await given.store.settle('b', 'e', sent, now + minute);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'sent', attempts: 2 },
			]);
			const [end] = await given.store.findNotifications(ids);
			expect(end).toMatchObject({ reason: undefined, notBefore: undefined });
		});

		it('as unsure lets go of the claim and waits for a look-up', async () => {
			await acceptAll(given.store, notification());
			const ids = await sending(given.store, 'a', 'd');
			expect(await given.store.settle('a', 'd', unsure, now)).toBe(true);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'unsure', reason: 'answer_lost' },
			]);
			expect(await given.store.settle('a', 'd', sent, now)).toBe(false);
			expect(await claimAt(given.store, 'b', now + 1000 * minute)).toEqual({ nothingDue: true });
		});

		it('is refused to another token, to another key, and the second time', async () => {
			await acceptAll(given.store, notification());
			const ids = await sending(given.store, 'a', 'd');
			expect(await given.store.settle('b', 'd', sent, now)).toBe(false);
			expect(await given.store.settle('a', 'e', sent, now)).toBe(false);
			expect(await statesOf(given.store, ids)).toEqual(['sending']);
			expect(await given.store.settle('a', 'd', sent, now)).toBe(true);
			expect(await given.store.settle('a', 'd', failed, now)).toBe(false);
			expect(await statesOf(given.store, ids)).toEqual(['sent']);
		});

		it('touches one part of a digest and leaves the others', async () => {
			const entries = Array.from({ length: 3 }, () => notification(daily));
			const ids = await acceptAll(given.store, ...entries);
			await claimed(given.store, 'a');
			await given.store.begin('a', delivery('d', [ids[0]!]), now + minute);
			await given.store.begin('a', delivery('e', [ids[1]!]), now + minute);
			await given.store.settle('a', 'd', sent, now);
			expect(await statesOf(given.store, ids)).toEqual(['sent', 'sending', 'claimed']);
		});
	});

	describe('releasing', () => {
		it('puts back what no delivery was begun for, and says how much', async () => {
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: 3 }, () => notification(daily)),
			);
			await claimed(given.store, 'a');
			await given.store.begin('a', delivery('d', [ids[0]!]), now + minute);
			expect(await given.store.release('a', queuedUntil(now + minute), now)).toBe(2);
			expect(await statesOf(given.store, ids)).toEqual(['sending', 'queued', 'queued']);
			expect(await given.store.settle('a', 'd', sent, now)).toBe(true);
			const again = await claimed(given.store, 'b', now + minute);
			expect(again.notifications.map(({ id }) => id)).toEqual(ids.slice(1));
		});

		it('can fail for good, with the reason', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			expect(await given.store.release('a', failed, now + 1)).toBe(1);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'failed', reason: 'channel_not_found', settledAt: now + 1, attempts: 0 },
			]);
		});

		it('does nothing for another token', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			expect(await given.store.release('b', failed, now)).toBe(0);
			expect(await statesOf(given.store, ids)).toEqual(['claimed']);
		});
	});
}
