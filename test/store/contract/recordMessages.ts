// Answers: does a conversation's first message about a record stay known, as long as it is there?
import { describe, expect, it } from 'vitest';
import type { NewDelivery, Settlement, Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	claimed,
	delivery,
	failed,
	hour,
	minute,
	now,
	queuedUntil,
	sending,
	toChannel,
	unsure,
	workspace,
} from '../given';

const posted = (ts: string, more = {}) =>
	({ state: 'sent', conversation: 'D1', ts, ...more }) as const;
const recordKey = 'task 1';

export function recordMessageContract(given: Given): void {
	let count = 0;
	const begin = async (more: Partial<NewDelivery> = {}, at = now) => {
		const name = `d${++count}`;
		await acceptAll(given.store, about('task.changed', { dueAt: at }));
		const [id] = await sending(given.store, name, name, at, { recordKey, ...more });
		return { name, id: id! };
	};
	const end = async (name: string, settlement: Settlement, at = now) =>
		expect(await given.store.settle(name, name, settlement, at)).toBe(true);
	/** Gives the ID of the notification that was sent. */
	const send = async (settlement: Settlement, more: Partial<NewDelivery> = {}, at = now) => {
		const { name, id } = await begin(more, at);
		await end(name, settlement, at);
		return id;
	};
	const find = (
		more: Partial<Parameters<Store['findRecordMessage']>[0]> = {},
		store = given.store,
	) =>
		store.findRecordMessage({
			conversation: 'U-ana',
			recordKey,
			now,
			lostIsAwaitedMs: 10 * minute,
			...more,
		});
	const lookUp = (token: string, at: number) =>
		given.store.claimUnsure({ token, now: at, leaseUntil: at + minute });

	describe('the first message of a record in a conversation', () => {
		it('is known once it is sent, as Slack calls the conversation', async () => {
			expect(await find()).toBeUndefined();
			const id = await send(posted('1.1'));
			expect(await find()).toEqual({ conversation: 'D1', ts: '1.1', shows: id, acceptedAt: now });
			expect(await find({ recordKey: 'task 2' })).toBeUndefined();
			expect(await find({ conversation: 'C1' })).toBeUndefined();
		});

		it('stays the first, whatever else is sent there', async () => {
			const id = await send(posted('1.1'));
			await send(posted('1.2'));
			await send(posted('1.3', { threadTs: '1.1' }), { threadTs: '1.1' });
			await send(posted('1.4'), { recordKey: 'task 2' });
			expect(await find()).toEqual({ conversation: 'D1', ts: '1.1', shows: id, acceptedAt: now });
		});

		it('is another one for each conversation', async () => {
			await send(posted('1.1'));
			await send({ ...posted('2.1'), conversation: 'C1' }, { conversation: 'C1' });
			expect(await find()).toMatchObject({ ts: '1.1' });
			expect(await find({ conversation: 'C1' })).toMatchObject({ conversation: 'C1', ts: '2.1' });
		});

		it('can be a message with files, where Slack says which message that is', async () => {
			await send({ state: 'sent', conversation: 'D1' }, { kind: 'files' });
			expect(await find()).toBeUndefined();
			await send(posted('1.2'), { kind: 'files' });
			expect(await find()).toMatchObject({ ts: '1.2' });
		});

		it('is none of a delivery that names no record, is in a thread, changes another or did not arrive', async () => {
			await send(posted('1.1'), { recordKey: undefined });
			await send(posted('1.2', { threadTs: '1.0' }), { threadTs: '1.0' });
			await send(posted('1.0'), { kind: 'update', updatesTs: '1.0' });
			await send(failed);
			await send(queuedUntil(now + hour));
			expect(await find()).toBeUndefined();
		});

		it('is known after its lost answer was found', async () => {
			const id = await send(unsure);
			await lookUp('x', now);
			expect(await given.store.settle('x', `d${count}`, posted('1.1'), now)).toBe(true);
			expect(await find()).toEqual({ conversation: 'D1', ts: '1.1', shows: id, acceptedAt: now });
		});

		it('is not written by a run that lost its claim', async () => {
			const { name } = await begin();
			await given.store.recover(now + minute);
			expect(await given.store.settle(name, name, posted('1.1'), now)).toBe(false);
			expect(await given.store.settle('other', name, posted('1.1'), now)).toBe(false);
			expect(await find()).toBe('on_its_way');
		});

		it('is replaced by one that asked for its thread and came to none: Slack had lost it', async () => {
			await send(posted('1.1'));
			const id = await send(posted('1.2'), { threadTs: '1.1' });
			expect(await find()).toEqual({ conversation: 'D1', ts: '1.2', shows: id, acceptedAt: now });
		});

		it('is the first of several that had asked for the lost one’s thread at once', async () => {
			await send(posted('1.1'));
			const [one, other] = [await begin({ threadTs: '1.1' }), await begin({ threadTs: '1.1' })];
			await end(one.name, posted('1.2'));
			await end(other.name, posted('1.3'));
			expect(await find()).toMatchObject({ ts: '1.2', shows: one.id });
		});

		it('is one that asked for the thread of a message that was dropped meanwhile', async () => {
			await send({ ...posted('1.1'), conversation: 'C1' }, { conversation: 'C1' });
			const { name } = await begin({ threadTs: '1.1', conversation: 'C1' });
			await given.store.dropRecordMessage({ conversation: 'C1', recordKey, ts: '1.1' });
			await end(name, { ...posted('1.2'), conversation: 'C1' });
			expect(await find({ conversation: 'C1' })).toMatchObject({ ts: '1.2' });
		});
	});

	describe('what the message of a record shows', () => {
		it('is the notification of the last update that was sent', async () => {
			await send(posted('1.1'));
			const id = await send(posted('1.1'), { kind: 'update', updatesTs: '1.1' });
			expect(await find()).toEqual({ conversation: 'D1', ts: '1.1', shows: id, acceptedAt: now });
			await send(failed, { kind: 'update', updatesTs: '1.1' });
			await send(posted('1.3', { threadTs: '1.1' }), { threadTs: '1.1' });
			expect(await find()).toMatchObject({ ts: '1.1', shows: id });
		});

		it('never goes back to an older notification', async () => {
			await send(posted('1.1'));
			const older = await begin({ kind: 'update', updatesTs: '1.1' });
			await given.store.recover(now + hour);
			const newer = await send(posted('1.1'), { kind: 'update', updatesTs: '1.1' });
			const late = await given.store.claimUnsure({ token: 'l', now, leaseUntil: now + minute });
			expect(late).toMatchObject({ key: older.name });
			await given.store.settle('l', older.name, posted('1.1'), now);
			expect(older.id).toBeLessThan(newer);
			expect(await find()).toMatchObject({ shows: newer });
		});

		it('is not changed by an update of a message that it is not any more', async () => {
			await send(posted('1.1'));
			const late = await begin({ kind: 'update', updatesTs: '1.1' });
			await given.store.dropRecordMessage({ conversation: 'U-ana', recordKey, ts: '1.1' });
			const id = await send(posted('1.2'));
			await end(late.name, posted('1.1'));
			expect(await find()).toEqual({ conversation: 'D1', ts: '1.2', shows: id, acceptedAt: now });
		});
	});

	describe('a message that is begun about a record', () => {
		const tryToBegin = async (more: Partial<NewDelivery>, record = recordKey) => {
			const name = `d${++count}`;
			await acceptAll(given.store, about('task.changed', { dueAt: now }));
			const { notifications } = await claimed(given.store, name);
			const ids = notifications.map(({ id }) => id);
			const asked = { ...delivery(name, ids), recordKey: record, ...more };
			return given.store.begin(name, asked, now + minute);
		};

		it('is overtaken where it was to be the first, and another is, or is on its way', async () => {
			const { name } = await begin();
			expect(await tryToBegin({ isFirst: true })).toBe('overtaken');
			expect(await tryToBegin({ isFirst: true }, 'task 2')).toBe('begun');
			await end(name, posted('1.1'));
			expect(await tryToBegin({ isFirst: true })).toBe('overtaken');
			expect(await tryToBegin({})).toBe('begun');
		});

		it('is overtaken as an update while another update is on its way, or a newer one was made', async () => {
			await send(posted('1.1'));
			const update = { kind: 'update', updatesTs: '1.1' } as const;
			const older = await acceptAll(given.store, about('task.changed', { dueAt: now }));
			await claimed(given.store, 'old');
			const { name } = await begin(update);
			const late = { ...delivery('late', older), recordKey, ...update };
			expect(await given.store.begin('old', late, now + minute)).toBe('overtaken');
			await end(name, posted('1.1'));
			expect(await given.store.begin('old', late, now + minute)).toBe('overtaken');
			expect(await tryToBegin(update)).toBe('begun');
		});
	});

	describe('a first message that is on its way', () => {
		it('is so while it is being sent, for every worker, and only in its conversation', async () => {
			const { name } = await begin();
			const other = await given.database.forWorkspace(workspace(), now);
			expect(await find({}, other)).toBe('on_its_way');
			expect(await find({ recordKey: 'task 2' })).toBeUndefined();
			expect(await find({ conversation: 'C1' })).toBeUndefined();
			expect(await other.settle('stranger', name, posted('1.1'), now)).toBe(false);
			expect(await find()).toBe('on_its_way');
			await end(name, posted('1.1'));
			expect(await find({}, other)).toMatchObject({ ts: '1.1' });
		});

		it.each([
			['refused', failed],
			['put off', queuedUntil(now + hour)],
			['sent, but nobody knows as which message', { state: 'sent', conversation: 'D1' }],
			['sent into a thread', posted('1.1', { threadTs: '1.0' })],
		] as const)('is so no more once it is %s', async (_, settlement) => {
			const { name } = await begin();
			expect(await find()).toBe('on_its_way');
			await end(name, settlement);
			expect(await find()).toBeUndefined();
		});

		it('is awaited after its answer was lost, and not for ever', async () => {
			const { name } = await begin();
			await end(name, unsure, now + minute);
			const late = now + 10 * minute;
			expect(await find({ now: late - 1 })).toBe('on_its_way');
			expect(await find({ now: late })).toBeUndefined();
			await lookUp('x', late);
			expect(await find({ now: late - 1 })).toBe('on_its_way');
			await given.store.settle('x', name, queuedUntil(late), late);
			expect(await find({ now: late - 1 })).toBeUndefined();
		});

		it('is awaited after its run died, and not for ever', async () => {
			await begin();
			await given.store.recover(now + minute);
			expect(await find({ now: now + minute })).toBe('on_its_way');
			expect(await find({ now: now + 10 * minute })).toBeUndefined();
		});

		it('is so no more once it is to be sent again by hand', async () => {
			await send(unsure);
			expect(await find()).toBe('on_its_way');
			await given.store.retry({}, 'send_again', now);
			expect(await find()).toBeUndefined();
		});

		it('is none that goes into a thread, changes a message or names no record', async () => {
			await begin({ threadTs: '1.1' });
			await begin({ kind: 'update', updatesTs: '1.1' });
			await begin({ recordKey: undefined });
			expect(await find()).toBeUndefined();
		});

		it('keeps nobody from the first one where that is known', async () => {
			await send(posted('1.1'));
			await begin();
			expect(await find()).toMatchObject({ ts: '1.1' });
		});

		it('is none of what was only claimed', async () => {
			await acceptAll(given.store, about('task.changed', toChannel('C1')));
			const { notifications } = await claimed(given.store, 'a');
			expect(await find({ conversation: 'C1' })).toBeUndefined();
			const ids = notifications.map(({ id }) => id);
			const toC1 = { ...delivery('d', ids), conversation: 'C1', recordKey };
			await given.store.begin('a', toC1, now + minute);
			expect(await find({ conversation: 'C1' })).toBe('on_its_way');
		});
	});

	describe('a message of a record that is not there any more', () => {
		it('is dropped, and the next one takes its place', async () => {
			await send(posted('1.1'));
			await given.store.dropRecordMessage({ conversation: 'U-ana', recordKey, ts: '1.1' });
			expect(await find()).toBeUndefined();
			const id = await send(posted('1.2'));
			expect(await find()).toMatchObject({ ts: '1.2', shows: id });
		});

		it('is not dropped as another one, of another record or in another conversation', async () => {
			await send(posted('1.1'));
			const gone = { conversation: 'U-ana', recordKey, ts: '1.1' };
			await given.store.dropRecordMessage({ ...gone, ts: '1.0' });
			await given.store.dropRecordMessage({ ...gone, recordKey: 'task 2' });
			await given.store.dropRecordMessage({ ...gone, conversation: 'C1' });
			expect(await find()).toMatchObject({ ts: '1.1' });
		});
	});

	describe('cleaning', () => {
		const clean = (settledBefore: number) => given.store.clean({ now, settledBefore, most: 99 });

		it('drops messages of records to which nothing was sent for as long', async () => {
			await send(posted('1.1'));
			await clean(now);
			expect(await find()).toMatchObject({ ts: '1.1' });
			await clean(now + 1);
			expect(await find()).toBeUndefined();
		});

		it.each([
			['another message', {}, {}],
			['a reply', { threadTs: '1.1' }, { threadTs: '1.1' }],
			['an update', { kind: 'update', updatesTs: '1.1' }, {}],
		] as const)(
			'keeps one that was used since by %s, though not its notification',
			async (_, more, where) => {
				const id = await send(posted('1.1'));
				await send(posted('1.2', where), more, now + hour);
				expect(await clean(now + hour)).toMatchObject({ notifications: 1 });
				expect(await given.store.findNotifications([id])).toEqual([]);
				expect(await find()).toMatchObject({ ts: '1.1' });
				await clean(now + hour + 1);
				expect(await find()).toBeUndefined();
			},
		);
	});
}
