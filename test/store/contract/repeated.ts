// Answers: does a workflow that hands in the same events again and again leave no more behind each time?
import { describe, expect, it } from 'vitest';
import type { Decision, DecisionReason } from '../../../src/outbox/notification';
import type { Given } from '../contract';
import {
	acceptAll,
	daily,
	failed,
	minute,
	notification,
	now,
	sending,
	skip,
	storyOf,
	toChannel,
} from '../given';

export function repeatedContract(given: Given): void {
	const skipAs = (one: ReturnType<typeof notification>, more: Partial<Decision> = {}) =>
		given.store.accept([], [skip(one, more)], now);

	describe('an event that is handed in again and again', () => {
		it('is written down as a duplicate once, and is answered as one each time', async () => {
			const one = notification(daily);
			const [id] = await acceptAll(given.store, one);
			for (const at of [1, 2, 3]) {
				const answers = await given.store.accept([one, one], [], now + at * minute);
				const again = { accepted: false, existing: { id } };
				expect(answers).toMatchObject([again, again]);
			}
			expect(await storyOf(given.store, one)).toEqual([
				'queued waits_for_window',
				'skipped duplicate',
			]);
		});

		it('is a duplicate once of each whom it is for', async () => {
			const one = notification();
			const inPlace = { ...one, ...toChannel('C1'), standsInFor: 'ana' };
			const all = [one, { ...one, ...toChannel('C1') }, inPlace, { ...inPlace, standsInFor: 'bo' }];
			for (let time = 0; time < 3; time++) await given.store.accept(all, [], now);
			const { items } = await given.store.findDecisions({ dedupeKey: one.dedupeKey, limit: 99 });
			expect(items.map(({ reason }) => reason).sort()).toEqual(
				[...Array(4).fill('due_now'), ...Array(4).fill('duplicate')].sort(),
			);
		});

		it.each<DecisionReason>(['muted', 'not_connected', 'deactivated', 'expired'])(
			'is written down once as %s, also within one call',
			async (reason) => {
				const one = notification();
				const more = { reason, detail: 'the same', rule: 'own_type' } as const;
				for (let time = 0; time < 3; time++)
					await given.store.accept([], [skip(one, more), skip(one, more)], now);
				expect(await storyOf(given.store, one)).toEqual([`skipped ${reason}`]);
			},
		);

		it('is written down again where something else is said', async () => {
			const one = notification();
			await skipAs(one);
			await skipAs(one, { rule: 'own_type' });
			await skipAs(one, { rule: 'own_type', reason: 'not_connected' });
			await skipAs(one, { rule: 'own_type', reason: 'not_connected', detail: 'ambiguous' });
			await skipAs(one);
			await skipAs(one);
			expect(await storyOf(given.store, one)).toEqual([
				'skipped muted',
				'skipped muted',
				'skipped not_connected',
				'skipped not_connected',
				'skipped muted',
			]);
		});

		it('is written down again after it came to a notification in between', async () => {
			const one = notification();
			await skipAs(one);
			await given.store.accept([one, one], [], now);
			for (let time = 0; time < 3; time++) {
				await skipAs(one);
				await given.store.accept([one], [], now);
			}
			expect(await storyOf(given.store, one)).toEqual([
				...['skipped muted', 'queued due_now', 'skipped duplicate', 'skipped muted'],
			]);
		});

		it('is written down each time that it is taken up after it had failed', async () => {
			const one = notification();
			for (const name of ['a', 'b']) {
				await acceptAll(given.store, one);
				await sending(given.store, name, name);
				await given.store.settle(name, name, failed, now);
			}
			const once = ['queued due_now', 'skipped refused'];
			expect(await storyOf(given.store, one)).toEqual([...once, ...once]);
		});

		it('adds nothing to 2,000 duplicates and 2,000 skipped ones', async () => {
			const all = Array.from({ length: 2000 }, () => notification());
			const skipped = Array.from({ length: 2000 }, () => skip(notification()));
			for (let time = 0; time < 3; time++) await given.store.accept(all, skipped, now + time);
			const since = { from: now + 2, limit: 9 };
			expect((await given.store.findDecisions(since)).items).toEqual([]);
			const second = await given.store.findDecisions({ from: now + 1, limit: 9999 });
			expect(second.items).toHaveLength(2000);
		}, 30_000);
	});
}
