// Answers: does a rehearsal say what would become of events, and leave nothing behind?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	daily,
	decision,
	hour,
	minute,
	notification,
	now,
	skip,
	statesOf,
} from '../given';

const ifTooMany = { dueAt: now + hour, windowEndsAt: now + hour, putOff: 'too_many' as const };
/** IDs of what is rehearsed are of no use, and a database may never give them again. */
function nameless<T extends object>(one: T): T {
	return { ...one, id: 0 };
}

const rules = { mostPerRecipientAndHour: 1 };

export function rehearseContract(given: Given): void {
	const kept = async () => ({
		queued: await given.store.findQueued({ after: 0, most: 99 }),
		decisions: (await given.store.findDecisions({ limit: 99 })).items,
		waiting: await given.store.waiting(now),
	});

	describe('rehearsing', () => {
		it('answers as accepting does, with the notifications as they would be', async () => {
			const known = notification(daily);
			await acceptAll(given.store, known, about('task.assigned', daily));
			const batch = [
				notification({ ifTooMany, expiresAt: now + minute }),
				notification({ ifTooMany }),
				known,
				about('task.cancelled', { earlier: 'cancel' }),
			];
			const muted = skip(notification());
			const rehearsed = await given.store.rehearse(batch, [muted], now + 1, rules);
			const acceptances = await given.store.accept(batch, [muted], now + 1, rules);
			const ids = acceptances.map((each) => ('existing' in each ? each.existing.id : 0));
			const notifications = await given.store.findNotifications(
				acceptances.map((each, index) => (each.accepted ? each.id : ids[index]!)),
			);
			expect(rehearsed.acceptances.map(nameless)).toEqual(acceptances.map(nameless));
			expect(rehearsed.notifications.map(nameless)).toEqual(notifications.map(nameless));
			expect(rehearsed.acceptances[2]).toEqual(acceptances[2]);
			expect(rehearsed.notifications.map(({ state }) => state).sort()).toEqual([
				...['queued', 'queued', 'queued', 'withdrawn'],
			]);
		});

		it('leaves nothing behind', async () => {
			const one = about('task.assigned', daily);
			await acceptAll(given.store, one);
			const before = await kept();
			const batch = [notification(), one, about('task.cancelled', { earlier: 'cancel' })];
			await given.store.rehearse(batch, [skip(about('task.done', { earlier: 'cancel' }))], now);
			expect(await kept()).toEqual(before);
			const [answer] = await given.store.accept(batch, [], now);
			expect(answer).toMatchObject({ accepted: true });
		});

		it('leaves nothing behind when it can not be answered, and the store goes on', async () => {
			const before = await kept();
			const broken = decision(notification(), { reason: null as unknown as 'muted' });
			const rehearsing = given.store.rehearse([notification()], [{ decision: broken }], now);
			await expect(rehearsing).rejects.toMatchObject({ name: 'StoreError' });
			expect(await kept()).toEqual(before);
			const ids = await acceptAll(given.store, notification());
			expect(await statesOf(given.store, ids)).toEqual(['queued']);
		});

		it('stands in the way of nobody who accepts at the same time', async () => {
			const all = Array.from({ length: 10 }, (_, index) =>
				notification({ dedupeKey: `e${index}` }),
			);
			const rehearse = async (one: NewNotification) => {
				const { acceptances } = await given.store.rehearse([one], [], now);
				return acceptances[0]!.accepted;
			};
			const answers = await Promise.all(
				all.map(async (one) => {
					const before = rehearse(one);
					const [accepted] = await given.store.accept([one], [], now);
					// Who is asked at the same time may answer as before or as after.
					return [typeof (await before), accepted!.accepted, await rehearse(one)];
				}),
			);
			expect(answers).toEqual(all.map(() => ['boolean', true, false]));
			expect(await given.store.findQueued({ after: 0, most: 99 })).toHaveLength(10);
		});
	});
}
