// Answers: what does whoever pasted a token hear where it does not work, or not for everything?
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { afterEach, describe, expect, it } from 'vitest';
import { testBotToken } from '../../nodes/shared/testBotToken/testBotToken';
import { scopes } from '../../src/slack/scopes';
import { faults, type Fault } from '../support/strictSlack/faults';
import {
	startStrictSlack,
	type StrictSlack,
	type StrictSlackOptions,
} from '../support/strictSlack/startStrictSlack';

const all = scopes.map(({ name }) => name);
let slack: StrictSlack | undefined;
afterEach(() => slack?.close());

interface Options {
	method: string;
	uri: string;
	headers: Record<string, string>;
}

/** As n8n's own helper answers with `resolveWithFullResponse` and without `simple`. */
const request = async ({ method, uri, headers }: Options) => {
	const response = await fetch(uri, { method, headers });
	const text = await response.text();
	let body: unknown = text;
	try {
		body = JSON.parse(text);
	} catch {
		// n8n leaves it as text, too.
	}
	return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
};

async function test(data: Record<string, string>, ask: typeof request = request) {
	const context = { helpers: { request: ask } } as unknown as ICredentialTestFunctions;
	return await testBotToken.call(context, { id: '1', name: 'Slack', type: 'slackNotifyApi', data });
}

async function testAgainst(
	options: StrictSlackOptions,
	but: { revoke?: string; fault?: Fault } = {},
) {
	slack = await startStrictSlack(options);
	if (but.revoke) slack.revoke(but.revoke);
	if (but.fault) slack.fail('auth.test', but.fault);
	return await test({ accessToken: 'xoxb-strict-token', baseUrl: `${slack.url}/` });
}

describe('a pasted token', () => {
	it('that works passes, after one call with the token in a header', async () => {
		expect(await testAgainst({ scopes: all })).toEqual({
			status: 'OK',
			message: 'Connected to Strict.',
		});
		expect(slack?.requests).toMatchObject([
			{ path: '/api/auth.test', args: {}, headers: { authorization: 'Bearer xoxb-strict-token' } },
		]);
	});

	it.each([
		['', 'There is no token.'],
		['xoxp-1-2-3', 'a user token (xoxp-…)'],
		['xoxe.xoxp-1-2', 'a user token (xoxe.xoxp-…)'],
		['xapp-1-A0-1', 'an app-level token (xapp-…)'],
		['xoxe-1-abc', 'a refresh token (xoxe-…)'],
	])('%j is told from a bot token by its beginning', async (accessToken, says) => {
		const { status, message } = await test({ accessToken, baseUrl: 'http://127.0.0.1:1' });
		expect(status).toBe('Error');
		expect(message).toContain(says);
		expect(message).toContain('starts with xoxb-');
	});

	it('that Slack does not know is to be copied again', async () => {
		const { message } = await testAgainst({ token: 'xoxb-another' });
		expect(message).toContain('Slack does not know this token');
	});

	it.each([
		['token_revoked', 'was revoked'],
		['token_expired', 'has expired'],
		['account_inactive', 'was removed from the workspace'],
		['not_allowed_token_type', 'this kind of token'],
		['accesslimited', 'limits the access from this network (accesslimited)'],
		['some_code_of_tomorrow', 'some_code_of_tomorrow'],
	])('that is refused with %s is told about in words', async (revoke, words) => {
		const { status, message } = await testAgainst({}, { revoke });
		expect(status).toBe('Error');
		expect(message).toContain(words);
	});

	it.each(scopes.map((scope) => [scope.name, scope] as const))(
		'of an app without %s says what for and what stops working',
		async (name, { purpose, without, essential }) => {
			const { status, message } = await testAgainst({
				scopes: all.filter((each) => each !== name),
			});
			expect(status).toBe(essential ? 'Error' : 'OK');
			expect(message).toContain(`${name} (${purpose}): ${without}`);
			expect(message).toContain('install the app again');
		},
	);

	it('passes where nobody says which scopes there are', async () => {
		slack = await startStrictSlack({ scopes: [] });
		const data = { accessToken: slack.token, baseUrl: slack.url };
		expect(await test(data)).toMatchObject({ status: 'Error' });
		const silent: typeof request = async (options) => ({
			...(await request(options)),
			headers: {},
		});
		expect(await test(data, silent)).toEqual({ status: 'OK', message: 'Connected to Strict.' });
	});

	it.each([
		['a page', faults.http(404)],
		['anything but JSON', faults.html()],
		['nothing', faults.nullBody()],
	])('at an address where %s answers is told to check the address', async (_, fault) => {
		const { status, message } = await testAgainst({}, { fault });
		expect(status).toBe('Error');
		expect(message).toContain('is not Slack');
	});

	it('is in no message where nobody answers', async () => {
		const { message } = await test({ accessToken: 'xoxb-secret', baseUrl: 'http://127.0.0.1:1' });
		expect(message).toContain('can’t be reached at http://127.0.0.1:1');
		expect(message).not.toContain('secret');
	});
});
