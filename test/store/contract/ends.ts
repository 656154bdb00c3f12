// Answers: can it be told later how every attempt ended?
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	daily,
	failed,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	storyOf,
	toMember,
	unsure,
} from '../given';

const story = 'queued waits_for_window';

export function endsContract(given: Given): void {
	const endOf = async (settlement: Settlement) => {
		const all = [notification(daily), notification(daily)];
		await acceptAll(given.store, ...all);
		const ids = await sending(given.store, 'a', 'd');
		expect(await given.store.settle('a', 'd', settlement, now + 1)).toBe(true);
		return { all, ids };
	};
	const lookUp = (token: string, at = now + minute) =>
		given.store.claimUnsure({ token, now: at, leaseUntil: at + minute });

	describe('the story of a notification', () => {
		it('ends with when it was sent, for each entry of a digest', async () => {
			const { all, ids } = await endOf(sent);
			for (const [index, one] of all.entries()) {
				expect(await storyOf(given.store, one)).toEqual([story, 'sent sent']);
				const { items } = await given.store.findDecisions({ dedupeKey: one.dedupeKey, limit: 1 });
				expect(items).toMatchObject([
					{ at: now + 1, notificationId: ids[index], frequency: 'daily', rule: 'fallback' },
				]);
			}
			expect(await given.store.settle('a', 'd', sent, now)).toBe(false);
			expect(await storyOf(given.store, all[0]!)).toHaveLength(2);
		});

		it('says that the test mode had it', async () => {
			const { all, ids } = await endOf({ ...sent, testMode: true });
			expect(await storyOf(given.store, all[0]!)).toEqual([story, 'sent test_mode']);
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ state: 'sent', reason: 'test_mode' },
				{ state: 'sent', reason: 'test_mode' },
			]);
		});

		it('ends with Slack’s code where Slack refused it', async () => {
			const { all } = await endOf(failed);
			expect(await storyOf(given.store, all[0]!)).toEqual([story, 'skipped refused']);
			const { items } = await given.store.findDecisions({ limit: 1 });
			expect(items).toMatchObject([{ detail: 'channel_not_found' }]);
		});

		it('says nothing of an attempt after which it waits as before', async () => {
			const { all } = await endOf(queuedUntil(now));
			expect(await storyOf(given.store, all[0]!)).toEqual([story]);
		});

		it('says once that an answer was lost, and how it ended then', async () => {
			const { all } = await endOf({ ...unsure, reason: 'timeout' });
			const { items } = await given.store.findDecisions({ limit: 1 });
			expect(items).toMatchObject([{ detail: 'timeout' }]);
			await lookUp('x');
			await given.store.settle('x', 'd', unsure, now + minute);
			expect(await storyOf(given.store, all[0]!)).toEqual([story, 'queued answer_lost']);
			await lookUp('y');
			await given.store.settle('y', 'd', sent, now + minute);
			expect(await storyOf(given.store, all[0]!)).toEqual([
				story,
				'queued answer_lost',
				'sent sent',
			]);
		});

		it('says that a run died while it was sending, and nothing of one that had not begun', async () => {
			const [lost, waits] = [notification(daily), notification({ ...daily, ...toMember('bo') })];
			await acceptAll(given.store, lost, waits);
			await sending(given.store, 'a', 'd');
			await claimed(given.store, 'b');
			expect(await given.store.recover(now + minute)).toEqual({ requeued: 1, unsure: 1 });
			expect(await storyOf(given.store, lost)).toEqual([story, 'queued answer_lost']);
			expect(await storyOf(given.store, waits)).toEqual([story]);
		});

		it('ends with why there was nobody to tell', async () => {
			const all = [notification(daily), notification(daily)];
			await acceptAll(given.store, ...all);
			await claimed(given.store, 'a');
			await given.store.release('a', { state: 'failed', reason: 'no_account' }, now);
			expect(await storyOf(given.store, all[1]!)).toEqual([story, 'skipped refused']);
			const { items } = await given.store.findDecisions({ limit: 1 });
			expect(items).toMatchObject([{ detail: 'no_account' }]);
		});

		it('begins anew where it is taken up after it had failed, with nothing of the first time', async () => {
			const { all, ids } = await endOf({ ...failed, reason: 'first' });
			const again = { ...all[0]!, ...daily, urgent: true, expiresAt: now + 9 * minute };
			const [answer] = await given.store.accept([again], [], now + minute);
			expect(answer).toEqual({ accepted: true, id: ids[0], withdrew: 0 });
			expect(await given.store.findNotifications([ids[0]!])).toEqual([
				{ ...again, id: ids[0], state: 'queued', acceptedAt: now + minute, attempts: 0 },
			]);
			expect(await storyOf(given.store, again)).toEqual([story, 'skipped refused', story]);
		});

		it.each(['quiet_hours', 'day_off', 'too_many'] as const)(
			'begins with %s where that is why it is put off',
			async (putOff) => {
				const one = notification({ ...daily, putOff });
				await acceptAll(given.store, one);
				expect(await storyOf(given.store, one)).toEqual([`queued ${putOff}`]);
			},
		);
	});

	describe('an event that was withdrawn before it arrived', () => {
		it('is not accepted, with an explicit answer, however often it comes', async () => {
			const one = notification();
			await given.store.withdraw({ dedupeKey: one.dedupeKey }, now);
			for (const at of [now + 1, now + minute]) {
				const [answer] = await given.store.accept([one], [], at);
				expect(answer).toEqual({ accepted: false, withdrawnAt: now });
			}
			expect(await given.store.waiting(now)).toMatchObject({ due: 0, later: 0 });
			expect(await storyOf(given.store, one)).toEqual(['skipped withdrawn']);
		});

		it('is accepted for everybody else where it was withdrawn for one', async () => {
			const one = notification({ dedupeKey: 'event 👍'.slice(0, -1) });
			await given.store.withdraw({ dedupeKey: one.dedupeKey, ...toMember('ana') }, now);
			const inPlace = { recipient: { kind: 'channel', key: 'C1' }, standsInFor: 'ana' } as const;
			const all = [one, { ...one, ...toMember('bo') }, { ...one, ...inPlace }];
			const answers = await given.store.accept(all, [], now);
			expect(answers.map(({ accepted }) => accepted)).toEqual([false, true, false]);
		});
	});
}
