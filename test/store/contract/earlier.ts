// Answers: does a newer event take back what is queued about its record, that and nothing else?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	claimed,
	daily,
	failed,
	idOf,
	minute,
	now,
	sending,
	sent,
	skip,
	statesOf,
	storyOf,
	toChannel,
	toMember,
	unsure,
} from '../given';

const replacing = (more: Partial<NewNotification> = {}) =>
	about('task.changed', { ...more, earlier: 'replace' });
const cancelling = (more: Partial<NewNotification> = {}) =>
	about('task.cancelled', { ...more, earlier: 'cancel' });

/** All that waits. */
async function putAside(
	store: Store,
	change: { to: 'expired' } | { to: 'muted'; rule: 'own_type' },
) {
	const waiting = await store.findQueued({ after: 0, most: 9 });
	await store.replan(
		waiting.map(({ id }) => ({ id, ...change })),
		now,
	);
}

export function earlierContract(given: Given): void {
	const rows = (ids: readonly number[]) => given.store.findNotifications(ids);

	describe('an event that replaces earlier ones', () => {
		it('withdraws what is queued of its type about its record as superseded', async () => {
			const one = about('task.changed', daily);
			const ids = await acceptAll(given.store, one, about('task.changed'));
			const [answer] = await given.store.accept([replacing()], [], now + minute);
			expect(answer).toMatchObject({ accepted: true, withdrew: 2 });
			const gone = { state: 'withdrawn', reason: 'superseded', settledAt: now + minute };
			expect(await rows(ids)).toMatchObject([gone, gone]);
			expect(await statesOf(given.store, [idOf(answer!)])).toEqual(['queued']);
			expect(await storyOf(given.store, one)).toEqual([
				'queued waits_for_window',
				'skipped superseded',
			]);
		});

		it('leaves another type, record, recipient and stand-in alone', async () => {
			const inPlace = { ...toChannel('C1'), standsInFor: 'ana' };
			const ids = await acceptAll(
				given.store,
				about('task.assigned'),
				about('task.changed', {}, 'task 2'),
				about('task.changed', toMember('bo')),
				about('task.changed', toChannel('ana')),
				about('task.changed', inPlace),
				about('task.changed', { ...inPlace, standsInFor: 'bo' }),
				about('task.changed', toChannel('C1')),
			);
			const [answer] = await given.store.accept([replacing()], [], now);
			expect(answer).toMatchObject({ withdrew: 0 });
			const [other] = await given.store.accept([replacing(inPlace)], [], now);
			expect(other).toMatchObject({ withdrew: 1 });
			expect(await statesOf(given.store, ids)).toEqual(
				ids.map((_, index) => (index === 4 ? 'withdrawn' : 'queued')),
			);
		});

		it('does not take back what somebody has in hand, or what was told', async () => {
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: 5 }, () => about('task.changed')),
			);
			await sending(given.store, 'sent', 'sent');
			await given.store.settle('sent', 'sent', sent, now);
			await sending(given.store, 'unsure', 'unsure');
			await given.store.settle('unsure', 'unsure', unsure, now);
			await sending(given.store, 'sending', 'sending');
			await claimed(given.store, 'claimed');
			const [answer] = await given.store.accept([replacing()], [], now);
			expect(answer).toMatchObject({ withdrew: 1 });
			expect(await statesOf(given.store, ids)).toEqual([
				...['sent', 'unsure', 'sending', 'claimed', 'withdrawn'],
			]);
			expect(await given.store.release('claimed', failed, now)).toBe(1);
		});

		it('does nothing without a record', async () => {
			const without = { ...replacing(), event: { ...replacing().event, recordKey: undefined } };
			const ids = await acceptAll(given.store, without, { ...without, dedupeKey: 'another' });
			expect(await statesOf(given.store, ids)).toEqual(['queued', 'queued']);
		});

		it('takes back what came before it in its batch, and leaves what came after it', async () => {
			const batch = [
				replacing(),
				replacing(),
				about('task.changed'),
				replacing(),
				about('task.changed'),
			];
			const answers = await given.store.accept(batch, [], now);
			expect(answers).toMatchObject([0, 1, 0, 2, 0].map((withdrew) => ({ withdrew })));
			expect(await statesOf(given.store, answers.map(idOf))).toEqual([
				...['withdrawn', 'withdrawn', 'withdrawn', 'queued', 'queued'],
			]);
		});

		it('of 2,000 in one batch about 40 records leaves the last of each', async () => {
			const batch = Array.from({ length: 2000 }, (_, index) =>
				about('task.changed', { earlier: 'replace' }, `task ${index % 40}`),
			);
			const ids = await acceptAll(given.store, ...batch);
			const states = await statesOf(given.store, ids);
			expect(states.filter((state) => state === 'queued')).toHaveLength(40);
			expect(states.slice(-40)).toEqual(Array(40).fill('queued'));
		});
	});

	describe('an event that cancels earlier ones', () => {
		it('comes to nothing together with them, where nothing about the record was told', async () => {
			const assigned = about('task.assigned', daily);
			const cancel = cancelling();
			const [id] = await acceptAll(given.store, assigned, about('task.changed'));
			const [answer] = await given.store.accept([cancel], [], now + 1);
			expect(answer).toMatchObject({ accepted: true, withdrew: 2 });
			const gone = { state: 'withdrawn', reason: 'cancelled_out', settledAt: now + 1 };
			expect(await rows([id!, idOf(answer!)])).toMatchObject([gone, gone]);
			expect(await storyOf(given.store, assigned)).toEqual([
				'queued waits_for_window',
				'skipped cancelled_out',
			]);
			expect(await storyOf(given.store, cancel)).toEqual(['skipped cancelled_out']);
			expect(await given.store.waiting(now)).toMatchObject({ due: 0, later: 0 });
		});

		it('comes to nothing within one batch', async () => {
			const answers = await given.store.accept([about('task.assigned'), cancelling()], [], now);
			expect(answers).toMatchObject([{ withdrew: 0 }, { withdrew: 1 }]);
			expect(await statesOf(given.store, answers.map(idOf))).toEqual(['withdrawn', 'withdrawn']);
		});

		it.each<[string, (store: Store) => Promise<unknown>]>([
			['withdrawn by hand', (store) => store.withdraw({ recordKey: 'task 1' }, now)],
			['expired', (store) => putAside(store, { to: 'expired' })],
			['muted', (store) => putAside(store, { to: 'muted', rule: 'own_type' })],
			[
				'failed',
				async (store) => {
					await sending(store, 'a', 'd');
					await store.settle('a', 'd', failed, now);
				},
			],
		])('comes to nothing where all there was had been %s', async (_, end) => {
			const assigned = about('task.assigned');
			await acceptAll(given.store, assigned);
			await end(given.store);
			const cancel = cancelling();
			const [answer] = await given.store.accept([cancel], [], now + 1);
			expect(answer).toMatchObject({ accepted: true });
			const gone = { state: 'withdrawn', reason: 'cancelled_out', settledAt: now + 1 };
			expect(await rows([idOf(answer!)])).toMatchObject([gone]);
			expect(await storyOf(given.store, cancel)).toEqual(['skipped cancelled_out']);
		});

		it.each(['muted', 'expired', 'not_connected', 'deactivated'] as const)(
			'comes to nothing where what came before was skipped as %s',
			async (reason) => {
				await given.store.accept([], [skip(about('task.assigned'), { reason })], now);
				const ids = await acceptAll(given.store, cancelling());
				expect(await statesOf(given.store, ids)).toEqual(['withdrawn']);
			},
		);

		it('comes to nothing after what is deleted by now, but not after what was told', async () => {
			const cancels = ['task 1', 'task 2'].map((task) =>
				about('task.cancelled', { earlier: 'cancel' }, task),
			);
			await acceptAll(given.store, about('task.assigned'));
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', sent, now);
			await acceptAll(given.store, about('task.due'), about('task.due', {}, 'task 2'));
			await given.store.withdraw({ type: 'task.due' }, now);
			const cleaned = await given.store.clean({ now, settledBefore: now + 1, most: 99 });
			expect(cleaned).toMatchObject({ notifications: 3 });
			const ids = await acceptAll(given.store, ...cancels);
			expect(await statesOf(given.store, ids)).toEqual(['queued', 'withdrawn']);
		});

		it('comes to nothing after what no decision is kept of any more', async () => {
			await acceptAll(given.store, about('task.assigned'));
			await given.store.withdraw({ recordKey: 'task 1' }, now);
			await given.store.clean({ now, decidedBefore: now + 1, most: 99 });
			const ids = await acceptAll(given.store, cancelling());
			expect(await statesOf(given.store, ids)).toEqual(['withdrawn']);
		});

		it('comes to nothing within one batch after what is skipped or withdrawn in it', async () => {
			const gone = about('task.assigned', {}, 'task 2');
			await given.store.withdraw({ dedupeKey: gone.dedupeKey }, now);
			const batch = [
				cancelling(),
				gone,
				about('task.cancelled', { earlier: 'cancel' }, 'task 2'),
				about('task.assigned', {}, 'task 3'),
				about('task.cancelled', { earlier: 'cancel' }, 'task 3'),
				about('task.cancelled', { earlier: 'cancel' }, 'task 3'),
			];
			const muted = { ...skip(about('task.assigned')), after: 0 };
			const answers = await given.store.accept(batch, [muted], now);
			const states = answers.map((each) => (each.accepted ? each.id : 0)).filter(Boolean);
			expect(await statesOf(given.store, states)).toEqual(Array(5).fill('withdrawn'));
		});

		it('is told where what was skipped came after it, or is known to somebody else', async () => {
			const others: NewNotification[] = [
				about('task.assigned', toMember('bo')),
				about('task.assigned', toChannel('ana')),
				about('task.assigned', { ...toChannel('C1'), standsInFor: 'ana' }),
				about('task.assigned', {}, 'task 2'),
			];
			const skipped = others.map((one) => skip(one, { standsInFor: one.standsInFor }));
			await given.store.accept([], skipped, now);
			const after = { ...skip(about('task.assigned')), after: 1 };
			const [answer] = await given.store.accept([cancelling()], [after], now);
			expect(await statesOf(given.store, [idOf(answer!)])).toEqual(['queued']);
		});

		it('is told where nothing was there to cancel', async () => {
			const [answer] = await given.store.accept([cancelling()], [], now);
			expect(answer).toMatchObject({ withdrew: 0 });
			expect(await statesOf(given.store, [idOf(answer!)])).toEqual(['queued']);
		});

		it.each(['claimed', 'sending', 'unsure', 'sent'])(
			'is told where something about the record is %s, and cancels the rest',
			async (state) => {
				await acceptAll(given.store, about('task.assigned'));
				await claimed(given.store, 'a');
				if (state !== 'claimed') {
					await given.store.release('a', { state: 'queued', reason: 'later', notBefore: now }, now);
					await sending(given.store, 'b', 'd');
				}
				if (state === 'unsure') await given.store.settle('b', 'd', unsure, now);
				if (state === 'sent') await given.store.settle('b', 'd', sent, now);
				const rest = await acceptAll(given.store, about('task.changed'));
				const [answer] = await given.store.accept([cancelling()], [], now);
				expect(answer).toMatchObject({ withdrew: 1 });
				expect(await statesOf(given.store, [...rest, idOf(answer!)])).toEqual([
					'withdrawn',
					'queued',
				]);
			},
		);

		it('comes to nothing where all that was tried had failed', async () => {
			await acceptAll(given.store, about('task.assigned'));
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', failed, now);
			const ids = await acceptAll(given.store, about('task.changed'), cancelling());
			expect(await statesOf(given.store, ids)).toEqual(['withdrawn', 'withdrawn']);
		});

		it('withdraws nothing again when it is handed in again', async () => {
			const cancel = cancelling();
			await acceptAll(given.store, about('task.assigned'), cancel);
			const [anew] = await acceptAll(given.store, about('task.assigned'));
			const [again] = await given.store.accept([cancel], [], now);
			expect(again).toMatchObject({ accepted: false, existing: { state: 'withdrawn' } });
			expect(await statesOf(given.store, [anew!])).toEqual(['queued']);
		});

		it('withdraws nothing again when it is taken up after it had failed', async () => {
			const cancel = cancelling();
			await acceptAll(given.store, cancel);
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', failed, now);
			const [anew] = await acceptAll(given.store, about('task.assigned'));
			const [again] = await given.store.accept([cancel], [], now);
			expect(again).toMatchObject({ accepted: true, withdrew: 0 });
			expect(await statesOf(given.store, [anew!, idOf(again!)])).toEqual(['queued', 'queued']);
		});
	});

	describe('an event that comes to no notification', () => {
		it('takes back all the same what it replaces or cancels', async () => {
			const ids = await acceptAll(
				given.store,
				about('task.changed'),
				about('task.assigned'),
				about('task.assigned', {}, 'task 2'),
			);
			await given.store.accept([], [skip(replacing())], now);
			expect(await statesOf(given.store, ids)).toEqual(['withdrawn', 'queued', 'queued']);
			const cancel = cancelling();
			await given.store.accept([], [skip(cancel)], now);
			expect(await statesOf(given.store, ids)).toEqual(['withdrawn', 'withdrawn', 'queued']);
			expect(await storyOf(given.store, cancel)).toEqual(['skipped muted']);
		});

		it('takes back what was handed in together with it', async () => {
			const assigned = about('task.assigned');
			const [answer] = await given.store.accept([assigned], [skip(cancelling())], now);
			expect(await statesOf(given.store, [idOf(answer!)])).toEqual(['withdrawn']);
		});

		it('does so the first time only', async () => {
			const cancel = cancelling();
			await given.store.accept([], [skip(cancel), skip(cancel)], now);
			const ids = await acceptAll(given.store, about('task.assigned'));
			await given.store.accept([], [skip(cancel)], now);
			expect(await statesOf(given.store, ids)).toEqual(['queued']);
			// Nor when it comes to a notification after all.
			const [answer] = await given.store.accept([cancel], [], now);
			expect(answer).toMatchObject({ accepted: true, withdrew: 0 });
			expect(await statesOf(given.store, ids)).toEqual(['queued']);
		});

		it('takes nothing back where it comes to a notification in the same run as well', async () => {
			const cancel = cancelling({ urgent: true });
			const [answer] = await given.store.accept([cancel], [skip(cancel)], now);
			expect(await statesOf(given.store, [idOf(answer!)])).toEqual(['queued']);
		});

		it('is handed in for the first time where only somebody else had the same key', async () => {
			const cancel = cancelling();
			await given.store.accept([], [skip({ ...cancel, ...toMember('bo') })], now);
			const ids = await acceptAll(given.store, about('task.assigned'));
			await given.store.accept([], [skip(cancel)], now);
			expect(await statesOf(given.store, ids)).toEqual(['withdrawn']);
		});
	});
}
