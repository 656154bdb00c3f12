// Answers: does cleaning delete what was kept long enough, in small steps, and nothing else ever?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Cleaned, Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	daily,
	failed,
	hour,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	toChannel,
	unsure,
	workspace,
} from '../given';

const nothing: Cleaned = { notifications: 0, decisions: 0, others: 0, files: 0 };
const muchLater = now + 1000 * hour;
const everything = {
	now: muchLater,
	settledBefore: muchLater,
	decidedBefore: muchLater,
	most: 1000,
};

export function cleanContract(given: Given): void {
	const clean = (more: Partial<Parameters<Store['clean']>[0]> = {}) =>
		given.store.clean({ ...everything, ...more });
	const end = async (
		name: string,
		settlement: Parameters<Store['settle']>[2],
		{ one = notification(), at = now }: { one?: NewNotification; at?: number } = {},
	): Promise<number> => {
		const [id] = await acceptAll(given.store, one);
		await sending(given.store, name, name, at);
		await given.store.settle(name, name, settlement, at);
		return id!;
	};
	const exist = async (...ids: number[]) =>
		(await given.store.findNotifications(ids)).map(({ id }) => id);
	const decisionsLeft = async () => (await given.store.findDecisions({ limit: 100 })).items.length;

	/** One in every state that is settled. */
	async function giveSettled(): Promise<number[]> {
		const withdrawn = notification({ ...daily });
		const ids = await acceptAll(
			given.store,
			withdrawn,
			...[1, 2].map(() => notification({ ...daily })),
		);
		await given.store.withdraw({ dedupeKey: withdrawn.dedupeKey }, now);
		const changes = [
			{ id: ids[1]!, to: 'expired' },
			{ id: ids[2]!, to: 'muted', rule: 'own_type' },
		] as const;
		await given.store.replan(changes, now);
		return [...ids, await end('sent', sent)];
	}

	describe('cleaning', () => {
		it('deletes what was settled before, and then says that there is nothing more', async () => {
			const ids = await giveSettled();
			expect(await clean({ decidedBefore: undefined })).toEqual({
				notifications: 4,
				decisions: 0,
				files: 0,
				// The delivery of the one that was sent, and the mark of the event that was withdrawn.
				others: 2,
			});
			expect(await exist(...ids)).toEqual([]);
			expect(await clean({ decidedBefore: undefined })).toEqual(nothing);
		});

		it('keeps what was settled at that instant or after it', async () => {
			const ids = await giveSettled();
			expect(await clean({ settledBefore: now, decidedBefore: now })).toEqual(nothing);
			expect(await exist(...ids)).toEqual(ids);
			expect(await clean({ settledBefore: now + 1, decidedBefore: now })).toMatchObject({
				notifications: 4,
			});
		});

		it('deletes nothing where no instant is given', async () => {
			const ids = await giveSettled();
			const keep = { settledBefore: undefined, decidedBefore: undefined };
			expect(await clean(keep)).toEqual(nothing);
			expect(await exist(...ids)).toEqual(ids);
			expect(await decisionsLeft()).toBeGreaterThan(0);
		});

		it('never deletes what waits or is on its way, however old', async () => {
			const ids = [await end('unsure', unsure)];
			ids.push(...(await acceptAll(given.store, notification())));
			await sending(given.store, 'sending', 'sending');
			ids.push(...(await acceptAll(given.store, notification())));
			await claimed(given.store, 'claimed');
			ids.push(...(await acceptAll(given.store, notification())));
			ids.push(await end('again', queuedUntil(now + hour)));
			const { others } = await clean();
			// Of the attempt that is over and left no message.
			expect(others).toBe(1);
			expect(await exist(...ids)).toEqual(ids);
			expect(await given.store.settle('sending', 'sending', sent, now)).toBe(true);
			const lookUp = { token: 'x', now, leaseUntil: now + minute };
			expect(await given.store.claimUnsure(lookUp)).toMatchObject({ key: 'unsure' });
		});

		it('keeps what failed until somebody was told that it did', async () => {
			const id = await end('a', failed);
			await clean();
			expect(await exist(id)).toEqual([id]);
			expect(await given.store.takeUntold(9, now)).toHaveLength(1);
			expect(await clean()).toMatchObject({ notifications: 1, others: 1 });
			expect(await exist(id)).toEqual([]);
		});

		it('keeps a failed one that is tried again', async () => {
			const id = await end('a', failed);
			await given.store.takeUntold(9, now);
			await given.store.retry({}, 'look_up', now);
			expect(await clean()).toMatchObject({ notifications: 0, others: 1 });
			expect(await exist(id)).toEqual([id]);
		});

		it('frees the event ID: the event can be told anew', async () => {
			const one = notification();
			const id = await end('a', sent, { one });
			await clean();
			const [again] = await acceptAll(given.store, one);
			expect(again).toBeGreaterThan(id);
		});

		it('deletes decisions by their own instant, also of notifications that are kept', async () => {
			const id = await end('a', sent);
			const step = { settledBefore: undefined, decidedBefore: now + 1 };
			const before = await decisionsLeft();
			expect(await clean(step)).toEqual({ ...nothing, decisions: before });
			expect(await decisionsLeft()).toBe(0);
			expect(await exist(id)).toEqual([id]);
		});

		it('keeps decisions of notifications that are gone as long as decisions are kept', async () => {
			await end('a', sent);
			const before = await decisionsLeft();
			expect(await clean({ decidedBefore: now })).toMatchObject({ notifications: 1, decisions: 0 });
			expect(await decisionsLeft()).toBe(before);
		});

		it('deletes past pace and marks of withdrawn events, and keeps those of today', async () => {
			const rules = { perConversationMs: minute, perWorkspaceMs: 0 };
			const book = (conversation: string, at: number) =>
				given.store.bookTurn({ conversation, now: at, notLaterThan: at, rules });
			await book('C1', now);
			await book('C2', now + hour);
			const [old, fresh] = [notification(), notification()];
			await given.store.withdraw({ dedupeKey: old.dedupeKey }, now);
			await given.store.withdraw({ dedupeKey: fresh.dedupeKey }, now + hour);
			expect(await clean({ settledBefore: now + hour })).toEqual({ ...nothing, others: 2 });
			expect(await book('C2', now + hour)).toMatchObject({ booked: false });
			const answers = await given.store.accept([old, fresh], [], now + hour);
			expect(answers).toMatchObject([{ accepted: true }, { withdrawnAt: now + hour }]);
		});

		it('takes small steps: never more rows at once than it was asked for, and gets through', async () => {
			const marked = notification();
			for (const key of ['a', 'b', 'c'])
				await given.store.withdraw(
					{ dedupeKey: marked.dedupeKey, recipient: toChannel(key).recipient },
					now,
				);
			for (const name of ['a', 'b', 'c', 'd', 'e']) await end(name, sent);
			const total: Cleaned = { ...nothing };
			const decisions = await decisionsLeft();
			for (let steps = 0; ; steps++) {
				const cleaned = await clean({ most: 2 });
				const rows = cleaned.notifications + cleaned.decisions + cleaned.others;
				expect(rows).toBeLessThanOrEqual(2);
				for (const kind of ['notifications', 'decisions', 'others'] as const)
					total[kind] += cleaned[kind];
				if (rows === 0) break;
				expect(steps).toBeLessThan(100);
			}
			// Five deliveries and three marks.
			expect(total).toEqual({ ...nothing, notifications: 5, decisions, others: 8 });
		});

		it('leaves a digest’s delivery while one of its notifications is kept', async () => {
			const [one, other] = [notification(daily), notification(daily)];
			await acceptAll(given.store, one, other);
			await sending(given.store, 'a', 'a');
			await given.store.settle('a', 'a', sent, now);
			expect(await clean({ most: 1 })).toEqual({ ...nothing, notifications: 1 });
			const left = await clean({ most: 3, decidedBefore: undefined });
			expect(left).toEqual({ ...nothing, notifications: 1, others: 1 });
		});

		it('leaves other workspaces alone', async () => {
			const ids = await giveSettled();
			const other = await given.database.forWorkspace(workspace('T2'), now);
			expect(await other.clean(everything)).toEqual(nothing);
			expect(await exist(...ids)).toEqual(ids);
		});
	});
}
