// Answers: may only the holder of a claim begin, and is the attempt written down before Slack is called?
import { describe, expect, it } from 'vitest';
import { mostInDigest } from '../../../src/store/verbs/conversation';
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
	sent,
	statesOf,
	toChannel,
} from '../given';

export function beginContract(given: Given): void {
	describe('beginning a delivery', () => {
		it('moves what was claimed to sending and counts the attempt', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await claimed(given.store, 'a');
			expect(await given.store.begin('a', delivery('d', ids), now + minute)).toBe('begun');
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'sending', attempts: 1 },
				{ state: 'sending', attempts: 1 },
			]);
		});

		it('forgets why the last attempt did not go through', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			await given.store.release('a', queuedUntil(now), now);
			await claimed(given.store, 'b');
			await given.store.begin('b', delivery('d', ids), now + minute);
			const [row] = await given.store.findNotifications(ids);
			expect(row).toMatchObject({ reason: undefined, notBefore: undefined });
		});

		it('is refused to another token, and nothing changes', async () => {
			const ids = await acceptAll(given.store, notification(toChannel('C1')));
			await claimed(given.store, 'a');
			expect(await given.store.begin('b', delivery('d', ids), now + minute)).toBe('lost');
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'claimed', attempts: 0 },
			]);
			expect(await given.store.begin('a', delivery('d', ids), now + minute)).toBe('begun');
		});

		it('is refused where one of several notifications is not held, and nothing changes', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			const [other] = await acceptAll(given.store, notification(toChannel('C1')));
			await claimed(given.store, 'a');
			expect(await given.store.begin('a', delivery('d', [...ids, other!]), now + minute)).toBe(
				'lost',
			);
			expect(await statesOf(given.store, [...ids, other!])).toEqual([
				'claimed',
				'claimed',
				'queued',
			]);
		});

		it('is refused twice for one notification, and for none', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			expect(await given.store.begin('a', delivery('d', []), now + minute)).toBe('lost');
			expect(await given.store.begin('a', delivery('d', ids), now + minute)).toBe('begun');
			expect(await given.store.begin('a', delivery('e', ids), now + minute)).toBe('lost');
		});

		it('is allowed after the lease as long as nobody else took the claim', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			const late = now + 2 * minute;
			expect(await given.store.begin('a', delivery('d', ids, late), late + minute)).toBe('begun');
		});

		it('renews the lease of what is claimed for later parts', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await claimed(given.store, 'a');
			await given.store.begin('a', delivery('d', [ids[0]!]), now + 5 * minute);
			expect(await given.store.recover(now + 2 * minute)).toEqual({ requeued: 0, unsure: 0 });
			expect(await statesOf(given.store, ids)).toEqual(['sending', 'claimed']);
			expect(await given.store.settle('a', 'd', sent, now)).toBe(true);
			expect(await given.store.begin('a', delivery('e', [ids[1]!]), now + 5 * minute)).toBe(
				'begun',
			);
		});

		it('renews no lease but that of its own claim, and of no part that is on its way', async () => {
			const ids = await acceptAll(
				given.store,
				notification(toChannel('C1')),
				notification(daily),
				notification(daily),
			);
			await claimed(given.store, 'dead');
			await claimed(given.store, 'a');
			await given.store.begin('a', delivery('d', [ids[1]!]), now + minute);
			await given.store.begin('a', delivery('e', [ids[2]!]), now + 5 * minute);
			expect(await given.store.recover(now + minute)).toEqual({ requeued: 1, unsure: 1 });
			expect(await statesOf(given.store, ids)).toEqual(['queued', 'unsure', 'sending']);
			expect(await given.store.settle('a', 'd', sent, now)).toBe(false);
			expect(await given.store.settle('a', 'e', sent, now)).toBe(true);
		});

		it('refuses a key that another delivery has', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await claimed(given.store, 'a');
			await given.store.begin('a', delivery('d', [ids[0]!]), now + minute);
			await expect(
				given.store.begin('a', delivery('d', [ids[1]!]), now + minute),
			).rejects.toMatchObject({ name: 'StoreError' });
			expect(await statesOf(given.store, ids)).toEqual(['sending', 'claimed']);
		});

		it('takes a whole digest as one delivery', async () => {
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: mostInDigest }, () => notification(daily)),
			);
			await claimed(given.store, 'a');
			expect(await given.store.begin('a', delivery('d', ids), now + minute)).toBe('begun');
			expect(new Set(await statesOf(given.store, ids))).toEqual(new Set(['sending']));
		});
	});
}
