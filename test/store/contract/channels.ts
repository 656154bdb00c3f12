// Answers: does the store know which channel a name means?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { minute, now } from '../given';

export function channelContract(given: Given): void {
	describe('channels', () => {
		it('are found by the name they had when last seen', async () => {
			await given.store.rememberChannels([{ id: 'C1', name: 'sales' }], now);
			expect(await given.store.findChannelByName('sales')).toEqual({ id: 'C1', seenAt: now });
			expect(await given.store.findChannelByName('ops')).toBeUndefined();
		});

		it('are known by their ID from when they were last seen', async () => {
			await given.store.rememberChannels([{ id: 'C1', name: 'sales' }], now);
			expect(await given.store.channelSeenAt('C1')).toBe(now);
			expect(await given.store.channelSeenAt('C2')).toBeUndefined();
		});

		it('lose a name that moved to another channel', async () => {
			await given.store.rememberChannels([{ id: 'C1', name: 'sales' }], now);
			await given.store.rememberChannels([{ id: 'C2', name: 'sales' }], now + minute);
			expect(await given.store.findChannelByName('sales')).toEqual({
				id: 'C2',
				seenAt: now + minute,
			});
		});

		it('are not found by a name they had before', async () => {
			await given.store.rememberChannels([{ id: 'C1', name: 'sales' }], now);
			await given.store.rememberChannels([{ id: 'C1', name: 'sales-emea' }], now + minute);
			expect(await given.store.findChannelByName('sales')).toBeUndefined();
			expect((await given.store.findChannelByName('sales-emea'))?.id).toBe('C1');
		});

		it('can swap their names, and be many', async () => {
			const many = Array.from({ length: 700 }, (_, index) => ({
				id: `C${index}`,
				name: `n${index}`,
			}));
			await given.store.rememberChannels(many, now);
			await given.store.rememberChannels(
				[
					{ id: 'C0', name: 'n699' },
					{ id: 'C699', name: 'n0' },
				],
				now,
			);
			expect((await given.store.findChannelByName('n0'))?.id).toBe('C699');
			expect((await given.store.findChannelByName('n699'))?.id).toBe('C0');
			expect((await given.store.findChannelByName('n350'))?.id).toBe('C350');
		});
	});
}
