// Answers: is "nobody has heard of it" an answer that helps?
import { describe, expect, it } from 'vitest';
import { showAnswer } from '../../../nodes/SlackDigest/showStory';
import type { WhyAnswer, WhyQuestion } from '../../../src/index';
import { hour } from './story';

const show = (question: Partial<WhyQuestion>, recipient?: WhyAnswer['recipient']) =>
	showAnswer({ most: 50, ...question }, { stories: [], more: false, recipient }, hour(0))[0]!;
const member = { kind: 'member', email: 'ana@acme.com' } as const;
const key = 'ana@acme.com';

describe('an event that nobody has heard of', () => {
	it('is one item that repeats what was asked', () => {
		const until = hour(24);
		const question = { eventId: 'E-1', type: 'task.due', recordKey: 'T', from: hour(0), until };
		expect(show(question)).toEqual({
			verdict: 'no_event',
			says: 'No event of the type task.due with the ID E-1 about the record T was handed in from 3 March 2026 at 09:00 UTC on until 4 March 2026 at 09:00 UTC, or it is so long ago that nothing of it is kept.',
			decisions: [],
		});
	});

	it('says that nobody knows the member', () => {
		const shown = show({ recipient: member }, { key, known: false });
		expect(shown).toMatchObject({ recipient: { kind: 'member', id: key, known: false } });
		expect(shown.says).toMatch(
			/^No event for ana@acme\.com was handed in at any time, .*\. ana@acme\.com is not known: /,
		);
	});

	it('says why the member can’t be told anything', () => {
		const mapping = { state: 'deactivated', reason: 'user_deactivated' };
		const shown = show({ recipient: member }, { key, known: true, mapping });
		expect(shown).toMatchObject({ recipient: { known: true, ...mapping } });
		expect(shown.says).toContain(
			'(the Slack account of the member is deactivated). See Slack Map Members.',
		);
	});

	it('says that the member could have been told', () => {
		const mapping = { state: 'connected', reason: 'email_matches' };
		expect(show({ recipient: member }, { key: '7', known: true, mapping }).says).toMatch(
			/Member 7 is known, and connected to a Slack account\.$/,
		);
	});

	it('says the same of a channel', () => {
		const recipient = { kind: 'channel', channel: '#ops' } as const;
		const shown = show({ recipient }, { key: 'C1', known: true });
		expect(shown.says).toMatch(/^No event for the channel C1 .* The channel C1 is known\.$/);
	});
});
