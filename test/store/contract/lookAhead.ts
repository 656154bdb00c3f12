// Answers: does a look ahead show what claims would take, and leave everything as it is?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Store } from '../../../src/store/contract';
import { mostInDigest } from '../../../src/store/verbs/conversation';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	daily,
	hour,
	mapping,
	minute,
	nobody,
	notification,
	now,
	queuedUntil,
	sending,
	slackUser,
	toChannel,
	toMember,
	workspace,
} from '../given';

const all = { until: now, mostConversations: 1000 };

/** What the claims of one run take, one after the other. */
async function claimAll(store: Store, at: number) {
	const taken = [];
	for (let count = 0; ; count++) {
		const answer = await claimAt(store, `t${count}`, at);
		if (!('claimed' in answer)) return taken;
		const { target, notifications } = answer.claimed;
		taken.push({ target, ids: notifications.map(({ id }) => id) });
	}
}

const anyNotification = fc.record({
	to: fc.constantFrom(
		...['ana', 'ana-old', 'bo', 'unknown'].map(toMember),
		...['C1', 'ana'].map(toChannel),
	),
	urgent: fc.boolean(),
	isInDigest: fc.boolean(),
	minutes: fc.integer({ min: -3, max: 3 }),
});

export function lookAheadContract(given: Given): void {
	const ahead = async (more: Partial<Parameters<Store['lookAhead']>[0]> = {}) =>
		(await given.store.lookAhead({ ...all, ...more })).map(({ target, notifications }) => ({
			target,
			ids: notifications.map(({ id }) => id),
		}));
	const idsAhead = async (more?: Parameters<typeof ahead>[0]) =>
		(await ahead(more)).map(({ ids }) => ids);
	const shareAnAccount = (store: Store) =>
		store.saveMappings(
			[
				mapping('ana', { slackUserId: 'U1' }),
				mapping('ana-old', { slackUserId: 'U1' }),
				mapping('bo', { slackUserId: 'U2' }),
			],
			nobody,
		);

	describe('looking ahead', () => {
		it('finds nothing where nothing is due by then', async () => {
			await acceptAll(given.store, notification({ dueAt: now + 1 }));
			expect(await idsAhead()).toEqual([]);
			expect(await idsAhead({ until: now + 1 })).toHaveLength(1);
		});

		it('shows what claims would take, in their order, whatever waits', async () => {
			let runs = 0;
			await fc.assert(
				fc.asyncProperty(fc.array(anyNotification, { maxLength: 30 }), async (events) => {
					const store = await given.database.forWorkspace(workspace(`L${++runs}`), now);
					await shareAnAccount(store);
					await acceptAll(
						store,
						...events.map(({ to, urgent, isInDigest, minutes }): NewNotification => {
							const dueAt = now + minutes * minute;
							return notification({ ...to, urgent, dueAt, ...(isInDigest && daily) });
						}),
					);
					const before = await store.lookAhead(all);
					expect(await store.lookAhead(all)).toEqual(before);
					const shown = before.map(({ target, notifications }) => ({
						target,
						ids: notifications.map(({ id }) => id),
					}));
					expect(shown).toEqual(await claimAll(store, now));
				}),
				{ numRuns: 50 },
			);
		}, 60_000);

		it('shows more entries than a digest has as claims would take it, each entry once', async () => {
			// The longest due was accepted last, so that its turn comes before the digest that it is in.
			const many = Array.from({ length: mostInDigest + 200 }, (_, index) =>
				notification({ ...daily, dueAt: now - 2 * index }),
			);
			const other = notification({ ...toChannel('C1'), dueAt: now - 2 * (many.length - 1) + 1 });
			const ids = await acceptAll(given.store, ...many, other);
			const shown = await idsAhead();
			expect(shown).toEqual([
				ids.slice(0, mostInDigest),
				ids.slice(mostInDigest, -1),
				ids.slice(-1),
			]);
			expect((await claimAll(given.store, now)).map((claim) => claim.ids)).toEqual(shown);
		}, 30_000);

		it('shows no more messages than it was asked for, those that go out first', async () => {
			const late = Array.from({ length: 250 }, () =>
				notification({ ...toChannel('C1'), ...daily }),
			);
			const ids = await acceptAll(
				given.store,
				...late,
				notification({ dueAt: now - minute }),
				notification({ urgent: true }),
				notification(),
			);
			const [first, second, third] = ids.slice(250);
			expect(await idsAhead({ mostConversations: 0 })).toEqual([]);
			expect(await idsAhead({ mostConversations: 2 })).toEqual([[second], [first]]);
			expect(await idsAhead({ mostConversations: 9 })).toEqual([
				[second],
				[first],
				ids.slice(0, 250),
				[third],
			]);
		});

		it('goes on after the first hundred, whose digest they are in', async () => {
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: 350 }, () => notification(daily)),
				notification({ ...toChannel('C1'), ...daily }),
			);
			expect(await idsAhead()).toEqual([ids.slice(0, 350), ids.slice(350)]);
		});

		it('tells where each goes: to an account, to a channel, to nobody, and why', async () => {
			const left = mapping('left', { state: 'removed', reason: 'removed_by_hand' });
			await given.store.rememberUsers([slackUser('U1', { deactivated: true })], now);
			await given.store.saveMappings([mapping('ana', { slackUserId: 'U1' }), left], nobody);
			await acceptAll(
				given.store,
				notification(),
				notification(toChannel('C1')),
				notification(toMember('left')),
				notification(toMember('unknown')),
			);
			expect((await ahead()).map(({ target }) => target)).toEqual([
				{ kind: 'user', slackUserId: 'U1', deactivated: true },
				{ kind: 'channel', channelId: 'C1' },
				{ kind: 'nobody', mapping: left },
				{ kind: 'nobody', mapping: undefined },
			]);
		});

		it('of one recipient shows also who has the same account, and nobody else', async () => {
			await shareAnAccount(given.store);
			const ids = await acceptAll(
				given.store,
				notification({ ...daily, ...toMember('ana') }),
				notification({ ...daily, ...toMember('ana-old') }),
				notification(toMember('ana-old')),
				notification(toMember('bo')),
				notification(toChannel('ana')),
				notification(toMember('unknown')),
			);
			const of = (recipient: NewNotification['recipient']) => idsAhead({ recipient });
			expect(await of(toMember('ana').recipient)).toEqual([[ids[0], ids[1]], [ids[2]]]);
			expect(await of(toMember('bo').recipient)).toEqual([[ids[3]]]);
			expect(await of(toChannel('ana').recipient)).toEqual([[ids[4]]]);
			expect(await of(toMember('unknown').recipient)).toEqual([[ids[5]]]);
			expect(await of(toChannel('bo').recipient)).toEqual([]);
		});

		it('leaves out what waits for Slack until later, and what is on its way', async () => {
			const [waits] = await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'a');
			await given.store.settle('a', 'a', queuedUntil(now + hour), now);
			await acceptAll(given.store, notification());
			await sending(given.store, 'b', 'b');
			expect(await idsAhead()).toEqual([]);
			expect(await idsAhead({ until: now + hour })).toEqual([[waits]]);
		});
	});
}
