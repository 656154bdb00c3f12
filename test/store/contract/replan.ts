// Answers: does a new plan reach what still waits, and nothing else?
import { describe, expect, it } from 'vitest';
import type { Replan } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	delivery,
	hour,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	statesOf,
	storyOf,
	toChannel,
	toMember,
} from '../given';

const toHourly = (id: number): Extract<Replan, { to: 'queued' }> => ({
	id,
	to: 'queued',
	frequency: 'hourly',
	rule: 'own_type',
	because: 'preferences_changed',
	dueAt: now + hour,
	windowEndsAt: now + hour,
});
const toNow = (id: number): Replan => ({
	id,
	to: 'queued',
	frequency: 'immediate',
	rule: 'own_everything',
	because: 'preferences_changed',
	dueAt: now,
});
const muted = (id: number): Replan => ({ id, to: 'muted', rule: 'own_type' });
const expired = (id: number): Replan => ({ id, to: 'expired' });
const superseded = (id: number): Replan => ({ id, to: 'superseded' });

export function replanContract(given: Given): void {
	describe('planning again', () => {
		it('gives a queued one another frequency, rule, instant and window', async () => {
			const one = notification({ ...daily, putOff: 'quiet_hours' });
			const [id] = await acceptAll(given.store, one);
			expect(await given.store.replan([toHourly(id!)], now + 1)).toEqual([id]);
			expect(await given.store.findNotifications([id!])).toEqual([
				{
					...one,
					id,
					state: 'queued',
					acceptedAt: now,
					attempts: 0,
					frequency: 'hourly',
					rule: 'own_type',
					dueAt: now + hour,
					windowEndsAt: now + hour,
					putOff: undefined,
				},
			]);
			expect(await storyOf(given.store, one)).toEqual([
				'queued quiet_hours',
				'queued preferences_changed',
			]);
			expect(await claimAt(given.store, 'a', now + hour - 1)).toEqual({ nothingDue: true });
			await given.store.replan([toNow(id!)], now);
			const [row] = await given.store.findNotifications([id!]);
			expect(row).toMatchObject({ frequency: 'immediate', windowEndsAt: undefined });
			expect(await claimAt(given.store, 'a', now, 'immediate')).toMatchObject({ claimed: {} });
		});

		it('writes down what it is now, and since when', async () => {
			const one = notification(daily);
			const [id] = await acceptAll(given.store, one);
			await given.store.replan([{ ...toHourly(id!), because: 'quiet_hours' }], now + 1);
			await given.store.replan([muted(id!)], now + 2);
			const { items } = await given.store.findDecisions({ limit: 2 });
			const about = { notificationId: id, dedupeKey: one.dedupeKey, title: one.event.title };
			expect(items).toMatchObject([
				{ ...about, at: now + 2, reason: 'muted', frequency: 'off', rule: 'own_type' },
				{ ...about, at: now + 1, reason: 'quiet_hours', frequency: 'hourly', dueAt: now + hour },
			]);
		});

		it('mutes or expires a queued one for good', async () => {
			const all = [notification(daily), notification(daily)];
			const ids = await acceptAll(given.store, ...all);
			expect(await given.store.replan([muted(ids[0]!), expired(ids[1]!)], now + 1)).toEqual(ids);
			const end = { settledAt: now + 1, reason: undefined };
			expect(await given.store.findNotifications(ids)).toMatchObject([
				{ ...end, state: 'muted', rule: 'own_type' },
				{ ...end, state: 'expired', rule: 'fallback' },
			]);
			expect(await storyOf(given.store, all[0]!)).toContain('skipped muted');
			expect(await storyOf(given.store, all[1]!)).toContain('skipped expired');
			expect(await claimAt(given.store, 'a', now + hour)).toEqual({ nothingDue: true });
			expect(await given.store.replan(ids.map(toNow), now)).toEqual([]);
		});

		it('withdraws for good what is superseded, and says so', async () => {
			const one = notification();
			const [id] = await acceptAll(given.store, one);
			expect(await given.store.replan([superseded(id!)], now + 1)).toEqual([id]);
			expect(await given.store.findNotifications([id!])).toMatchObject([
				{ state: 'withdrawn', reason: 'superseded', settledAt: now + 1, rule: 'fallback' },
			]);
			expect(await storyOf(given.store, one)).toEqual(['queued due_now', 'skipped superseded']);
			const { items } = await given.store.findDecisions({ limit: 1 });
			expect(items).toMatchObject([
				{ notificationId: id, frequency: 'immediate', rule: 'fallback' },
			]);
			expect(await given.store.replan([toNow(id!)], now)).toEqual([]);
		});

		it('leaves alone what is claimed, on its way or told, and says nothing of it', async () => {
			const all = [notification(), notification(), notification()];
			const ids = await acceptAll(given.store, ...all);
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', sent, now);
			await sending(given.store, 'b', 'e');
			await claimed(given.store, 'c');
			const before = await given.store.findNotifications(ids);
			for (const change of [toHourly, muted, expired, superseded])
				expect(await given.store.replan(ids.map(change), now)).toEqual([]);
			expect(await given.store.findNotifications(ids)).toEqual(before);
			expect(await storyOf(given.store, all[2]!)).toEqual(['queued due_now']);
		});

		it('keeps until when Slack is to be left in peace', async () => {
			const [id] = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			await given.store.release('a', queuedUntil(now + minute), now);
			await given.store.replan([toNow(id!)], now);
			expect(await claimAt(given.store, 'b')).toEqual({ nothingDue: true });
			expect(await claimAt(given.store, 'b', now + minute)).toMatchObject({ claimed: {} });
		});

		it('of 1,000 at once, each by its own plan, gives the IDs of those that it reached', async () => {
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: 1000 }, () => notification({ ...daily, dueAt: now + minute })),
			);
			const changes = ids.map((id, index) =>
				index % 2 ? muted(id) : { ...toHourly(id), dueAt: now + hour + (index % 4) },
			);
			expect(await given.store.replan([...changes, muted(-1)], now)).toEqual(ids);
			const rows = await given.store.findNotifications(ids);
			expect(rows.map(({ state, dueAt }) => [state, dueAt])).toEqual(
				ids.map((_, index) =>
					index % 2 ? ['muted', now + minute] : ['queued', now + hour + (index % 4)],
				),
			);
		});
	});

	describe('planning again what is claimed', () => {
		const claimTwo = async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await claimed(given.store, 'a');
			return ids as [number, number];
		};

		it('frees what is queued again, and leaves the rest to the claim', async () => {
			const [later, stays] = await claimTwo();
			expect(await given.store.replan([toHourly(later)], now, 'a')).toEqual([later]);
			expect(await statesOf(given.store, [later, stays])).toEqual(['queued', 'claimed']);
			expect(await given.store.begin('a', delivery('d', [later, stays]), now + minute)).toBe(
				'lost',
			);
			expect(await given.store.begin('a', delivery('d', [stays]), now + minute)).toBe('begun');
			const again = await claimed(given.store, 'b', now + hour);
			expect(again.notifications).toMatchObject([{ id: later }]);
			expect(await given.store.begin('b', delivery('e', [later]), now + hour)).toBe('begun');
		});

		it('mutes or expires what is not to be told any more', async () => {
			const [off, old] = await claimTwo();
			expect(await given.store.replan([muted(off), expired(old)], now, 'a')).toEqual([off, old]);
			expect(await statesOf(given.store, [off, old])).toEqual(['muted', 'expired']);
			expect(await given.store.release('a', queuedUntil(now), now)).toBe(0);
			expect(await given.store.recover(now + hour)).toEqual({ requeued: 0, unsure: 0 });
		});

		it('withdraws what is superseded, and tells nobody twice', async () => {
			const [old, stays] = await claimTwo();
			expect(await given.store.replan([superseded(old)], now, 'a')).toEqual([old]);
			expect(await statesOf(given.store, [old, stays])).toEqual(['withdrawn', 'claimed']);
			expect(await given.store.begin('a', delivery('d', [old]), now + minute)).toBe('lost');
			expect(await given.store.release('a', queuedUntil(now), now)).toBe(1);
			expect(await statesOf(given.store, [old, stays])).toEqual(['withdrawn', 'queued']);
		});

		it('is refused to another token, and to a claim that was lost or has begun', async () => {
			const [one, two] = await claimTwo();
			await given.store.begin('a', delivery('d', [two]), now + minute);
			const [queued] = await acceptAll(given.store, notification(daily));
			const all = [one, two, queued!];
			expect(await given.store.replan(all.map(muted), now, 'b')).toEqual([]);
			expect(await given.store.replan([muted(two), muted(queued!)], now, 'a')).toEqual([]);
			await given.store.recover(now + minute);
			expect(await given.store.replan(all.map(muted), now, 'a')).toEqual([]);
			expect(await statesOf(given.store, all)).toEqual(['queued', 'unsure', 'queued']);
		});
	});

	describe('finding what is queued', () => {
		it('goes on page by page, in the order of acceptance', async () => {
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: 5 }, (_, index) =>
					notification({ ...toChannel('C1'), dueAt: now - index, urgent: index === 3 }),
				),
			);
			const page = async (after: number) =>
				(await given.store.findQueued({ after, most: 2 })).map(({ id }) => id);
			expect(await page(0)).toEqual(ids.slice(0, 2));
			expect(await page(ids[1]!)).toEqual(ids.slice(2, 4));
			expect(await page(ids[3]!)).toEqual(ids.slice(4));
			expect(await page(ids[4]!)).toEqual([]);
		});

		it('is of these recipients, and leaves out what is not queued', async () => {
			const to = [
				toMember('ana'),
				toChannel('ana'),
				toMember('bo'),
				toMember('ana'),
				toMember('cy'),
			];
			const ids = await acceptAll(given.store, ...to.map((each) => notification(each)));
			await claimed(given.store, 'a');
			const recipients = [toMember('bo').recipient, ...to.map(({ recipient }) => recipient)];
			const find = async (...of: typeof recipients) =>
				(await given.store.findQueued({ recipients: of, after: 0, most: 9 })).map(({ id }) => id);
			expect(await find(...recipients)).toEqual(ids.slice(1));
			expect(await find(toMember('ana').recipient)).toEqual([ids[3]]);
			expect(await find(toChannel('ana').recipient)).toEqual([ids[1]]);
			expect(await find()).toEqual([]);
		});

		it('finds what of 1,000 recipients comes first', async () => {
			const to = Array.from({ length: 1000 }, (_, index) => toMember(`m${999 - index}`));
			const ids = await acceptAll(given.store, ...to.map((each) => notification(each)));
			const recipients = to.map(({ recipient }) => recipient).reverse();
			const found = await given.store.findQueued({ recipients, after: ids[4]!, most: 7 });
			expect(found.map(({ id }) => id)).toEqual(ids.slice(5, 12));
		});
	});
}
