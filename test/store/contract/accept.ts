// Answers: is an accepted notification kept, once, and all or none of a batch?
import { describe, expect, it } from 'vitest';
import type { NotificationEvent } from '../../../src/event';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Given } from '../contract';
import {
	acceptAll,
	delivery,
	idOf,
	minute,
	notification,
	now,
	skip,
	toChannel,
	toMember,
} from '../given';

/** With all that an event can say. */
const everything: NotificationEvent = {
	type: 'report',
	title: 'Sales',
	text: '**more**',
	textFormat: 'markdown',
	fields: [{ label: 'Due', value: 'today', at: now }],
	image: { url: 'https://example.com/1.png', alt: 'A curve' },
	severity: { level: 'warning', shownBy: 'colour' },
	context: ['one', 'two'],
	footer: { text: 'sales bot', url: 'https://example.com' },
	blocks: [{ type: 'divider' }],
	table: { columns: [{ label: 'A', align: 'right' }], rows: [['1']], moreRows: 3 },
	files: [{ id: 'f', name: 'a.csv', title: 'All', size: 3 }],
	mentions: { 'ana@example.com': 'U1' },
	sender: { name: 'Reports', iconEmoji: ':robot_face:' },
	unfurl: true,
	occurredAt: now,
};

export function acceptContract(given: Given): void {
	describe('accepting', () => {
		it('gives IDs in the order of the notifications and keeps each as it was', async () => {
			const all: NewNotification[] = [
				notification({
					event: {
						type: 'task.assigned',
						title: 'Émile 👩🏽‍🚒 שלום',
						text: 'a\nb',
						fields: [{ label: 'Due', value: 'today' }],
						link: { url: 'https://example.com/1', label: 'Open' },
						recordKey: 'task 1',
						occurredAt: now,
					},
					urgent: true,
				}),
				notification({ event: everything, ifToldBefore: 'reply_and_show' }),
				notification({
					...toChannel('C1'),
					standsInFor: 'ana',
					frequency: 'weekly',
					dueAt: now + minute,
					windowEndsAt: now + minute,
					putOff: 'quiet_hours',
					expiresAt: now + 2 * minute,
				}),
			];
			const ids = await acceptAll(given.store, ...all);
			expect(ids[1]).toBeGreaterThan(ids[0]!);
			expect(await given.store.findNotifications([...ids].reverse())).toEqual(
				all.map((each, index) => ({
					...each,
					id: ids[index],
					state: 'queued',
					acceptedAt: now,
					attempts: 0,
				})),
			);
		});

		it('answers a dedupe key that is there already with what is there', async () => {
			const first = notification();
			const [id] = await acceptAll(given.store, first);
			const again = { ...first, urgent: true };
			const [answer] = await given.store.accept([again], [], now + minute);
			const [existing] = await given.store.findNotifications([id!]);
			expect(answer).toEqual({ accepted: false, existing });
			expect(existing).toMatchObject({ id, urgent: false, acceptedAt: now });
		});

		it('takes the first of two with one dedupe key in a batch', async () => {
			const first = notification();
			const double = { ...first, urgent: true };
			const answers = await given.store.accept([first, double, first, notification()], [], now);
			expect(answers.map(({ accepted }) => accepted)).toEqual([true, false, false, true]);
			const [one, two] = answers;
			expect(two).toMatchObject({ existing: { id: (one as { id: number }).id, urgent: false } });
		});

		it('takes one dedupe key for several recipients', async () => {
			const first = notification(toMember('ana'));
			const others = [toMember('bo'), toChannel('ana')].map((to) => ({ ...first, ...to }));
			const answers = await given.store.accept([first, ...others], [], now);
			expect(answers.map(({ accepted }) => accepted)).toEqual([true, true, true]);
		});

		it('takes one dedupe key for a channel itself, and once for each member it stands in for', async () => {
			const itself = notification(toChannel('C1'));
			const all = [
				itself,
				{ ...itself, standsInFor: 'ana' },
				{ ...itself, standsInFor: 'bo' },
				{ ...itself, standsInFor: 'ana' },
			];
			const answers = await given.store.accept(all, [], now);
			expect(answers.map(({ accepted }) => accepted)).toEqual([true, true, true, false]);
			const ids = answers.slice(0, 3).map(idOf);
			expect(answers[3]).toMatchObject({ existing: { id: ids[1], standsInFor: 'ana' } });
			const again = await given.store.accept(all, [], now);
			expect(again.map((each) => 'existing' in each && each.existing.id)).toEqual([...ids, ids[1]]);
			const rows = await given.store.findNotifications(ids);
			expect(rows.map(({ standsInFor }) => standsInFor)).toEqual([undefined, 'ana', 'bo']);
		});

		it('still knows the key of a notification that was sent long ago', async () => {
			const first = notification(toChannel('C1'));
			const [id] = await acceptAll(given.store, first);
			await given.store.claim({ token: 't', now, leaseUntil: now + minute, scope: 'all' });
			const toC1 = { ...delivery('d', [id!]), conversation: 'C1' };
			await given.store.begin('t', toC1, now + minute);
			await given.store.settle('t', 'd', { state: 'sent', conversation: 'C1', ts: '1.2' }, now);
			const [answer] = await given.store.accept([first], [], now + 10_000 * minute);
			expect(answer).toMatchObject({ accepted: false, existing: { id, state: 'sent' } });
		});

		it('takes 10,000 notifications in one call', async () => {
			const all = Array.from({ length: 10_000 }, (_, index) => notification(toMember(`m${index}`)));
			const answers = await given.store.accept(all, [], now);
			const ids = answers.map((answer) => (answer as { id: number }).id);
			expect(new Set(ids).size).toBe(10_000);
			expect(ids).toEqual([...ids].sort((a, b) => a - b));
			const again = await given.store.accept(all, [], now);
			expect(again.map((answer) => 'existing' in answer && answer.existing.id)).toEqual(ids);
		}, 30_000);

		it('takes none of a batch when one of it can not be written', async () => {
			const all = Array.from({ length: 1000 }, () => notification());
			const broken = notification({ rule: null as unknown as 'fallback' });
			await expect(given.store.accept([...all, broken], [], now)).rejects.toThrow();
			expect(await given.store.waiting(now)).toMatchObject({ due: 0, later: 0 });
		});

		it('takes none of a batch when one of its decisions can not be written', async () => {
			const one = notification();
			const broken = skip(one, { reason: null as unknown as 'muted' });
			await expect(given.store.accept([one], [broken], now)).rejects.toMatchObject({
				name: 'StoreError',
			});
			expect(await given.store.waiting(now)).toMatchObject({ due: 0, later: 0 });
		});

		it('finds a key again that ends in half a character', async () => {
			const cut = notification({ dedupeKey: 'cut 👍'.slice(0, -1) });
			const [id] = await acceptAll(given.store, cut);
			const [answer] = await given.store.accept([cut], [], now);
			expect(answer).toMatchObject({ accepted: false, existing: { id } });
		});

		it('takes decisions without notifications', async () => {
			const muted = skip(notification());
			expect(await given.store.accept([], [muted], now)).toEqual([]);
		});
	});
}
