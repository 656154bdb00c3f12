// Answers: do the bytes of large files go without anybody waiting for it, and do they all go?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	addFile,
	failed,
	filesLeft,
	forget,
	hour,
	notification,
	now,
	sending,
	sent,
	withFiles,
} from '../given';

const day = 24 * hour;
/** Of a large file, and as many as go at once. */
const many = 25;
const atOnce = 20;

export function endlessFilesContract(given: Given): void {
	const addLarge = async (id: string, at = now) => {
		for (let place = 0; place < many; place++)
			await given.store.addFilePart(id, place, Buffer.from(`${id} ${place}`), at);
	};
	const partsLeft = async (id: string) => {
		const places = Array.from({ length: many }, (_, place) => place);
		const parts = await Promise.all(places.map((place) => given.store.findFilePart(id, place)));
		return parts.filter((part) => part !== undefined).length;
	};
	const sendLarge = async (...more: string[]) => {
		const files = ['large', ...more];
		for (const file of files) await addLarge(file);
		const one = withFiles(files);
		const [id] = await acceptAll(given.store, one);
		await sending(given.store, 'a', 'a');
		await given.store.settle('a', 'a', sent, now);
		return { one, id: id! };
	};
	const clean = (more: { now?: number; settledBefore?: number; most?: number } = {}) =>
		given.store.clean({ now, most: 99, ...more });

	describe('a large file', () => {
		it('goes step by step: some at its end, and some with each part that is added later', async () => {
			await sendLarge('larger');
			const left = async () => (await partsLeft('large')) + (await partsLeft('larger'));
			expect(await left()).toBe(2 * many - atOnce);
			await given.store.addFilePart('other', 0, Buffer.from('x'), now);
			expect(await left()).toBe(2 * many - 2 * atOnce);
			await given.store.addFilePart('other', 1, Buffer.from('x'), now);
			expect(await left()).toBe(0);
			expect(await filesLeft(given.store, 'other')).toEqual(['other']);
		});

		it('goes with cleaning, whatever is to be kept', async () => {
			const { id } = await sendLarge();
			const nothing = { notifications: 0, decisions: 0, others: 0 };
			expect(await clean({ most: 2 })).toEqual({ ...nothing, files: 2 });
			expect(await clean()).toEqual({ ...nothing, files: many - atOnce - 2 });
			expect(await clean()).toEqual({ ...nothing, files: 0 });
			expect(await given.store.findNotifications([id])).toHaveLength(1);
		});

		it('goes also after its notification was cleaned away', async () => {
			const { id } = await sendLarge();
			await clean({ settledBefore: now + 1 });
			expect(await given.store.findNotifications([id])).toEqual([]);
			await clean();
			expect(await partsLeft('large')).toBe(0);
		});

		it.each([
			['withdrawn', () => given.store.withdraw({ type: 'task.assigned' }, now)],
			['of two keys of one member', () => given.store.adoptMembers([{ from: '7', to: 'ana' }])],
		])('goes step by step where its notification is %s', async (_, end) => {
			await addLarge('large');
			const one = withFiles(['large']);
			const other = { ...one, recipient: { kind: 'member', key: '7' } as const };
			await acceptAll(given.store, other);
			await acceptAll(given.store, { ...one, event: notification().event });
			await end();
			expect(await partsLeft('large')).toBe(many - atOnce);
			await clean();
			expect(await partsLeft('large')).toBe(0);
		});

		it('goes step by step where it is dropped, or what failed comes with another one', async () => {
			await addLarge('large');
			await given.store.dropFiles(['large']);
			expect(await partsLeft('large')).toBe(many - atOnce);
			await addLarge('old');
			expect(await partsLeft('large')).toBe(0);
			const one = withFiles(['old']);
			await acceptAll(given.store, one);
			await sending(given.store, 'a', 'a');
			await given.store.settle('a', 'a', failed, now);
			await addFile(given.store, 'new');
			await acceptAll(given.store, { ...one, event: withFiles(['new']).event });
			expect(await partsLeft('old')).toBe(many - atOnce);
			await clean();
			expect(await partsLeft('old')).toBe(0);
			expect(await filesLeft(given.store, 'new')).toEqual(['new']);
		});

		it('that nobody came to goes with cleaning after a day', async () => {
			await addLarge('large');
			expect(await clean({ now: now + day })).toMatchObject({ files: 0 });
			expect(await clean({ now: now + day + 1 })).toMatchObject({ files: atOnce });
			await clean({ now: now + day + 1 });
			expect(await partsLeft('large')).toBe(0);
		});

		it('of a forgotten member goes at once, whatever became of its notification', async () => {
			await addLarge('waits');
			await acceptAll(given.store, withFiles(['waits'], { dueAt: now + hour }));
			await sendLarge();
			await clean({ settledBefore: now + 1, most: 1 });
			await forget(given.store, 'ana');
			expect([await partsLeft('waits'), await partsLeft('large')]).toEqual([0, 0]);
		});

		it('of somebody else stays when a member is forgotten', async () => {
			await addLarge('large');
			const bo = { kind: 'member', key: 'bo' } as const;
			await acceptAll(given.store, withFiles(['large'], { recipient: bo }));
			await addLarge('nobody’s');
			await forget(given.store, 'ana');
			expect([await partsLeft('large'), await partsLeft('nobody’s')]).toEqual([many, many]);
		});
	});
}
