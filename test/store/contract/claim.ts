// Answers: is what is due taken once, in the right order, together where it belongs together?
import { describe, expect, it } from 'vitest';
import { mostInDigest } from '../../../src/store/verbs/conversation';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	mapping,
	minute,
	notification,
	now,
	second,
	statesOf,
	toChannel,
	toMember,
	nobody,
} from '../given';

const noRules = { perConversationMs: 0, perWorkspaceMs: 0 };

export function claimContract(given: Given): void {
	const idsOf = async (token: string, at = now) =>
		(await claimed(given.store, token, at)).notifications.map(({ id }) => id);
	const slowDown = (conversation: string, perConversationMs: number) =>
		given.store.bookTurn({
			conversation,
			now,
			notLaterThan: now,
			rules: { ...noRules, perConversationMs },
		});

	describe('claiming', () => {
		it('finds nothing due where nothing is, or not yet', async () => {
			expect(await claimAt(given.store, 't')).toEqual({ nothingDue: true });
			await acceptAll(given.store, notification({ dueAt: now + 1 }));
			expect(await claimAt(given.store, 't')).toEqual({ nothingDue: true });
			expect(await idsOf('t', now + 1)).toHaveLength(1);
		});

		it('takes urgent ones first, then the longest due, then the first accepted', async () => {
			const ids = await acceptAll(
				given.store,
				notification({ ...toChannel('C1'), dueAt: now }),
				notification({ ...toChannel('C2'), dueAt: now }),
				notification({ ...toChannel('C3'), dueAt: now - minute }),
				notification({ ...toChannel('C4'), dueAt: now, urgent: true }),
			);
			const taken = [];
			for (const token of ['a', 'b', 'c', 'd']) taken.push(...(await idsOf(token)));
			expect(taken).toEqual([ids[3], ids[2], ids[0], ids[1]]);
		});

		it('takes immediate ones one by one', async () => {
			const ids = await acceptAll(given.store, notification(), notification());
			expect(await idsOf('a')).toEqual([ids[0]]);
			expect(await statesOf(given.store, ids)).toEqual(['claimed', 'queued']);
			expect(await idsOf('b')).toEqual([ids[1]]);
		});

		it('takes all due entries of a conversation as one digest, whatever their window', async () => {
			const ids = await acceptAll(
				given.store,
				notification({ ...daily, dueAt: now }),
				notification({ ...daily, frequency: 'weekly', dueAt: now - minute }),
				notification({ ...daily, frequency: 'hourly', dueAt: now + 1 }),
				notification({ ...daily, ...toMember('bo') }),
				notification({ ...daily, frequency: 'immediate', putOff: 'quiet_hours', dueAt: now }),
			);
			await acceptAll(given.store, notification({ dueAt: now }));
			expect(await idsOf('a')).toEqual([ids[0], ids[1], ids[4]]);
		});

		it('puts two members with one Slack account into one digest', async () => {
			await given.store.saveMappings(
				[
					mapping('ana', { slackUserId: 'U1' }),
					mapping('ana-old', { slackUserId: 'U1' }),
					mapping('bo', { slackUserId: 'U2' }),
					mapping('left', { slackUserId: 'U1', state: 'removed' }),
				],
				nobody,
			);
			const ids = await acceptAll(
				given.store,
				notification({ ...daily, ...toMember('ana') }),
				notification({ ...daily, ...toMember('bo') }),
				notification({ ...daily, ...toMember('left') }),
				notification({ ...daily, ...toMember('ana-old') }),
				notification({ ...daily, ...toMember('ana') }),
			);
			const claim = await claimed(given.store, 'a');
			expect(claim.notifications.map(({ id }) => id)).toEqual([ids[0], ids[3], ids[4]]);
			expect(claim.target).toMatchObject({ kind: 'user', slackUserId: 'U1' });
		});

		it('keeps a member and a channel of the same key apart', async () => {
			const ids = await acceptAll(
				given.store,
				notification({ ...daily, ...toMember('same') }),
				notification({ ...daily, ...toChannel('same') }),
			);
			expect(await idsOf('a')).toEqual([ids[0]]);
			expect(await idsOf('b')).toEqual([ids[1]]);
		});

		it('takes a digest of 5,000 entries whole, the oldest ones, and then what is left', async () => {
			expect(mostInDigest).toBe(5000);
			const ids = await acceptAll(
				given.store,
				...Array.from({ length: 5200 }, () => notification(daily)),
			);
			expect(await idsOf('a')).toEqual(ids.slice(0, 5000));
			expect(await idsOf('b')).toEqual(ids.slice(5000));
			expect(await claimAt(given.store, 'c')).toEqual({ nothingDue: true });
		}, 30_000);

		it('takes no digest where only immediate ones are asked for', async () => {
			const [id] = await acceptAll(given.store, notification(daily));
			expect(await claimAt(given.store, 'a', now, 'immediate')).toEqual({ nothingDue: true });
			const [immediate] = await acceptAll(given.store, notification({ dueAt: now }));
			const answer = await claimAt(given.store, 'a', now, 'immediate');
			expect(answer).toMatchObject({ claimed: { notifications: [{ id: immediate }] } });
			expect(await statesOf(given.store, [id!])).toEqual(['queued']);
		});

		it('takes an immediate one that waits for a window with the digest, and not before', async () => {
			const putOff = {
				putOff: 'quiet_hours',
				dueAt: now + minute,
				windowEndsAt: now + minute,
			} as const;
			const ids = await acceptAll(given.store, notification(putOff), notification(daily));
			expect(await idsOf('a')).toEqual([ids[1]]);
			expect(await claimAt(given.store, 'b', now + minute, 'immediate')).toEqual({
				nothingDue: true,
			});
			const [later] = await acceptAll(given.store, notification(daily));
			expect(await idsOf('b', now + minute)).toEqual([ids[0], later]);
		});

		it('takes a daily one that waits for no window by itself', async () => {
			const ids = await acceptAll(
				given.store,
				notification({ frequency: 'daily' }),
				notification(daily),
			);
			const answer = await claimAt(given.store, 'a', now, 'immediate');
			expect(answer).toMatchObject({ claimed: { notifications: [{ id: ids[0] }] } });
		});

		it('keeps one that was hurried by itself, or in its digest', async () => {
			const later = { dueAt: now + minute };
			const ids = await acceptAll(
				given.store,
				notification(later),
				notification(later),
				notification({ ...daily, ...later }),
				notification({ ...daily, ...later }),
			);
			await given.store.hurry({}, now);
			expect(await idsOf('a')).toEqual([ids[0]]);
			expect(await idsOf('b')).toEqual([ids[1]]);
			expect(await idsOf('c')).toEqual([ids[2], ids[3]]);
		});

		it('never takes what is claimed already', async () => {
			await acceptAll(given.store, notification());
			await idsOf('a');
			expect(await claimAt(given.store, 'b')).toEqual({ nothingDue: true });
			expect(await claimAt(given.store, 'a')).toEqual({ nothingDue: true });
		});

		it('takes nothing before the instant it was put off to', async () => {
			const [id] = await acceptAll(given.store, notification());
			await idsOf('a');
			const putOff = { state: 'queued', reason: 'ratelimited', notBefore: now + minute } as const;
			await given.store.release('a', putOff, now);
			expect(await claimAt(given.store, 'b', now + minute - 1)).toEqual({ nothingDue: true });
			expect(await idsOf('b', now + minute)).toEqual([id]);
		});

		it('leaves entries that were put off out of a digest', async () => {
			const first = await acceptAll(given.store, notification(daily));
			await idsOf('a');
			const putOff = { state: 'queued', reason: 'ratelimited', notBefore: now + minute } as const;
			await given.store.release('a', putOff, now);
			const later = await acceptAll(given.store, notification(daily));
			expect(await idsOf('b')).toEqual(later);
			expect(await idsOf('c', now + minute)).toEqual(first);
		});

		it('passes over a conversation that must wait', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			await slowDown('U-ana', second);
			const [, channel] = await acceptAll(
				given.store,
				notification(),
				notification(toChannel('C1')),
			);
			expect(await idsOf('a')).toEqual([channel]);
			expect(await claimAt(given.store, 'b')).toEqual({ pacedUntil: now + second });
			expect(await idsOf('b', now + second)).toHaveLength(1);
		});

		it('says when the first conversation is free where all that is due must wait', async () => {
			await slowDown('C1', 3 * second);
			await slowDown('C2', 2 * second);
			await slowDown('C3', second);
			await acceptAll(
				given.store,
				notification(toChannel('C1')),
				notification({ ...toChannel('C2'), ...daily }),
				notification({ ...toChannel('C3'), dueAt: now + 1 }),
			);
			expect(await claimAt(given.store, 'a')).toEqual({ pacedUntil: now + 2 * second });
			expect(await claimAt(given.store, 'a', now, 'immediate')).toEqual({
				pacedUntil: now + 3 * second,
			});
		});

		it('waits for the workspace where Slack said 429, but only if something is due', async () => {
			await given.store.holdAll(now + minute);
			expect(await claimAt(given.store, 'a')).toEqual({ nothingDue: true });
			const [id] = await acceptAll(given.store, notification({ urgent: true }));
			expect(await claimAt(given.store, 'a')).toEqual({ pacedUntil: now + minute });
			expect(await statesOf(given.store, [id!])).toEqual(['queued']);
			expect(await idsOf('a', now + minute)).toEqual([id]);
		});

		it('waits for the budget of the workspace', async () => {
			const rules = { perConversationMs: 0, perWorkspaceMs: second };
			await given.store.bookTurn({ conversation: 'C9', now, notLaterThan: now, rules });
			await acceptAll(given.store, notification());
			expect(await claimAt(given.store, 'a')).toEqual({ pacedUntil: now + second });
			expect(await idsOf('a', now + second)).toHaveLength(1);
		});
	});
}
