// Answers: does a test message say to whom it went, what is missing, and what that costs?
import { describe, expect, it } from 'vitest';
import { hintsAbout } from '../../nodes/shared/sendTest/hintsAbout';
import { refusedTest } from '../../nodes/shared/sendTest/refusedTest';
import { showTest } from '../../nodes/shared/sendTest/showTest';
import type { TestAnswer } from '../../src/index';

const filesWrite = {
	name: 'files:write',
	purpose: 'to send files',
	without: 'Reports and notifications with files are refused.',
	essential: false,
};
const sent: TestAnswer = {
	outcome: 'sent',
	sentTo: 'C1',
	ts: '1.1',
	testMode: false,
	workspace: { id: 'T1', name: 'Acme', botName: 'notify' },
	scopes: { granted: ['chat:write'], missing: [] },
};
const lacking: TestAnswer = {
	...sent,
	scopes: { granted: ['chat:write'], missing: [filesWrite] },
};
const said = (answer: TestAnswer) => hintsAbout(answer).map(({ type, message }) => [type, message]);

describe('a test message that arrived', () => {
	it('says where, and that nothing is missing, and hints at nothing', () => {
		expect(showTest(sent)).toEqual({
			sent: true,
			says: 'Sent in the workspace Acme. The app has every scope that the nodes use',
			message: { channel: 'C1', ts: '1.1' },
			workspace: { id: 'T1', name: 'Acme', app: 'notify' },
			scopes: { granted: ['chat:write'], missing: [] },
		});
		expect(said(sent)).toEqual([]);
	});

	it('names every scope that is missing, with what does not work without it', () => {
		expect(showTest(lacking)).toMatchObject({
			says: 'Sent in the workspace Acme. The app lacks files:write',
			scopes: { missing: [filesWrite] },
		});
		expect(said(lacking)).toEqual([
			[
				'warning',
				expect.stringMatching(
					/^The Slack app lacks one scope\. files:write, to send files: Reports and notifications with files are refused\. Add/,
				),
			],
		]);
	});

	it('says where nobody knows which scopes there are', () => {
		const { scopes: _, ...unknown } = sent;
		expect(showTest(unknown)).not.toHaveProperty('scopes');
		expect(showTest(unknown).says).toBe('Sent in the workspace Acme');
		expect(said(unknown)).toEqual([['info', expect.stringMatching(/^Slack does not say which/)]]);
	});

	it('says that the test mode took it elsewhere', () => {
		const redirected = { ...sent, testMode: true };
		expect(showTest(redirected)).toMatchObject({ testMode: true });
		expect(showTest(redirected).says).toContain('where the test mode of the credential sends');
		expect(said(redirected)).toEqual([['warning', expect.stringMatching(/^Test mode:/)]]);
	});
});

describe('a test message that Slack refused', () => {
	const refusal = {
		code: 'not_in_channel',
		says: 'The app is not in #secret.',
		hint: 'Type /invite @notify there.',
	};

	it('is an error in Slack’s words, which names the field and what is missing', () => {
		const error = refusedTest({ ...lacking, outcome: 'refused', refusal }, 'channel');
		expect(error).toMatchObject({
			code: 'not_in_channel',
			message: 'The app is not in #secret.',
			field: 'Channel',
		});
		expect(error.hint).toMatch(/^Type \/invite @notify there\. The Slack app lacks one scope/);
	});

	it('adds nothing where nothing is missing', () => {
		expect(refusedTest({ ...sent, outcome: 'refused', refusal }, 'member')).toMatchObject({
			hint: refusal.hint,
			field: 'Member Email',
		});
	});
});
