// Answers: does a request over n8n's helper arrive as it was meant, and come back as a real response or a clear error?
import { NodeApiError } from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions, INode, JsonObject } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { n8nFetch } from '../../nodes/shared/engine/n8nFetch';
import { RequestError } from '../../nodes/shared/engine/requestError';

const node = {
	id: '1',
	name: 'Slack',
	type: 'any',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
} as INode;
const secret = 'xoxb-very-secret';

interface Asked {
	credentialType: string;
	options: IHttpRequestOptions;
	how: unknown;
}

function helper(answer: (asked: Asked) => unknown) {
	const asked: Asked[] = [];
	const httpRequestWithAuthentication = async (
		credentialType: string,
		options: IHttpRequestOptions,
		how: unknown,
	) => {
		asked.push({ credentialType, options, how });
		return answer({ credentialType, options, how });
	};
	const context = { helpers: { httpRequestWithAuthentication } } as unknown as IExecuteFunctions;
	return { asked, context };
}

const send = (answer: (asked: Asked) => unknown, more: { stopped?: AbortSignal } = {}) => {
	const { asked, context } = helper(answer);
	const notSent: string[] = [];
	const fetch = n8nFetch({
		context,
		credentialType: 'slackNotifyApi',
		timeoutMs: 5_000,
		onNotSent: (reason) => notSent.push(reason),
		...more,
	});
	return { asked, notSent, fetch };
};

const ok = (rest: object = {}) => ({
	statusCode: 200,
	statusMessage: 'OK',
	headers: { 'content-type': 'application/json' },
	body: Buffer.from('{"ok":true,"name":"Ünï 🦆"}'),
	...rest,
});

/** As n8n throws it: its own error around its HTTP library's, which holds the request. */
function thrownByN8n(parts: object): NodeApiError {
	const fromNetwork = Object.assign(new Error('connect failed'), {
		isAxiosError: true,
		config: { headers: { Authorization: `Bearer ${secret}` } },
		...parts,
	});
	return new NodeApiError(node, fromNetwork as unknown as JsonObject);
}

describe('a request over n8n', () => {
	it('takes along what it was given, follows no redirect, and leaves every status to us', async () => {
		const { asked, fetch } = send(() => ok());
		await fetch('https://slack.com/api/chat.postMessage', {
			method: 'POST',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'channel=C1&text=%C3%BC',
		});
		expect(asked).toEqual([
			{
				credentialType: 'slackNotifyApi',
				how: { oauth2: { tokenType: 'Bearer' } },
				options: {
					url: 'https://slack.com/api/chat.postMessage',
					method: 'POST',
					headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
					body: 'channel=C1&text=%C3%BC',
					encoding: 'arraybuffer',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
					timeout: 5_000,
				},
			},
		]);
	});

	it('comes back as a response with its headers and its text', async () => {
		const headers = {
			'retry-after': '30',
			'x-slack-req-id': 'r1',
			'set-cookie': ['a=1', 'b=2'],
			'content-encoding': 'gzip',
		};
		const response = await send(() => ok({ statusCode: 429, headers })).fetch('https://slack.com/');
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('30');
		expect(response.headers.get('x-slack-req-id')).toBe('r1');
		expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
		expect(response.headers.has('content-encoding')).toBe(false);
		expect(await response.json()).toEqual({ ok: true, name: 'Ünï 🦆' });
	});

	it.each([204, 205, 304])('comes back without a body for status %i', async (statusCode) => {
		const response = await send(() => ok({ statusCode, body: Buffer.alloc(0) })).fetch(
			'https://slack.com/',
		);
		expect(response.status).toBe(statusCode);
		expect(response.body).toBeNull();
	});

	it.each([
		['a refused connection', { code: 'ECONNREFUSED', syscall: 'connect' }],
		['a broken connection', { code: 'ECONNRESET', syscall: 'read' }],
		['a name that is not known', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
		['no answer in time', { code: 'ECONNABORTED', syscall: undefined }],
	])('keeps the codes of %s, and nothing of the request', async (_what, parts) => {
		const { fetch, notSent } = send(() => {
			throw thrownByN8n(parts);
		});
		const error = await Promise.resolve(fetch('https://slack.com/')).catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toBeInstanceOf(RequestError);
		expect(error).toMatchObject(parts);
		expect(everythingIn(error)).not.toContain(secret);
		expect(notSent).toEqual([]);
	});

	it('says that nothing was sent where n8n refused, and why', async () => {
		const { fetch, notSent } = send(() => {
			throw new NodeApiError(
				node,
				new Error('OAuth credentials not connected') as unknown as JsonObject,
			);
		});
		await expect(fetch('https://slack.com/')).rejects.toMatchObject({
			code: 'NOT_SENT',
			syscall: 'connect',
		});
		expect(notSent).toEqual(['OAuth credentials not connected']);
	});

	it('is not sent once the user has stopped the execution', async () => {
		const { asked, fetch } = send(() => ok(), { stopped: AbortSignal.abort() });
		await expect(fetch('https://slack.com/')).rejects.toMatchObject({ code: 'NOT_SENT' });
		expect(asked).toEqual([]);
	});
});

function everythingIn(error: unknown, seen = new Set<unknown>()): string {
	if (typeof error !== 'object' || error === null || seen.has(error)) return String(error);
	seen.add(error);
	return Reflect.ownKeys(error)
		.map((key) => everythingIn((error as Record<PropertyKey, unknown>)[key], seen))
		.join(' ');
}
