// Answers: does nothing stay of what a forgotten member's records, files and two-step messages left behind?
import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	addFile,
	failed,
	filesLeft,
	forget,
	mapping,
	minute,
	nobody,
	notification,
	now,
	sending,
	sent,
	toChannel,
	toMember,
	withFiles,
} from '../given';

export function forgetMessagesContract(given: Given): void {
	const rowsOf = async (key: string) => (await forget(given.store, key)).get(key);
	const tell = async (
		to: Parameters<typeof notification>[0],
		name: string,
		more: Partial<NewDelivery> = {},
		at = now,
	) => {
		await acceptAll(given.store, notification({ ...to, dueAt: at }));
		await sending(given.store, name, name, at, { recordKey: 'task 1', ...more });
		const conversation = more.conversation ?? 'D1';
		await given.store.settle(name, name, { ...sent, conversation }, at);
	};
	const find = (conversation: string) =>
		given.store.findRecordMessage({
			conversation,
			recordKey: 'task 1',
			now,
			lostIsAwaitedMs: minute,
		});

	describe('forgetting a member', () => {
		it('drops the messages of records that only this member was told of', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			await tell(toMember('ana'), 'a');
			await tell(toMember('bo'), 'b', { conversation: 'U-bo' });
			expect(await rowsOf('ana')).toMatchObject({ notifications: 1, deliveries: 1 });
			expect(await find('U-ana')).toBeUndefined();
			expect(await find('U-bo')).toMatchObject({ ts: sent.ts });
		});

		it('drops them also where their notification was cleaned away before', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			await tell(toMember('ana'), 'a');
			const reply = { threadTs: sent.ts, recordKey: 'task 1' };
			await tell(toMember('bo'), 'b', { conversation: 'U-ana', ...reply }, now + minute);
			await given.store.clean({ now, settledBefore: now + 1, most: 99 });
			expect(await find('U-ana')).toMatchObject({ ts: sent.ts });
			expect(await rowsOf('ana')).toMatchObject({ notifications: 0, deliveries: 1 });
			expect(await find('U-ana')).toBeUndefined();
		});

		it('leaves those of an account to another member who has it', async () => {
			const account = { slackUserId: 'U-ana' };
			await given.store.saveMappings([mapping('ana'), mapping('bo', account)], nobody);
			await tell(toMember('bo'), 'b');
			await rowsOf('ana');
			expect(await find('U-ana')).toMatchObject({ ts: sent.ts });
			await rowsOf('bo');
			expect(await find('U-ana')).toBeUndefined();
		});

		it('drops the message in a channel that stood in, and leaves what the channel was told itself', async () => {
			const inPlace = { ...toChannel('C1'), standsInFor: 'ana' };
			await tell(inPlace, 'a', { conversation: 'C1' });
			await tell(toChannel('C2'), 'c', { conversation: 'C2' });
			await rowsOf('ana');
			expect(await find('C1')).toBeUndefined();
			expect(await find('C2')).toMatchObject({ ts: sent.ts });
		});

		it('erases the message that went out before its files, with all that it left', async () => {
			const inPlace = { ...toChannel('C1'), standsInFor: 'ana' };
			const goesOn = { conversation: 'C1', recordKey: 'task 1', goesOn: true };
			for (const ends of ['sent', 'failed', 'waits']) {
				await addFile(given.store, ends);
				await acceptAll(given.store, withFiles([ends], inPlace));
				await sending(given.store, ends, ends, now, goesOn);
				await given.store.settle(ends, ends, { ...sent, conversation: 'C1' }, now);
				if (ends === 'waits') continue;
				const files = { kind: 'files', threadTs: sent.ts } as const;
				await sending(given.store, ends, `${ends} files`, now, files);
				await given.store.settle(ends, `${ends} files`, ends === 'sent' ? sent : failed, now);
			}
			expect(await find('C1')).toMatchObject({ ts: sent.ts });
			expect(await rowsOf('ana')).toMatchObject({ notifications: 3, deliveries: 5 });
			expect(await find('C1')).toBeUndefined();
			expect(await filesLeft(given.store, 'sent', 'failed', 'waits')).toEqual([]);
		});
	});
}
