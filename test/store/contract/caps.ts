// Answers: does a flood wait for one digest, from the first message that is too many on?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { AcceptRules } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	claimAt,
	claimed,
	failed,
	hour,
	idOf,
	minute,
	notification,
	now,
	sending,
	sent,
	storyOf,
	toChannel,
	toMember,
} from '../given';

const window = now + hour;
const ifTooMany = { dueAt: window, windowEndsAt: window, putOff: 'too_many' as const };
const capped = (more: Partial<NewNotification> = {}) => notification({ ifTooMany, ...more });

export function capContract(given: Given): void {
	const takeUnder = async (all: readonly NewNotification[], rules: AcceptRules) => {
		const answers = await given.store.accept(all, [], now, rules);
		const ids = answers.flatMap((each) => (each.accepted ? each.id : []));
		return (await given.store.findNotifications(ids)).map(({ putOff }) => putOff ?? 'alone');
	};

	const take = async (all: readonly NewNotification[], at = now, most: number | undefined = 2) => {
		const rules = { mostPerRecipientAndHour: most };
		const ids = (await given.store.accept(all, [], at, rules)).map(idOf);
		return (await given.store.findNotifications(ids)).map(({ putOff }) => putOff ?? 'alone');
	};

	describe('the most messages of one recipient within an hour', () => {
		it('let the first through, and promise the others as they come with it', async () => {
			const all = [capped(), capped(), capped({ urgent: false }), capped()];
			expect(await take(all)).toEqual(['alone', 'alone', 'too_many', 'too_many']);
			const { notifications } = await claimed(given.store, 'a');
			expect(notifications).toHaveLength(1);
			await claimed(given.store, 'b');
			expect(await claimAt(given.store, 'c')).toEqual({ nothingDue: true });
			const digest = await claimed(given.store, 'c', window);
			expect(digest.notifications).toMatchObject([ifTooMany, ifTooMany]);
			expect(await storyOf(given.store, all[0]!)).toEqual(['queued due_now']);
			expect(await storyOf(given.store, all[2]!)).toEqual(['queued too_many']);
		});

		it('count what earlier calls let through, whatever became of it', async () => {
			expect(await take([capped(), capped()])).toEqual(['alone', 'alone']);
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', sent, now);
			await sending(given.store, 'b', 'e');
			await given.store.settle('b', 'e', failed, now);
			expect(await take([capped()], now + 59 * minute)).toEqual(['too_many']);
		});

		it('leave room again once an hour is over, and what was held does not count', async () => {
			expect(await take([capped()])).toEqual(['alone']);
			expect(await take([capped(), capped()], now + minute)).toEqual(['alone', 'too_many']);
			expect(await take([capped()], now + hour - 1)).toEqual(['too_many']);
			expect(await take([capped(), capped()], now + hour)).toEqual(['alone', 'too_many']);
			expect(await take([capped(), capped()], now + hour + minute)).toEqual(['alone', 'too_many']);
		});

		it('are of each recipient', async () => {
			const to = [toMember('ana'), toChannel('ana'), toMember('bo'), toMember('ana')];
			expect(await take(to.map(capped), now, 1)).toEqual(['alone', 'alone', 'alone', 'too_many']);
		});

		it('do not count what comes without another plan, and never hold it', async () => {
			const urgent = notification({ urgent: true });
			const all = [urgent, urgent, capped(), urgent, capped()].map((each, index) => ({
				...each,
				dedupeKey: `event ${index}`,
			}));
			expect(await take(all, now, 1)).toEqual(['alone', 'alone', 'alone', 'alone', 'too_many']);
		});

		it('do not count a duplicate', async () => {
			const one = capped();
			expect(await take([one])).toEqual(['alone']);
			const again = await given.store.accept([one, one], [], now, { mostPerRecipientAndHour: 2 });
			expect(again).toMatchObject([{ accepted: false }, { accepted: false }]);
			expect(await take([capped(), capped()])).toEqual(['alone', 'too_many']);
		});

		it('count one that had failed and is taken up again once, from then on', async () => {
			const one = capped();
			expect(await take([one], now, 1)).toEqual(['alone']);
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', failed, now);
			expect(await take([one], now + minute, 1)).toEqual(['alone']);
			expect(await take([capped()], now + hour, 1)).toEqual(['too_many']);
			expect(await take([capped()], now + hour + minute, 1)).toEqual(['alone']);
		});

		it('can be none at all, or as many as there are', async () => {
			expect(await take([capped(), capped()], now, 0)).toEqual(['too_many', 'too_many']);
			const all = await given.store.accept([capped(), capped(), capped()], [], now);
			const rows = await given.store.findNotifications(all.map(idOf));
			expect(rows.map(({ putOff }) => putOff)).toEqual([undefined, undefined, undefined]);
		});

		it('hold 4,997 of 5,000 in one call, each as it says itself', async () => {
			const all = Array.from({ length: 5000 }, (_, index) =>
				capped({ ifTooMany: { ...ifTooMany, dueAt: window + (index % 3) } }),
			);
			const answers = await given.store.accept(all, [], now, { mostPerRecipientAndHour: 3 });
			const rows = await given.store.findNotifications(answers.map(idOf));
			expect(rows.map(({ dueAt }) => dueAt)).toEqual(
				rows.map((_, index) => (index < 3 ? now : window + (index % 3))),
			);
		}, 30_000);
	});

	describe('the most messages of one run', () => {
		it('are the first in order, whoever they are for; the others are promised as they come', async () => {
			const all = [capped(), capped(toMember('bo')), capped(toChannel('C1')), capped()];
			const putOffs = await takeUnder(all, { mostPerRun: 2 });
			expect(putOffs).toEqual(['alone', 'alone', 'too_many', 'too_many']);
			expect(await storyOf(given.store, all[3]!)).toEqual(['queued too_many']);
			await claimed(given.store, 'a');
			await claimed(given.store, 'b');
			expect(await claimAt(given.store, 'c')).toEqual({ nothingDue: true });
		});

		it('are of one call, and begin anew with the next', async () => {
			expect(await takeUnder([capped(), capped()], { mostPerRun: 1 })).toEqual([
				'alone',
				'too_many',
			]);
			expect(await takeUnder([capped()], { mostPerRun: 1 })).toEqual(['alone']);
		});

		it('do not count duplicates, what was withdrawn before it arrived, and what has no other plan', async () => {
			const [known, gone] = [capped(), capped()];
			await given.store.accept([known], [], now);
			await given.store.withdraw({ dedupeKey: gone.dedupeKey }, now);
			const fresh = capped();
			const all = [known, gone, notification(), fresh, fresh, known, capped()];
			expect(await takeUnder(all, { mostPerRun: 1 })).toEqual(['alone', 'alone', 'too_many']);
		});

		it('are not used up by what its recipient has too many of', async () => {
			const all = [capped(), capped(), capped(), capped(toMember('bo')), capped(toMember('cy'))];
			const rules = { mostPerRecipientAndHour: 1, mostPerRun: 2 };
			expect(await takeUnder(all, rules)).toEqual([
				...['alone', 'too_many', 'too_many', 'alone', 'too_many'],
			]);
		});

		it('leave its recipients’ hours to what comes later', async () => {
			const rules = { mostPerRecipientAndHour: 1, mostPerRun: 1 };
			const held = [capped(), capped(toMember('bo'))];
			expect(await takeUnder(held, rules)).toEqual(['alone', 'too_many']);
			expect(await takeUnder([capped(toMember('bo'))], rules)).toEqual(['alone']);
		});

		it('can be none', async () => {
			expect(await takeUnder([capped(), notification()], { mostPerRun: 0 })).toEqual([
				'too_many',
				'alone',
			]);
		});

		it('are the same ones in a rehearsal', async () => {
			const all = [capped(), capped()];
			const { notifications } = await given.store.rehearse(all, [], now, { mostPerRun: 1 });
			expect(notifications.map(({ putOff }) => putOff)).toEqual([undefined, 'too_many']);
		});
	});
}
