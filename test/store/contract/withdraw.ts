// Answers: is what is taken back never told, and is said what it is too late for?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Which } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	claimAt,
	claimed,
	daily,
	delivery as deliveryOf,
	forget,
	minute,
	notification,
	now,
	sending,
	sent,
	statesOf,
	toChannel,
	toMember,
	unsure,
} from '../given';

const delivery = (key: string, id: number) => ({ ...deliveryOf(key, [id]), conversation: 'D1' });
const nothing = { withdrawn: [], inFlight: [], told: 0, beforehand: false };
const ana = toMember('ana').recipient;
const bo = toMember('bo').recipient;

export function withdrawContract(given: Given): void {
	const withdraw = (which: Which, at = now) => given.store.withdraw(which, at);
	const idsOf = (all: readonly { id: number }[]) => all.map(({ id }) => id);
	const digest = () => Array.from({ length: 5 }, () => notification(daily));

	describe('withdrawing', () => {
		it.each([
			['the first', [0]],
			['a middle one', [2]],
			['the last', [4]],
			['all', [0, 1, 2, 3, 4]],
		])('Number 8: %s of a digest leaves the others as they are', async (_, which) => {
			const all = digest();
			const ids = await acceptAll(given.store, ...all);
			for (const index of which) {
				const answer = await withdraw({ dedupeKey: all[index]!.dedupeKey });
				expect(idsOf(answer.withdrawn)).toEqual([ids[index]]);
			}
			const left = ids.filter((_, index) => !which.includes(index));
			const answer = await claimAt(given.store, 'a');
			expect('claimed' in answer ? idsOf(answer.claimed.notifications) : []).toEqual(left);
		});

		it('Number 8: during the send says that it is too late for certain', async () => {
			const one = about('task.due');
			const [id] = await acceptAll(given.store, one);
			const which = { dedupeKey: one.dedupeKey };
			await claimed(given.store, 'a');
			expect(await withdraw(which)).toMatchObject({ ...nothing, inFlight: [{ state: 'claimed' }] });
			await given.store.begin('a', delivery('b', id!), now + minute);
			const late = await withdraw(which, now + minute);
			expect(late).toMatchObject({ ...nothing, inFlight: [{ id, state: 'sending' }] });
			await given.store.settle('a', 'b', unsure, now + minute);
			const lost = await withdraw(which, now + minute);
			expect(lost).toMatchObject({ ...nothing, inFlight: [{ id, state: 'unsure' }] });
		});

		it.each([
			['is sent', { state: 'sent', conversation: 'D1', ts: '1.1' }, 'sent'],
			['was not taken', { state: 'queued', reason: 'ratelimited', notBefore: now }, 'withdrawn'],
			['was refused for good', { state: 'failed', reason: 'is_archived' }, 'withdrawn'],
		] as const)(
			'Number 8: during the send, where it %s after all',
			async (_, settlement, state) => {
				const one = about('task.due');
				const [id] = await acceptAll(given.store, one);
				await claimed(given.store, 'a');
				await given.store.begin('a', delivery('b', id!), now + minute);
				await withdraw({ dedupeKey: one.dedupeKey });
				await given.store.settle('a', 'b', settlement, now + minute);
				const [row] = await given.store.findNotifications([id!]);
				expect(row?.state).toBe(state);
				expect(await claimAt(given.store, 'c', now + minute)).toEqual({ nothingDue: true });
			},
		);

		it('takes back one that failed, so that nobody tries it again', async () => {
			const one = about('task.due');
			const [id] = await acceptAll(given.store, one);
			await claimed(given.store, 'a');
			await given.store.release('a', { state: 'failed', reason: 'no_match' }, now);
			expect((await withdraw({ dedupeKey: one.dedupeKey })).withdrawn).toMatchObject([{ id }]);
			expect((await given.store.retry({}, 'look_up', now)).requeued).toEqual([]);
			expect(await given.store.accept([one], [], now)).toMatchObject([
				{ accepted: false, existing: { state: 'withdrawn' } },
			]);
		});

		it('by event ID takes it back from those, too, whom it has not reached yet', async () => {
			const one = notification();
			await acceptAll(given.store, one);
			expect(await withdraw({ dedupeKey: one.dedupeKey })).toMatchObject({ beforehand: false });
			const other = { ...one, ...toChannel('C1') };
			expect(await given.store.accept([other], [], now)).toEqual([
				{ accepted: false, withdrawnAt: now },
			]);
		});

		it('Number 8: before the event arrives keeps it from being told when it does', async () => {
			const one = notification();
			expect(await withdraw({ dedupeKey: one.dedupeKey })).toEqual({
				...nothing,
				beforehand: true,
			});
			const later = now + minute;
			const all = [one, { ...one, ...toChannel('C1') }];
			const refused = { accepted: false, withdrawnAt: now };
			expect(await given.store.accept(all, [], later)).toEqual([refused, refused]);
			expect(await claimAt(given.store, 'a', later)).toEqual({ nothingDue: true });
		});

		it('before the event arrives, for one recipient, lets the others be told', async () => {
			const one = notification();
			await withdraw({ dedupeKey: one.dedupeKey, recipient: ana });
			const inPlace = { ...toChannel('C1'), standsInFor: 'ana' };
			const all = [one, { ...one, ...toMember('bo') }, { ...one, ...inPlace }];
			expect(await given.store.accept(all, [], now)).toMatchObject([
				{ accepted: false, withdrawnAt: now },
				{ accepted: true },
				{ accepted: false, withdrawnAt: now },
			]);
		});

		it('reaches whom a channel stands in for by the event ID, together or each alone', async () => {
			const itself = notification(toChannel('C1'));
			const all = [itself, ...['ana', 'bo'].map((key) => ({ ...itself, standsInFor: key }))];
			const { dedupeKey } = itself;
			const ids = await acceptAll(given.store, ...all);
			expect(idsOf((await withdraw({ dedupeKey, recipient: ana })).withdrawn)).toEqual([ids[1]]);
			expect(idsOf((await withdraw({ dedupeKey })).withdrawn)).toEqual([ids[0], ids[2]]);
			expect(await given.store.accept(all, [], now)).toMatchObject(
				ids.map((id) => ({ accepted: false, existing: { id, state: 'withdrawn' } })),
			);
		});

		it('twice before the event arrives is as the first time', async () => {
			const one = notification();
			await withdraw({ dedupeKey: one.dedupeKey });
			const again = await withdraw({ dedupeKey: one.dedupeKey }, now + minute);
			expect(again).toEqual({ ...nothing, beforehand: true });
			const [answer] = await given.store.accept([one], [], now + 2 * minute);
			expect(answer).toEqual({ accepted: false, withdrawnAt: now });
		});

		it('marks nothing for later where the recipient has the event, in whatever state', async () => {
			const one = notification();
			await acceptAll(given.store, one);
			const which = { dedupeKey: one.dedupeKey };
			expect(await withdraw({ ...which, type: 'other.type' })).toEqual(nothing);
			expect(await withdraw(which)).toMatchObject({ beforehand: false });
			expect(await withdraw({ ...which, recipient: ana })).toMatchObject({ beforehand: false });
			expect(await withdraw({ ...which, recipient: bo })).toMatchObject({ beforehand: true });
			expect(await given.store.accept([{ ...one, ...toMember('bo') }], [], now)).toMatchObject([
				{ withdrawnAt: now },
			]);
		});

		it('of nothing in particular withdraws nothing', async () => {
			const ids = await acceptAll(given.store, ...digest());
			expect(await withdraw({})).toEqual(nothing);
			expect(await withdraw({ recipient: undefined, type: undefined })).toEqual(nothing);
			expect(new Set(await statesOf(given.store, ids))).toEqual(new Set(['queued']));
		});

		it('takes what fits everything that is given', async () => {
			const all: NewNotification[] = [
				about('task.assigned'),
				about('task.due'),
				about('task.due', toMember('bo')),
				about('task.due', {}, 'task 2'),
				about('task.due', { ...toChannel('C1'), standsInFor: 'ana' }),
				about('task.due', toChannel('ana')),
			];
			const ids = await acceptAll(given.store, ...all);
			const fitting: [Which, number[]][] = [
				[{ recipient: ana, type: 'task.assigned' }, [0]],
				[{ type: 'task.due', recordKey: 'task 2' }, [3]],
				[{ recipient: ana, recordKey: 'task 1' }, [1, 4]],
				[{ recipient: toChannel('ana').recipient }, [5]],
				[{ dedupeKey: all[2]!.dedupeKey, recordKey: 'task 1' }, [2]],
			];
			for (const [which, indexes] of fitting)
				expect(idsOf((await withdraw(which)).withdrawn)).toEqual(indexes.map((it) => ids[it]));
		});

		it('answers with what was withdrawn as it was, and counts what was told', async () => {
			await acceptAll(given.store, about('task.due'));
			await sending(given.store, 'a', 'a');
			await given.store.settle('a', 'a', sent, now);
			const [id] = await acceptAll(given.store, about('task.due', daily));
			const before = await given.store.findNotifications([id!]);
			const answer = await withdraw({ recordKey: 'task 1' }, now + 1);
			expect(answer).toEqual({ ...nothing, withdrawn: before, told: 1 });
			expect(await given.store.findNotifications([id!])).toEqual([
				{ ...before[0], state: 'withdrawn', reason: 'withdrawn', settledAt: now + 1 },
			]);
		});

		it('is written down with each', async () => {
			const ids = await acceptAll(given.store, about('task.due', daily), about('task.due', daily));
			await withdraw({ recordKey: 'task 1' }, now + 1);
			const { items } = await given.store.findDecisions({ from: now + 1, limit: 9 });
			const one = { at: now + 1, outcome: 'skipped', reason: 'withdrawn', recipient: ana };
			expect(items).toMatchObject([
				{ ...one, notificationId: ids[1] },
				{ ...one, notificationId: ids[0], type: 'task.due', recordKey: 'task 1' },
			]);
		});

		it('takes 2,000 at once', async () => {
			const many = Array.from({ length: 2000 }, () => about('task.due', daily));
			await acceptAll(given.store, ...many);
			expect((await withdraw({ type: 'task.due' })).withdrawn).toHaveLength(2000);
			expect(await claimAt(given.store, 'a')).toEqual({ nothingDue: true });
		}, 30_000);
	});

	describe('an event that was withdrawn before it arrived', () => {
		it('is so for the new key of a member who had another one', async () => {
			const [one, other] = [notification(), notification()];
			await withdraw({ dedupeKey: one.dedupeKey, recipient: ana });
			await withdraw({ dedupeKey: other.dedupeKey, recipient: ana });
			await withdraw({ dedupeKey: other.dedupeKey, recipient: bo }, now + 1);
			await given.store.adoptMembers([{ from: 'ana', to: 'bo' }]);
			const all = [one, other].map((each) => ({ ...each, ...toMember('bo') }));
			expect(await given.store.accept(all, [], now + 2)).toMatchObject([
				{ withdrawnAt: now },
				{ withdrawnAt: now + 1 },
			]);
			expect(await given.store.accept([one], [], now)).toMatchObject([{ accepted: true }]);
		});

		it('is forgotten with the member, and stays withdrawn for others', async () => {
			const [one, forAll] = [notification(), notification()];
			await withdraw({ dedupeKey: one.dedupeKey, recipient: ana });
			await withdraw({ dedupeKey: one.dedupeKey, recipient: bo });
			await withdraw({ dedupeKey: one.dedupeKey, recipient: toChannel('ana').recipient });
			await withdraw({ dedupeKey: forAll.dedupeKey });
			expect((await forget(given.store, 'ana')).get('ana')).toMatchObject({ notifications: 1 });
			const all = [one, { ...one, ...toMember('bo') }, { ...one, ...toChannel('ana') }, forAll];
			const answers = await given.store.accept(all, [], now);
			expect(answers.map(({ accepted }) => accepted)).toEqual([true, false, false, false]);
		});
	});
}
