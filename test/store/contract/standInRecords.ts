// Answers: where a channel is told in place of members, is the message about a record each one's own?
import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	claimed,
	delivery,
	failed,
	forget,
	hour,
	minute,
	now,
	sending,
	toChannel,
	unsure,
	withFiles,
} from '../given';

const recordKey = 'task 1';
const posted = (ts: string) => ({ state: 'sent', conversation: 'C1', ts }) as const;

export function standInRecordsContract(given: Given): void {
	let count = 0;
	const name = () => `d${++count}`;
	const inPlaceOf = (forMember?: string) => ({ conversation: 'C1', recordKey, forMember });
	const begin = async (standsInFor?: string, more: Partial<NewDelivery> = {}, at = now) => {
		const key = name();
		const one = { ...toChannel('C1'), standsInFor, dueAt: at };
		await acceptAll(given.store, about('task.changed', one));
		const [id] = await sending(given.store, key, key, at, { ...inPlaceOf(standsInFor), ...more });
		return { key, id: id! };
	};
	const tell = async (
		standsInFor: string | undefined,
		ts: string,
		more: Partial<NewDelivery> = {},
		at = now,
	) => {
		const { key, id } = await begin(standsInFor, more, at);
		await given.store.settle(key, key, { ...posted(ts), threadTs: more.threadTs }, at);
		return id;
	};
	const find = (forMember?: string) =>
		given.store.findRecordMessage({
			...{ ...inPlaceOf(forMember), now, lostIsAwaitedMs: minute },
		});
	const tsOf = async (forMember?: string) => {
		const found = await find(forMember);
		return typeof found === 'object' ? found.ts : found;
	};

	describe('the message of a record in a channel that stands in', () => {
		it('is another one for each member, and for the channel itself', async () => {
			const own = await tell(undefined, '1.0');
			const anas = await tell('ana', '1.1');
			expect(await find('bo')).toBeUndefined();
			const bos = await tell('bo', '1.2');
			expect(await find()).toMatchObject({ ts: '1.0', shows: own });
			expect(await find('ana')).toMatchObject({ ts: '1.1', shows: anas });
			expect(await find('bo')).toMatchObject({ ts: '1.2', shows: bos });
		});

		it('is changed and used by updates for that member alone', async () => {
			const anas = await tell('ana', '1.1');
			await tell('bo', '1.2');
			const bos = await tell('bo', '1.2', { kind: 'update', updatesTs: '1.2' });
			expect(await find('ana')).toMatchObject({ ts: '1.1', shows: anas });
			expect(await find('bo')).toMatchObject({ ts: '1.2', shows: bos });
		});

		it('is on its way for that member alone', async () => {
			const { key } = await begin('ana');
			expect(await find('ana')).toBe('on_its_way');
			expect([await find('bo'), await find()]).toEqual([undefined, undefined]);
			await given.store.settle(key, key, failed, now);
			expect(await find('ana')).toBeUndefined();
		});

		it('is overtaken by what is told of that member alone', async () => {
			await begin('ana');
			const tryFirst = async (standsInFor: string) => {
				const token = name();
				const one = { ...toChannel('C1'), standsInFor };
				await acceptAll(given.store, about('task.changed', one));
				const { notifications } = await claimed(given.store, token);
				const first = delivery(
					token,
					notifications.map(({ id }) => id),
				);
				const asked = { ...first, ...inPlaceOf(standsInFor), isFirst: true };
				return given.store.begin(token, asked, now + minute);
			};
			expect(await tryFirst('ana')).toBe('overtaken');
			expect(await tryFirst('bo')).toBe('begun');
		});

		it('is that member’s also where its lost answer was found', async () => {
			const { key } = await begin('ana');
			await given.store.settle(key, key, unsure, now);
			const lookUp = { token: 'x', now, leaseUntil: now + minute };
			expect(await given.store.claimUnsure(lookUp)).toMatchObject({ key, forMember: 'ana' });
			await given.store.settle('x', key, posted('1.1'), now);
			expect([await tsOf('ana'), await tsOf('bo'), await tsOf()]).toEqual([
				...['1.1', undefined, undefined],
			]);
		});

		it('is dropped for that member alone', async () => {
			for (const member of [undefined, 'ana', 'bo']) await tell(member, '1.1');
			await given.store.dropRecordMessage({ ...inPlaceOf('ana'), ts: '1.1' });
			expect([await tsOf(), await tsOf('ana'), await tsOf('bo')]).toEqual([
				...['1.1', undefined, '1.1'],
			]);
			await given.store.dropRecordMessage({ ...inPlaceOf(), ts: '1.1' });
			expect([await tsOf(), await tsOf('bo')]).toEqual([undefined, '1.1']);
		});

		it('is cleaned away for each on its own', async () => {
			await tell('ana', '1.1');
			await tell('bo', '1.2', {}, now + 1);
			await given.store.clean({ now, settledBefore: now + 1, most: 99 });
			expect([await tsOf('ana'), await tsOf('bo')]).toEqual([undefined, '1.2']);
		});
	});

	describe('a member who gets another key', () => {
		const adopt = () => given.store.adoptMembers([{ from: 'ana', to: '7' }]);

		it('keeps the messages of records, also those that are on their way', async () => {
			await tell('ana', '1.1');
			await tell('bo', '1.2');
			const { key } = await begin('ana', { recordKey: 'task 2' });
			await adopt();
			expect([await tsOf('ana'), await tsOf('7'), await tsOf('bo')]).toEqual([
				...[undefined, '1.1', '1.2'],
			]);
			await given.store.settle(key, key, posted('2.1'), now);
			const other = { ...inPlaceOf('7'), recordKey: 'task 2', now, lostIsAwaitedMs: minute };
			expect(await given.store.findRecordMessage(other)).toMatchObject({ ts: '2.1' });
		});

		it('has of two messages of one record the one under the new key', async () => {
			await tell('ana', '1.1');
			await tell('7', '1.2');
			await adopt();
			expect([await tsOf('ana'), await tsOf('7')]).toEqual([undefined, '1.2']);
		});
	});

	describe('a forgotten member', () => {
		const forgetAna = async () => (await forget(given.store, 'ana')).get('ana');

		it('leaves no message of a record whose own delivery was cleaned away', async () => {
			await tell('ana', '1.1');
			await tell('bo', '1.2');
			await tell('ana', '1.3', { threadTs: '1.1' }, now + hour);
			await given.store.clean({ now, settledBefore: now + 1, most: 99 });
			expect(await tsOf('ana')).toBe('1.1');
			expect(await forgetAna()).toMatchObject({ notifications: 1, deliveries: 1 });
			expect([await tsOf('ana'), await tsOf('bo')]).toEqual([undefined, undefined]);
		});

		it('leaves none of which nothing else is left, because cleaning was in the middle of it', async () => {
			await tell('ana', '1.1');
			await given.store.clean({ now, settledBefore: now + 1, most: 2 });
			expect(await tsOf('ana')).toBe('1.1');
			expect(await forgetAna()).toMatchObject({ notifications: 0, deliveries: 1 });
			expect(await tsOf('ana')).toBeUndefined();
		});

		it('leaves the channel its own message, and others theirs', async () => {
			for (const member of [undefined, 'ana', 'bo']) await tell(member, '1.1');
			expect(await forgetAna()).toMatchObject({ notifications: 1, deliveries: 1 });
			expect([await tsOf(), await tsOf('ana'), await tsOf('bo')]).toEqual([
				...['1.1', undefined, '1.1'],
			]);
		});

		it('leaves none that was made before its delivery and notification went, in an account of the past', async () => {
			const toU9 = { conversation: 'U9', recordKey, forMember: undefined };
			const directly = async (ts: string, more: { threadTs?: string }, at: number) => {
				const key = name();
				await acceptAll(given.store, about('task.changed', { dueAt: at }));
				await sending(given.store, key, key, at, { ...toU9, ...more });
				await given.store.settle(key, key, { ...posted(ts), ...more, conversation: 'D9' }, at);
			};
			await directly('1.1', {}, now);
			await directly('1.2', { threadTs: '1.1' }, now + hour);
			await given.store.clean({ now, settledBefore: now + 1, most: 99 });
			const question = { ...toU9, now, lostIsAwaitedMs: minute };
			expect(await given.store.findRecordMessage(question)).toMatchObject({ ts: '1.1' });
			await forgetAna();
			expect(await given.store.findRecordMessage(question)).toBeUndefined();
		});

		it('leaves no message of a record that has files to follow', async () => {
			const key = name();
			const one = withFiles(['f'], { ...toChannel('C1'), standsInFor: 'ana' });
			await acceptAll(given.store, one);
			await sending(given.store, key, key, now, { ...inPlaceOf('ana'), goesOn: true });
			await given.store.settle(key, key, posted('1.1'), now);
			await given.store.clean({ now, settledBefore: now + 1, most: 99 });
			await forgetAna();
			expect(await tsOf('ana')).toBeUndefined();
		});
	});
}
