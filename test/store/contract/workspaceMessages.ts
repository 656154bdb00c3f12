// Answers: do files, channels and messages of records of two workspaces stay apart?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	addFile,
	channel,
	filesLeft,
	minute,
	notification,
	now,
	sending,
	sent,
	withFiles,
	workspace,
} from '../given';

export function workspaceMessagesContract(given: Given): void {
	describe('a workspace', () => {
		it('has files, channels and messages of records of its own', async () => {
			const other = await given.database.forWorkspace(workspace('T2'), now);
			const late = now + 9 * minute;
			const stores = [given.store, other];
			await addFile(given.store, 'f');
			await other.dropFiles(['f']);
			await acceptAll(other, withFiles(['f']));
			expect(await filesLeft(other, 'f')).toEqual([]);
			await addFile(other, 'f', now + 300 * 24 * 60 * minute);
			expect(await filesLeft(given.store, 'f')).toEqual(['f']);

			for (const each of stores) await each.rememberChannels([channel('C1', 'sales')], now);
			await other.rememberChannels([channel('C2', 'sales-2')], now);
			await other.endChannelWalk(late, late);
			expect(await given.store.channelDirectoryState()).toEqual({ channels: 1 });
			expect(await given.store.searchChannels({ text: 's', limit: 9 })).toEqual({
				items: [channel('C1', 'sales')],
			});
			expect(await given.store.findChannelById('C2')).toBeUndefined();

			const question = { conversation: 'U-ana', recordKey: 'r', now, lostIsAwaitedMs: minute };
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd', now, { recordKey: 'r' });
			expect(await other.findRecordMessage(question)).toBeUndefined();
			expect(await other.renew('a', 'd', { leaseUntil: late })).toBe(false);
			await given.store.settle('a', 'd', sent, now);
			expect(await other.findRecordMessage(question)).toBeUndefined();
			await other.dropRecordMessage({ conversation: 'U-ana', recordKey: 'r', ts: sent.ts });
			await other.clean({ now: late, settledBefore: late, most: 99 });
			expect(await given.store.findRecordMessage(question)).toMatchObject({ ts: sent.ts });
		});
	});
}
