// Answers: does what is hurried go out now, and as what it was to go out?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	daily,
	hour,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	statesOf,
	toChannel,
	toMember,
} from '../given';

const later = { ...daily, dueAt: now + hour, windowEndsAt: now + hour };
const ana = toMember('ana').recipient;

export function hurryContract(given: Given): void {
	describe('hurrying', () => {
		it('makes a digest due now, and leaves it a digest', async () => {
			const ids = await acceptAll(given.store, notification(later), notification(later));
			const hurried = await given.store.hurry({}, now);
			expect(hurried.map(({ id }) => id)).toEqual(ids);
			const one = { dueAt: now, windowEndsAt: now + hour, hurriedAt: now };
			expect(hurried).toMatchObject([one, one]);
			expect((await claimed(given.store, 'a')).notifications).toMatchObject([one, one]);
		});

		it('leaves the instant at which something was due before', async () => {
			const [id] = await acceptAll(given.store, notification({ dueAt: now - minute }));
			await given.store.hurry({}, now);
			const found = await given.store.findNotifications([id!]);
			expect(found).toMatchObject([{ dueAt: now - minute, hurriedAt: now }]);
		});

		it('waits no longer for Slack', async () => {
			const [id] = await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'a');
			await given.store.settle('a', 'a', queuedUntil(now + hour), now);
			await given.store.hurry({ recipient: ana }, now);
			expect((await claimed(given.store, 'b')).notifications).toMatchObject([
				{ id, dueAt: now, notBefore: undefined },
			]);
		});

		it('leaves what does not fit, and what is on its way', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			ids.push(...(await acceptAll(given.store, notification({ ...later, ...toMember('bo') }))));
			const before = await given.store.findNotifications(ids);
			expect(await given.store.hurry({ recipient: ana }, now)).toEqual([]);
			expect(await given.store.findNotifications(ids)).toEqual(before);
			expect(await statesOf(given.store, ids)).toEqual(['claimed', 'queued']);
		});

		it('of a member hurries also what a channel is told in its place', async () => {
			const inPlace = notification({ ...later, ...toChannel('C1'), standsInFor: 'ana' });
			const ofBo = { ...inPlace, standsInFor: 'bo' };
			const ids = await acceptAll(given.store, inPlace, notification(later), ofBo);
			const hurried = await given.store.hurry({ recipient: ana }, now);
			expect(hurried.map(({ id }) => id)).toEqual(ids.slice(0, 2));
			const byEvent = await given.store.hurry({ dedupeKey: inPlace.dedupeKey }, now);
			expect(byEvent.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
		});

		it('is written down with each', async () => {
			const [id] = await acceptAll(given.store, notification(later));
			await given.store.hurry({}, now + 1);
			const { items } = await given.store.findDecisions({ from: now + 1, limit: 9 });
			const said = { outcome: 'queued', reason: 'sent_now', dueAt: now + 1, notificationId: id };
			expect(items).toMatchObject([said]);
			expect(items).toHaveLength(1);
		});
	});
}
