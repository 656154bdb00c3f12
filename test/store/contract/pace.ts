// Answers: do all workers of a workspace keep one pace?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { minute, now, second } from '../given';

const rules = { perConversationMs: second, perWorkspaceMs: 200 };

export function paceContract(given: Given): void {
	const book = (conversation: string, at = now, notLaterThan = at + minute) =>
		given.store.bookTurn({ conversation, now: at, notLaterThan, rules });

	describe('booking a turn', () => {
		it('is now where nothing went out lately', async () => {
			expect(await book('C1')).toEqual({ turnAt: now, booked: true });
			expect(await book('C1', now + minute)).toEqual({ turnAt: now + minute, booked: true });
		});

		it('comes a second after the last message to the conversation', async () => {
			await book('C1');
			expect(await book('C1')).toEqual({ turnAt: now + second, booked: true });
			expect(await book('C1', now + 300)).toEqual({ turnAt: now + 2 * second, booked: true });
		});

		it('comes a moment after the last message of the workspace', async () => {
			await book('C1');
			expect(await book('C2')).toEqual({ turnAt: now + 200, booked: true });
			expect(await book('C3')).toEqual({ turnAt: now + 400, booked: true });
		});

		it('books nothing where the turn is too late', async () => {
			await book('C1');
			const late = { turnAt: now + second, booked: false };
			expect(await book('C1', now, now + second - 1)).toEqual(late);
			expect(await book('C1', now, now + second - 1)).toEqual(late);
			expect(await book('C2', now, now + 200)).toEqual({ turnAt: now + 200, booked: true });
			expect(await book('C1', now, now + second)).toEqual({ turnAt: now + second, booked: true });
		});

		it('waits where Slack said 429, for the longest that it said', async () => {
			await given.store.holdAll(now + minute);
			await given.store.holdAll(now + second);
			expect(await book('C1')).toEqual({ turnAt: now + minute, booked: true });
			expect(await book('C2', now, now + second)).toMatchObject({ booked: false });
		});

		it('gives no turn twice when many ask at once', async () => {
			const conversations = Array.from({ length: 40 }, (_, index) => `C${index % 5}`);
			const turns = await Promise.all(conversations.map((conversation) => book(conversation)));
			const instants = turns.map(({ turnAt }) => turnAt).sort((a, b) => a - b);
			const gaps = instants.slice(1).map((at, index) => at - instants[index]!);
			expect(Math.min(...gaps)).toBeGreaterThanOrEqual(rules.perWorkspaceMs);
		});
	});
}
