// Answers: in how many ways can what answers in place of Slack repeat the token that it was sent?
import type { ServerResponse } from 'node:http';
import { faults, sendText, type Fault } from '../../support/strictSlack/faults';

const tokenOf = (response: ServerResponse) =>
	String(response.req.headers.authorization ?? '').replace('Bearer ', '');

function echo(send: (response: ServerResponse, token: string) => void): Fault {
	return { done: false, send: (response) => send(response, tokenOf(response)) };
}

const json = (says: (token: string) => object) =>
	echo((response, token) =>
		sendText(response, 200, 'application/json', JSON.stringify(says(token)), {
			'x-oauth-scopes': `chat:write,${token}`,
			'x-echo': token,
		}),
	);

const page = (token: string) =>
	`<html><body>Denied.<pre>Authorization: Bearer ${token}</pre></body></html>`;

const withPage = (
	status: number,
	headers: (token: string) => Record<string, string> = () => ({}),
) =>
	echo((response, token) => sendText(response, status, 'text/html', page(token), headers(token)));

/** What was wrong, by name. */
export const echoes: Readonly<Record<string, Fault>> = {
	'a page with status 200': withPage(200),
	'a page of a proxy with status 502': withPage(502),
	'a proxy that wants to know who asks': withPage(407, (token) => ({
		'proxy-authenticate': `Basic realm="${token}"`,
	})),
	'a redirect': withPage(302, (token) => ({ location: `http://127.0.0.1:9/${token}` })),
	'too soon': withPage(429, (token) => ({ 'retry-after': token })),
	'a refusal whose code is the token': json((token) => ({ ok: false, error: token })),
	'a refusal that says the token is needed': json((token) => ({
		ok: false,
		error: 'missing_scope',
		needed: `chat:write,${token}`,
		provided: token,
	})),
	'a refusal with messages': json((token) => ({
		ok: false,
		error: 'invalid_blocks',
		errors: [`Bearer ${token}`],
		response_metadata: { messages: [`[ERROR] Bearer ${token}`], warnings: [token] },
	})),
	'the token as JSON': json((token) => ({ ok: true, token, warning: token })),
	'half an answer': faults.cutShort(),
	'a connection that breaks': faults.reset(),
	// The last: after it nothing but a probe is sent.
	'a refusal of the token': json((token) => ({ ok: false, error: 'invalid_auth', token })),
};

/** A fault that is another one whenever `turn` says so; none at first. */
export function changingFault(): { fault: Fault; turn(to: Fault): void } {
	let now = faults.none();
	const fault: Fault = {
		get done() {
			return now.done;
		},
		send: (response, answer) => now.send(response, answer),
	};
	return { fault, turn: (to) => void (now = to) };
}

export const methods = [
	...['auth.test', 'users.list', 'users.info', 'users.lookupByEmail'],
	...['conversations.list', 'conversations.info', 'conversations.join', 'conversations.open'],
	...['conversations.history', 'conversations.replies', 'chat.postMessage', 'chat.update'],
	...['files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info', 'upload'],
];
