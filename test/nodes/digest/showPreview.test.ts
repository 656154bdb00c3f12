// Answers: does a preview say who would get what, when, and how to look at it?
import { describe, expect, it } from 'vitest';
import { readPreviewWishes } from '../../../nodes/SlackDigest/readPreviewWishes';
import { showPreview } from '../../../nodes/SlackDigest/showPreview';
import type { Preview } from '../../../src/index';

const one = { id: 1, type: 'task.assigned', title: 'Call Bob', dedupeKey: 'E-1' };
const message = {
	text: 'Hello',
	blocks: [{ type: 'divider' as const }],
	blockKitBuilderUrl: 'https://app.slack.com/block-kit-builder/#x',
};
const preview = (but: Partial<Preview> = {}): Preview => ({
	kind: 'digest',
	conversation: 'U1',
	recipients: ['7'],
	dueAt: Date.UTC(2026, 2, 3, 9),
	notifications: [one, one],
	expired: 0,
	muted: 0,
	messages: [message],
	...but,
});

describe('a preview', () => {
	it('has the messages with their blocks and a link to look at them', () => {
		const shown = { type: 'task.assigned', title: 'Call Bob', eventId: 'E-1' };
		expect(showPreview(preview())).toEqual({
			kind: 'digest',
			conversation: 'U1',
			recipients: ['7'],
			dueAt: '2026-03-03T09:00:00.000Z',
			says: 'A digest of 2 notifications, due on 3 March 2026 at 09:00 UTC.',
			count: 2,
			expired: 0,
			muted: 0,
			notifications: [shown, shown],
			messages: [message],
		});
	});

	it('says what would be left out, how many messages there are, and that nobody would get them', () => {
		const but = { messages: [message, message], expired: 1, muted: 2, conversation: undefined };
		expect(showPreview(preview(but)).says).toBe(
			'A digest of 2 notifications in 2 messages, due on 3 March 2026 at 09:00 UTC. Left out: 1 expired, 2 turned off. Nobody would get it: the member has no Slack account that can be told.',
		);
		const nothing = { notifications: [], messages: [], expired: 1 };
		expect(showPreview(preview(nothing)).says).toBe('Nothing would go out. Left out: 1 expired.');
	});

	it('leaves a link as it is that is too long for some browsers, and says so', () => {
		const blockKitBuilderUrl = `https://app.slack.com/block-kit-builder/#${'x'.repeat(60_000)}`;
		const [shown] = showPreview(preview({ messages: [{ ...message, blockKitBuilderUrl }] }))
			.messages as Record<string, unknown>[];
		expect(shown?.blockKitBuilderUrl).toBe(blockKitBuilderUrl);
		expect(shown?.blockKitBuilderHint).toMatch(/^The link has 60,0\d\d characters/);
	});
});

describe('what a preview looks at', () => {
	const now = Date.UTC(2026, 2, 3, 9);
	const wishes = (values: Record<string, unknown>) =>
		readPreviewWishes((path) => values[path], now);

	it('is what is due now, what falls due in some hours, or all that is queued', () => {
		expect(wishes({ dueBy: 'now' })).toEqual({ until: undefined, mostConversations: 50 });
		expect(wishes({ dueBy: 'hours', hours: 2, limit: 7 })).toEqual({
			until: now + 2 * 3_600_000,
			mostConversations: 7,
		});
		expect(wishes({}).until).toBeGreaterThan(now + 365 * 24 * 3_600_000);
	});

	it.each([
		[{ dueBy: 'soon' }, 'Due By'],
		[{ dueBy: 'hours', hours: -1 }, 'Hours'],
		[{ limit: 0 }, 'Limit'],
	])('is refused where it is unclear: %j', (values, field) => {
		expect(() => wishes(values)).toThrow(expect.objectContaining({ field }));
	});
});
