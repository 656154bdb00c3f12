// Answers: what stays of a failed notification that is handed in again, and what does its new event change?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Settlement } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	addFile,
	claimed,
	delivery,
	failed,
	filesLeft,
	hour,
	minute,
	now,
	sending,
	withFiles,
} from '../given';

export function takeUpAgainContract(given: Given): void {
	let count = 0;
	const rowOf = async (id: number) => (await given.store.findNotifications([id]))[0]!;
	const whereIs = async (id: number) => {
		const { state, conversation, ts, threadTs } = await rowOf(id);
		return { state, conversation, ts, threadTs };
	};
	const settle = async (
		settlement: Settlement,
		more: Parameters<typeof sending>[4] = {},
		at = now,
	) => {
		const name = `try ${++count}`;
		await sending(given.store, name, name, at, more);
		expect(await given.store.settle(name, name, settlement, at)).toBe(true);
	};

	describe('the thread that a message is in', () => {
		const inThread = { state: 'sent', conversation: 'C1', ts: '1.2', threadTs: '1.1' } as const;

		it('is kept with the message', async () => {
			const [id] = await acceptAll(given.store, about('task.due'));
			await settle(inThread, { threadTs: '1.1' });
			expect(await rowOf(id!)).toMatchObject({ conversation: 'C1', ts: '1.2', threadTs: '1.1' });
		});

		it('is that of the message, and not that of the files that follow it', async () => {
			const ids: number[] = [];
			for (const first of [inThread, { ...inThread, threadTs: undefined }]) {
				ids.push(...(await acceptAll(given.store, withFiles(['f']))));
				await settle(first, { goesOn: true });
				expect(await rowOf(ids.at(-1)!)).toMatchObject({ state: 'queued', ts: '1.2' });
				expect((await rowOf(ids.at(-1)!)).threadTs).toBe(first.threadTs);
				await settle({ ...inThread, ts: '1.3', threadTs: '1.0' }, { kind: 'files' });
			}
			const ends = await given.store.findNotifications(ids);
			expect(ends.map(({ state, ts, threadTs }) => [state, ts, threadTs])).toEqual([
				['sent', '1.2', '1.1'],
				['sent', '1.2', undefined],
			]);
		});
	});

	describe('a notification that failed and is handed in again', () => {
		const where = { conversation: 'C1', ts: '1.2', threadTs: '1.1' };
		/** Its message is there, in a thread, and its files did not follow. */
		const failHalfWay = async () => {
			await addFile(given.store, 'old');
			const one = withFiles(['old']);
			const [id] = await acceptAll(given.store, one);
			await settle({ state: 'sent', ...where }, { goesOn: true, threadTs: '1.1' });
			await settle(failed, { kind: 'files' });
			expect(await whereIs(id!)).toEqual({ state: 'failed', ...where });
			return { one, id: id! };
		};
		const again = async ({ dedupeKey }: NewNotification, ...files: string[]) => {
			for (const file of files) await addFile(given.store, file);
			return acceptAll(given.store, withFiles(files, { dedupeKey }));
		};

		it('with files sends them alone where its message is there', async () => {
			const { one, id } = await failHalfWay();
			expect(await again(one, 'new')).toEqual([id]);
			expect(await whereIs(id)).toEqual({ state: 'queued', ...where });
			expect(await filesLeft(given.store, 'old', 'new')).toEqual(['new']);
			await settle({ state: 'sent', conversation: 'C1', ts: '1.3' }, { kind: 'files' });
			expect(await whereIs(id)).toEqual({ state: 'sent', ...where });
		});

		it('without files is sent as a whole, as if its message were not there', async () => {
			const { one, id } = await failHalfWay();
			expect(await again(one)).toEqual([id]);
			expect(await whereIs(id)).toEqual({ state: 'queued' });
			expect(await filesLeft(given.store, 'old')).toEqual([]);
			await settle({ state: 'sent', conversation: 'C2', ts: '2.1' });
			expect(await whereIs(id)).toEqual({ state: 'sent', conversation: 'C2', ts: '2.1' });
		});

		it('with files is sent as a whole where its message is not there', async () => {
			await addFile(given.store, 'f');
			const one = withFiles(['f']);
			const [id] = await acceptAll(given.store, one);
			await settle(failed, { goesOn: true });
			expect(await again(one, 'new')).toEqual([id]);
			expect(await whereIs(id!)).toEqual({ state: 'queued' });
		});
	});

	describe('newer words under an older ID', () => {
		const recordKey = 'task 1';
		const update = { kind: 'update', updatesTs: '1.1', recordKey } as const;
		const posted = { state: 'sent', conversation: 'D1', ts: '1.1' } as const;
		const find = () =>
			given.store.findRecordMessage({
				...{ conversation: 'U-ana', recordKey, now, lostIsAwaitedMs: minute },
			});
		/** An update that failed, and one that was accepted and shown after it. */
		const giveTwo = async () => {
			await acceptAll(given.store, about('task.changed'));
			await settle(posted, { recordKey });
			const one = about('task.changed');
			const [older] = await acceptAll(given.store, one);
			await settle(failed, update);
			await given.store.accept([about('task.changed')], [], now + 1);
			await settle(posted, update, now + 1);
			const [newer] = (await given.store.findDecisions({ limit: 1 })).items;
			return { one, older: older!, newer: newer!.notificationId! };
		};
		const begin = async (id: number, at = now + hour) => {
			const { notifications } = await claimed(given.store, 'late', at);
			expect(notifications.map((each) => each.id)).toEqual([id]);
			const late = { ...delivery('late', [id]), ...update };
			return given.store.begin('late', late, at + minute);
		};

		it('are newer than what was accepted and shown before them', async () => {
			const { one, older, newer } = await giveTwo();
			expect(await find()).toMatchObject({ shows: newer, acceptedAt: now + 1 });
			expect(newer).toBeGreaterThan(older);
			await given.store.accept([one], [], now + 2);
			expect(await begin(older)).toBe('begun');
			await given.store.settle('late', 'late', posted, now + hour);
			expect(await find()).toMatchObject({ shows: older, acceptedAt: now + 2 });
		});

		it('are older where they are only tried again', async () => {
			const { older, newer } = await giveTwo();
			await given.store.retry({}, 'look_up', now + 2);
			expect(await begin(older)).toBe('overtaken');
			expect(await find()).toMatchObject({ shows: newer });
		});

		it('accepted in one instant with others, are told by their ID', async () => {
			const { one, older, newer } = await giveTwo();
			await given.store.accept([one], [], now + 1);
			expect(await begin(older)).toBe('overtaken');
			expect(await find()).toMatchObject({ shows: newer });
		});
	});
}
