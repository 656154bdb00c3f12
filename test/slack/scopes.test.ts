// Answers: what does the token allow, as far as Slack says?
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { missingScopes, scopes } from '../../src/slack/scopes';
import { answerWith, connect, useNock, workspaceAnswer } from './nockSlack';

useNock();

const answerScopes = (header: string) =>
	nock('https://slack.test')
		.post('/api/auth.test')
		.reply(200, workspaceAnswer, { 'x-oauth-scopes': header });

describe('the scopes of a token', () => {
	it.each([
		['chat:write,users:read', ['chat:write', 'users:read']],
		[' chat:write , users:read.email ', ['chat:write', 'users:read.email']],
		['chat:write', ['chat:write']],
	])('come from a header: %j', async (header, granted) => {
		answerScopes(header);
		expect(await connect().scopes()).toEqual(granted);
	});

	it('are unknown where there is no such header', async () => {
		answerWith(workspaceAnswer);
		expect(await connect().scopes()).toBeUndefined();
	});

	it('can’t be asked for with a token that is gone', async () => {
		answerWith({ ok: false, error: 'token_revoked' });
		await expect(connect().scopes()).rejects.toMatchObject({ code: 'token_revoked', next: 'stop' });
	});
});

describe('a missing scope', () => {
	it('is one that was not granted, with what stops working without it', () => {
		const all = scopes.map(({ name }) => name);
		expect(missingScopes(all)).toEqual([]);
		expect(missingScopes([])).toHaveLength(all.length);
		const without = all.filter((name) => name !== 'channels:join');
		expect(missingScopes([...without, 'channels:history'])).toMatchObject([
			{ name: 'channels:join', essential: false, without: expect.stringContaining('Files') },
		]);
	});
});
