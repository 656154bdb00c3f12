// Answers: does the store know which channel a name or an ID means, and which of them are still there?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { channel, hour, minute, now } from '../given';

export function channelContract(given: Given): void {
	const found = async () =>
		(await given.store.searchChannels({ text: '', limit: 99 })).items.map(({ id }) => id);

	describe('channels', () => {
		it('are found by the name they had when last seen', async () => {
			await given.store.rememberChannels([channel('C1', 'sales')], now);
			expect(await given.store.findChannelByName('sales')).toEqual({ id: 'C1', seenAt: now });
			expect(await given.store.findChannelByName('ops')).toBeUndefined();
		});

		it('are known by their ID as they were when last seen', async () => {
			const all = [
				channel('C1', 'sales', { isPrivate: true, isMember: true }),
				channel('C2', 'ops', { isMember: true }),
				channel('C3', 'old', { isArchived: true }),
			];
			await given.store.rememberChannels(all, now);
			for (const each of all)
				expect(await given.store.findChannelById(each.id)).toEqual({ ...each, seenAt: now });
			expect(await given.store.findChannelById('C4')).toBeUndefined();
			const joined = channel('C1', 'sales', { isMember: true, isArchived: true });
			await given.store.rememberChannels([joined], now + minute);
			expect(await given.store.findChannelById('C1')).toEqual({ ...joined, seenAt: now + minute });
		});

		it('lose a name that moved to another channel', async () => {
			await given.store.rememberChannels([channel('C1', 'sales')], now);
			await given.store.rememberChannels([channel('C2', 'sales')], now + minute);
			expect(await given.store.findChannelByName('sales')).toEqual({
				id: 'C2',
				seenAt: now + minute,
			});
		});

		it('are not found by a name they had before', async () => {
			await given.store.rememberChannels([channel('C1', 'sales')], now);
			await given.store.rememberChannels([channel('C1', 'sales-emea')], now + minute);
			expect(await given.store.findChannelByName('sales')).toBeUndefined();
			expect((await given.store.findChannelByName('sales-emea'))?.id).toBe('C1');
		});

		it('can swap their names, and be many', async () => {
			const many = Array.from({ length: 700 }, (_, index) => channel(`C${index}`, `n${index}`));
			await given.store.rememberChannels(many, now);
			await given.store.rememberChannels([channel('C0', 'n699'), channel('C699', 'n0')], now);
			expect((await given.store.findChannelByName('n0'))?.id).toBe('C699');
			expect((await given.store.findChannelByName('n699'))?.id).toBe('C0');
			expect((await given.store.findChannelByName('n350'))?.id).toBe('C350');
		});
	});

	describe('a walk of Slack’s list of channels', () => {
		it('is not known of before the first one has ended', async () => {
			expect(await given.store.channelDirectoryState()).toEqual({ channels: 0 });
			await given.store.rememberChannels([channel('C1', 'sales')], now);
			expect(await given.store.channelDirectoryState()).toEqual({ channels: 1 });
			await given.store.endChannelWalk(now, now + minute);
			expect(await given.store.channelDirectoryState()).toEqual({
				walkedAt: now + minute,
				channels: 1,
			});
		});

		it('that did not end is gone on with where it was left, until one has ended', async () => {
			const { store } = given;
			const walkNow = async () => (await store.channelDirectoryState()).walk;
			expect(await walkNow()).toBeUndefined();
			expect(await store.noteChannelWalk({ startedAt: now })).toBe(true);
			expect(await walkNow()).toEqual({ startedAt: now });
			const further = { startedAt: now, cursor: 'c2', takenUntil: now + 5 };
			expect(await store.noteChannelWalk(further)).toBe(true);
			expect(await walkNow()).toEqual(further);
			await store.endChannelWalk(now, now + minute);
			expect(await walkNow()).toBeUndefined();
			// Another one on the same walk, who comes too late.
			expect(await store.noteChannelWalk(further)).toBe(false);
			expect(await walkNow()).toBeUndefined();
			expect(await store.noteChannelWalk({ startedAt: now + minute, cursor: 'c1' })).toBe(true);
			expect(await walkNow()).toEqual({ startedAt: now + minute, cursor: 'c1' });
		});

		it('that somebody is on is taken by one more only once that one is over time', async () => {
			const { store } = given;
			const taken = { startedAt: now, cursor: 'c2', takenUntil: now + 5 };
			const both = [store.noteChannelWalk(taken, now), store.noteChannelWalk(taken, now)];
			expect((await Promise.all(both)).sort()).toEqual([false, true]);
			expect(await store.noteChannelWalk({ startedAt: now }, now + 4)).toBe(false);
			expect(await store.noteChannelWalk({ startedAt: now }, now + 5)).toBe(true);
			expect(await store.noteChannelWalk(taken, now)).toBe(true);
		});

		it('takes away what was last seen before it began, and nothing else', async () => {
			await given.store.rememberChannels([channel('C1', 'gone'), channel('C2', 'stays')], now);
			const began = now + hour;
			await given.store.rememberChannels([channel('C2', 'stays')], began);
			// Seen by somebody else, who asked Slack for this one only.
			await given.store.rememberChannels([channel('C3', 'new')], began + minute);
			await given.store.endChannelWalk(began, began + minute);
			expect(await found()).toEqual(['C3', 'C2']);
			expect(await given.store.findChannelById('C1')).toBeUndefined();
			expect(await given.store.findChannelByName('gone')).toBeUndefined();
		});

		it('leaves nothing where Slack has no channels any more', async () => {
			await given.store.rememberChannels([channel('C1', 'gone')], now);
			await given.store.endChannelWalk(now + 1, now + 2);
			expect(await given.store.channelDirectoryState()).toEqual({ walkedAt: now + 2, channels: 0 });
		});
	});
}
