// Answers: how is a Slack started that refuses what Slack refuses, and fails where a test wants it to?
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { readArguments, refuseUnknownArguments, type Arguments } from './arguments';
import { sendText, type Fault } from './faults';
import { methods } from './methods';
import { withToken } from '../withToken';
import type { StrictUser } from './people';
import { createRateLimiter, type RateLimits } from './rateLimits';
import { refuse, Refused } from './refuse';
import { createWorkspace, ownerOf, type StrictChannel, type StrictMessage } from './workspace';

export interface StrictSlackOptions {
	users?: readonly StrictUser[];
	channels?: readonly StrictChannel[];
	token?: string;
	/** Of the workspace. Users may have the same IDs in two of them. */
	teamId?: string;
	scopes?: readonly string[];
	/** None unless given; `documentedLimits` has Slack's own, `ownPace` the engine's. */
	limits?: RateLimits;
	/** How many items the successive pages have at most; 0 gives an empty page that is not the last. */
	pageSizes?: readonly number[];
	/** A greater limit is refused. */
	greatestLimit?: number;
	cursorLifeMs?: number;
	now?: () => number;
}

/** What came in, in order. */
export interface StrictRequest {
	/** By the clock of the strict Slack. */
	at: number;
	method: string;
	path: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	args: Arguments;
	/** What was answered, or would have been if no fault had come between. */
	answer?: unknown;
	/** True where it came too soon, and was answered with 429; not where a fault of a test did that. */
	tooSoon?: true;
}

export interface StrictSlack {
	url: string;
	token: string;
	requests: readonly StrictRequest[];
	messages: readonly StrictMessage[];
	users: StrictUser[];
	channels: StrictChannel[];
	/** A fetch that adds the bearer token, as n8n's HTTP helper does. */
	fetch: typeof fetch;
	/** The next calls of a method go wrong. Several faults take their turns. */
	fail(method: string, fault: Fault, times?: number): void;
	requestsOf(method: string): StrictRequest[];
	/** From now on every method refuses the token, as in `token_revoked` or `account_inactive`, until it is restored. */
	revoke(code: string): void;
	restore(): void;
	close(): Promise<void>;
}

/** All that the app's manifest asks for. */
export const appScopes = [
	...['chat:write', 'chat:write.public', 'users:read', 'users:read.email'],
	...['channels:read', 'groups:read', 'im:write', 'im:history'],
] as const;

export async function startStrictSlack(options: StrictSlackOptions = {}): Promise<StrictSlack> {
	const { token = 'xoxb-strict-token', scopes = appScopes, now = Date.now } = options;
	const workspace = createWorkspace(
		options.users ?? [],
		options.channels ?? [],
		now,
		options.teamId,
	);
	const pages = {
		now,
		cursorLifeMs: options.cursorLifeMs ?? Infinity,
		greatestLimit: options.greatestLimit ?? 1_000,
		pageSizes: options.pageSizes,
	};
	const waitFor = createRateLimiter(options.limits, now, ({ channel = '' }) =>
		ownerOf(workspace, channel),
	);
	const requests: StrictRequest[] = [];
	const coming = new Map<string, Fault[]>();
	let revoked: string | undefined;

	const server = createServer((request, response) => {
		void receive(request, response);
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await text(request);
		const { pathname, search } = new URL(request.url ?? '/', url);
		const method = pathname.replace(/^\/api\//, '');
		const entry: StrictRequest = {
			at: now(),
			method,
			path: pathname + search,
			headers: request.headers,
			args: tryArguments(body, request.headers['content-type']),
		};
		requests.push(entry);
		const fault = coming.get(method)?.shift();
		if (fault && !fault.done) return fault.send(response, undefined);
		const wait = waitFor(method, entry.args);
		if (wait !== undefined) {
			entry.tooSoon = true;
			const answer = '{"ok":false,"error":"ratelimited"}';
			return sendText(response, 429, 'application/json', answer, { 'retry-after': String(wait) });
		}
		entry.answer = answerTo(entry, request, search);
		if (fault) return fault.send(response, entry.answer);
		sendText(response, 200, 'application/json; charset=utf-8', JSON.stringify(entry.answer));
	}

	function answerTo({ method, args }: StrictRequest, request: IncomingMessage, search: string) {
		try {
			if (request.method !== 'POST') refuse('invalid_post_type');
			if (search !== '') refuse('invalid_arguments');
			const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
			if (!bearer) refuse('not_authed');
			if (bearer !== token) refuse('invalid_auth');
			if (revoked !== undefined) refuse(revoked);
			refuseUnknownArguments(method, args);
			const answer = methods[method]?.({ args, scopes, workspace, pages, url });
			return { ok: true, ...answer };
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			return { ok: false, error: error.code, ...error.extra };
		}
	}

	return {
		url,
		token,
		requests,
		messages: workspace.messages,
		users: workspace.users,
		channels: workspace.channels,
		fetch: withToken(token),
		fail(method, fault, times = 1) {
			coming.set(method, [...(coming.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
		},
		revoke: (code) => void (revoked = code),
		restore: () => void (revoked = undefined),
		requestsOf: (method) => requests.filter((request) => request.method === method),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function tryArguments(body: string, contentType: string | undefined): Arguments {
	try {
		return readArguments(body, contentType);
	} catch {
		return {};
	}
}
