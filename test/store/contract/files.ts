// Answers: are the bytes of files kept until they are sent, and erased once nobody has a use for them?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Settlement } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	addFile,
	claimed,
	failed,
	filesLeft,
	forget,
	hour,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	statesOf,
	toMember,
	unsure,
	withFiles,
} from '../given';

const day = 24 * hour;

export function filesContract(given: Given): void {
	const left = (...ids: string[]) => filesLeft(given.store, ...ids);
	const add = async (...ids: string[]) => {
		for (const id of ids) await addFile(given.store, id);
	};
	/** What has no use any more is erased with it. */
	const addAnother = (at = now) => addFile(given.store, `another ${at}`, at);
	const acceptWith = async (fileId: string, more: Partial<NewNotification> = {}) => {
		await add(fileId);
		const { files } = withFiles([fileId]).event;
		const told = notification(more);
		const one = { ...told, event: { ...told.event, files } };
		const [id] = await acceptAll(given.store, one);
		return { one, id: id! };
	};
	const settleAs = async (settlement: Settlement, name = 'd') => {
		await sending(given.store, name, name);
		expect(await given.store.settle(name, name, settlement, now)).toBe(true);
	};

	describe('the bytes of a file', () => {
		it('come back part by part as they were, and then there are no more', async () => {
			const parts = [
				Uint8Array.from({ length: 512 * 1024 }, (_, index) => index % 256),
				new Uint8Array(),
				Uint8Array.from([0, 255, 0]),
			];
			for (const [place, bytes] of parts.entries())
				await given.store.addFilePart('f', place, bytes, now);
			for (const [place, bytes] of parts.entries()) {
				const part = await given.store.findFilePart('f', place);
				expect(Buffer.compare(part!, bytes)).toBe(0);
			}
			expect(await given.store.findFilePart('f', parts.length)).toBeUndefined();
			expect(await given.store.findFilePart('g', 0)).toBeUndefined();
		});

		it('are never written over', async () => {
			await add('f');
			await expect(given.store.addFilePart('f', 0, Buffer.from('x'), now)).rejects.toMatchObject({
				name: 'StoreError',
			});
			expect(Buffer.from((await given.store.findFilePart('f', 0))!).toString()).toBe('f');
		});

		it('are dropped with all their parts as long as they belong to no notification', async () => {
			await add('f', 'g');
			await given.store.addFilePart('f', 1, Buffer.from('x'), now);
			await given.store.dropFiles(['f', 'unknown']);
			expect(await left('f', 'g')).toEqual(['g']);
			expect(await given.store.findFilePart('f', 1)).toBeUndefined();
			await given.store.dropFiles([]);
		});

		it('belong to the notification that is accepted with them: nobody else can drop them', async () => {
			await acceptWith('f');
			await given.store.dropFiles(['f']);
			expect(await left('f')).toEqual(['f']);
		});

		it('belong to the first of two notifications that name them', async () => {
			await acceptWith('f');
			await acceptAll(given.store, withFiles(['f'], toMember('bo')));
			await settleAs(sent, 'first');
			expect(await left('f')).toEqual([]);
		});

		it('belong to nobody after a rehearsal, and where the event is a duplicate', async () => {
			await add('f', 'g');
			await given.store.rehearse([withFiles(['f'])], [], now);
			const { one } = await acceptWith('h');
			await given.store.accept([{ ...one, event: withFiles(['g']).event }], [], now);
			await given.store.dropFiles(['f', 'g', 'h']);
			expect(await left('f', 'g', 'h')).toEqual(['h']);
		});
	});

	describe('the files of a notification', () => {
		it.each([
			['sent', sent, []],
			['sent by the test mode', { ...sent, testMode: true }, []],
			['queued', queuedUntil(now), ['f']],
			['failed', failed, ['f']],
			['unsure', unsure, ['f']],
		] as const)('after it is %s, are there or gone at once', async (_, settlement, then) => {
			await acceptWith('f');
			await add('g');
			await settleAs(settlement);
			expect(await left('f', 'g')).toEqual([...then, 'g']);
		});

		it('are gone once its lost answer was found', async () => {
			await acceptWith('f');
			await settleAs(unsure);
			const lookUp = { token: 'x', now, leaseUntil: now + minute };
			await given.store.claimUnsure(lookUp);
			await given.store.settle('x', 'd', sent, now);
			expect(await left('f')).toEqual([]);
		});

		it('stay with it while others are sent', async () => {
			await acceptWith('f', { dueAt: now + minute });
			await acceptWith('g');
			await settleAs(sent);
			expect(await left('f', 'g')).toEqual(['f']);
		});

		const ends: Record<string, (of: { one: NewNotification; id: number }) => Promise<unknown>> = {
			withdrawn: ({ one }) => given.store.withdraw({ dedupeKey: one.dedupeKey }, now),
			replaced: () => acceptAll(given.store, about('task.due', { earlier: 'replace' })),
			cancelled: () => acceptAll(given.store, about('task.done', { earlier: 'cancel' })),
			expired: ({ id }) => given.store.replan([{ id, to: 'expired' }], now),
			muted: ({ id }) => given.store.replan([{ id, to: 'muted', rule: 'own_type' }], now),
			superseded: ({ id }) => given.store.replan([{ id, to: 'superseded' }], now),
		};
		it.each(Object.keys(ends))('are gone at once where it is %s', async (end) => {
			const of = await acceptWith('f', about('task.due'));
			await add('g');
			await ends[end]!(of);
			expect(await left('f', 'g')).toEqual(['g']);
		});

		it.each(['withdrawn', 'cancelled'])(
			'are gone once somebody gives back what was %s under their hands',
			async (end) => {
				const of = await acceptWith('f', about('task.due'));
				await claimed(given.store, 'a');
				await ends[end]!(of);
				expect(await left('f')).toEqual(['f']);
				await given.store.release('a', queuedUntil(now), now);
				expect(await left('f')).toEqual([]);
			},
		);

		it('stay as long as it waits, is on its way or can be tried again', async () => {
			const ids: number[] = [];
			for (const [state, reach] of Object.entries({
				unsure: () => settleAs(unsure, 'u'),
				failed: () => settleAs(failed, 'f'),
				sending: () => sending(given.store, 's', 's'),
				claimed: () => claimed(given.store, 'c'),
				queued: async () => {},
			})) {
				ids.push((await acceptWith(state)).id);
				await reach();
			}
			const states = await statesOf(given.store, ids);
			expect(states).toEqual(['unsure', 'failed', 'sending', 'claimed', 'queued']);
			await addAnother(now + 300 * day);
			expect(await left(...states)).toEqual(states);
		});

		it('that failed and is handed in again, are those that its new event names', async () => {
			const { one, id } = await acceptWith('old');
			await settleAs(failed);
			await add('new', 'other');
			const again = { ...one, event: withFiles(['new']).event };
			expect(await acceptAll(given.store, again)).toEqual([id]);
			expect(await left('old', 'new')).toEqual(['new']);
			await settleAs(failed, 'e');
			const both = { ...one, event: withFiles(['new', 'other']).event };
			await acceptAll(given.store, both);
			expect(await left('new', 'other')).toEqual(['new', 'other']);
			await settleAs(failed, 'g');
			await acceptAll(given.store, { ...one, event: notification().event });
			expect(await left('new', 'other')).toEqual([]);
		});

		it('that failed and is tried again, are as they were', async () => {
			await acceptWith('f');
			await settleAs(failed);
			await given.store.retry({}, 'look_up', now);
			expect(await left('f')).toEqual(['f']);
		});

		it('go at once when its member is forgotten', async () => {
			await acceptWith('f');
			await acceptWith('in place', {
				recipient: { kind: 'channel', key: 'C1' },
				standsInFor: 'ana',
			});
			await acceptWith('bo’s', toMember('bo'));
			await forget(given.store, 'ana');
			expect(await left('f', 'in place', 'bo’s')).toEqual(['bo’s']);
		});

		it('go with one that another key of its member had, too', async () => {
			const { one } = await acceptWith('old');
			await add('new');
			await acceptAll(given.store, { ...one, ...toMember('7'), event: withFiles(['new']).event });
			await given.store.adoptMembers([{ from: 'ana', to: '7' }]);
			expect(await left('old', 'new')).toEqual(['new']);
		});
	});

	describe('a file that no notification came to', () => {
		it('is kept for a day, and erased with the next file after it', async () => {
			await add('f');
			await addAnother(now + day);
			expect(await left('f')).toEqual(['f']);
			await addAnother(now + day + 1);
			expect(await left('f')).toEqual([]);
		});
	});
}
