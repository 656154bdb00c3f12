// Answers: can what is due be taken for certain recipients only?
import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../src/outbox/notification';
import type { Given } from '../contract';
import {
	acceptAll,
	daily,
	mapping,
	minute,
	nobody,
	notification,
	now,
	second,
	toChannel,
	toMember,
} from '../given';

export function claimForContract(given: Given): void {
	const slowDown = (conversation: string, perConversationMs: number) =>
		given.store.bookTurn({
			conversation,
			now,
			notLaterThan: now,
			rules: { perConversationMs, perWorkspaceMs: 0 },
		});

	describe('claiming for certain recipients', () => {
		it('takes only what is for them', async () => {
			const ids = await acceptAll(
				given.store,
				notification({ ...toMember('bo'), urgent: true }),
				notification({ ...toChannel('ana'), ...daily }),
				notification({ ...toMember('ana'), ...daily }),
				notification({ ...toMember('ana'), dueAt: now - 1 }),
			);
			const take = async (token: string, ...of: Recipient[]) => {
				const leaseUntil = now + minute;
				const request = { token, now, leaseUntil, scope: 'all' as const, recipients: of };
				const answer = await given.store.claim(request);
				return 'claimed' in answer ? answer.claimed.notifications.map(({ id }) => id) : answer;
			};
			const { recipient: ana } = toMember('ana');
			expect(await take('a')).toEqual({ nothingDue: true });
			expect(await take('a', ana, toMember('cy').recipient, ana)).toEqual([ids[3]]);
			expect(await take('b', ana)).toEqual([ids[2]]);
			expect(await take('c', ana)).toEqual({ nothingDue: true });
			await given.store.holdAll(now + second);
			expect(await take('c', ana)).toEqual({ nothingDue: true });
			expect(await take('c', toChannel('ana').recipient)).toEqual({ pacedUntil: now + second });
		});

		it('takes what shares a conversation with them', async () => {
			await given.store.saveMappings(
				[
					mapping('ana', { slackUserId: 'U1' }),
					mapping('ana-old', { slackUserId: 'U1' }),
					mapping('left', { slackUserId: 'U1', state: 'removed' }),
					mapping('bo'),
				],
				nobody,
			);
			const to = ['left', 'bo', 'ana-old', 'ana'].map(toMember);
			const ids = await acceptAll(
				given.store,
				...to.map((each) => notification({ ...each, ...daily })),
			);
			const recipients = [toMember('ana').recipient];
			const answer = await given.store.claim({
				...{ token: 'a', now, leaseUntil: now + minute, scope: 'all' },
				recipients,
			});
			expect(answer).toMatchObject({
				claimed: { notifications: [{ id: ids[2] }, { id: ids[3] }] },
			});
		});

		it('takes the first due of 1,000 recipients', async () => {
			const to = Array.from({ length: 1000 }, (_, index) => toChannel(`C${index}`));
			const ids = await acceptAll(
				given.store,
				...to.map((each, index) => notification({ ...each, dueAt: now - (index === 700 ? 1 : 0) })),
			);
			const recipients = to.map(({ recipient }) => recipient);
			const request = { token: 'a', now, leaseUntil: now, scope: 'all', recipients } as const;
			const answer = await given.store.claim(request);
			expect(answer).toMatchObject({ claimed: { notifications: [{ id: ids[700] }] } });
		});

		it('says when the first of 1,000 recipients is free', async () => {
			await slowDown('C1', 2 * second);
			await slowDown('C999', second);
			await acceptAll(given.store, notification(toChannel('C1')), notification(toChannel('C999')));
			const recipients = Array.from(
				{ length: 1000 },
				(_, index) => toChannel(`C${index}`).recipient,
			);
			const request = { token: 'a', now, leaseUntil: now, scope: 'all', recipients } as const;
			expect(await given.store.claim(request)).toEqual({ pacedUntil: now + second });
		});
	});
}
