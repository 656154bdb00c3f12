// Answers: what does an expired token that was not renewed mean for a message, for a question, and for the connection?
import { describe, expect, it } from 'vitest';
import { silenceAfter } from '../../src/outbox/pace';
import { connectSlack } from '../../src/slack/client';
import { isConnectionLost } from '../../src/slack/connectionLost';
import { TokenNotRenewed, type WhyNotRenewed } from '../../src/slack/tokenNotRenewed';
import { uploadBytes } from '../support/uploadBytes';
import { clock } from './nockSlack';

const slackWith = (why: WhyNotRenewed) =>
	connectSlack({
		baseUrl: 'https://slack.test',
		fetch: () => Promise.reject(new TokenNotRenewed(why)),
		upload: uploadBytes,
		timeoutMs: 1_000,
		clock,
	});
const message = { conversation: 'C1', text: 'secret text', blocks: [], key: 'k' };
const post = (why: WhyNotRenewed) => slackWith(why).post(message);

describe('an expired token that Slack refuses to renew', () => {
	it.each(['invalid_refresh_token', 'invalid_grant', 'token_revoked', 'a_code_of_tomorrow'])(
		'with %s stops everything, and the connection is lost',
		async (refusedWith) => {
			const outcome = await post({ refusedWith });
			expect(outcome).toMatchObject({
				outcome: 'stopped',
				refusal: {
					code: 'token_expired',
					says: `The Slack token has expired, and Slack refused to renew it (${refusedWith})`,
					hint: 'Connect the Slack credential again. What is queued stays queued.',
				},
			});
			expect(isConnectionLost('token_expired')).toBe(true);
			await expect(slackWith({ refusedWith }).identify()).rejects.toMatchObject({ next: 'stop' });
		},
	);

	it.each(['bad_client_secret', 'invalid_client_id'])(
		'with %s says which fields to check',
		async (refusedWith) => {
			expect(await post({ refusedWith })).toMatchObject({
				refusal: { hint: expect.stringContaining('client secret') },
			});
		},
	);
});

describe('an expired token that nobody could ask a new one for', () => {
	const passing: WhyNotRenewed[] = [
		{},
		{ code: 'ECONNREFUSED' },
		{ code: 'HTTP 503' },
		{ refusedWith: 'internal_error' },
		{ refusedWith: 'service_unavailable' },
		{ refusedWith: 'ratelimited' },
		{ refusedWith: 'team_added_to_org' },
		{ refusedWith: 'answer_unreadable' },
	];
	it.each(passing)('(%j) is tried again: nothing was posted, and nothing is lost', async (why) => {
		const outcome = await post(why);
		expect(outcome).toMatchObject({
			outcome: 'later',
			rateLimited: false,
			refusal: { code: 'token_not_renewed', hint: expect.stringContaining('tried again') },
		});
		const { says } = (outcome as { refusal: { says: string } }).refusal;
		expect(says).toContain(why.code ?? why.refusedWith ?? 'gave no new one yet');
		expect(isConnectionLost('token_not_renewed')).toBe(false);
		expect(silenceAfter(outcome)).toBeGreaterThan(0);
		await expect(slackWith(why).identify()).rejects.toMatchObject({
			next: 'later',
			code: 'token_not_renewed',
		});
	});
});
