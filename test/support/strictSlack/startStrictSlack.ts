// Answers: how is a Slack started that refuses what Slack refuses, and fails where a test wants it to?
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { scopes as askedFor } from '../../../src/slack/scopes';
import { refuseFaults, type Arguments, type RequestFault } from './arguments';
import { checkCall, checkUpload } from './checkRequest';
import { sendText, type Fault } from './faults';
import { keepFaultsOfOurs } from './faultsOfOurs';
import { methods } from './methods';
import { withToken } from '../withToken';
import type { StrictUser } from './people';
import { createRateLimiter, type RateLimits } from './rateLimits';
import { createTokens, type Rotation, type Tokens } from './tokens';
import { refuse, Refused } from './refuse';
import { receiveUpload } from './uploads';
import {
	createWorkspace,
	deleteMessage,
	ownerOf,
	type StrictChannel,
	type StrictFile,
	type StrictMessage,
} from './workspace';

export interface StrictSlackOptions {
	users?: readonly StrictUser[];
	channels?: readonly StrictChannel[];
	token?: string;
	/** Of the workspace. Users may have the same IDs in two of them. */
	teamId?: string;
	scopes?: readonly string[];
	/** The app has token rotation; `token` is the first one then. */
	rotation?: Rotation;
	/** None unless given; `documentedLimits` has Slack's own, `ownPace` the engine's. */
	limits?: RateLimits;
	/** How many items the successive pages have at most; 0 gives an empty page that is not the last. */
	pageSizes?: readonly number[];
	/** A greater limit is refused. */
	greatestLimit?: number;
	cursorLifeMs?: number;
	/** Messages with a sender of their own go out under the app's name where the scope is missing, as they do at Slack. */
	ignoresSender?: boolean;
	now?: () => number;
}

/** What came in, in order. */
export interface StrictRequest {
	/** By the clock of the strict Slack. */
	at: number;
	/** `upload` for the bytes of a file: its arguments are the file's ID and how many bytes came. */
	method: string;
	path: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	args: Arguments;
	/** What was answered, or would have been if no fault had come between. */
	answer?: unknown;
	/** True where it came too soon, and was answered with 429; not where a fault of a test did that. */
	tooSoon?: true;
	/** What Slack documents nowhere. */
	faults?: string[];
}

export interface StrictSlack {
	url: string;
	token: string;
	/** Of an app with token rotation. */
	tokens: Pick<Tokens, 'granted' | 'install' | 'expire'>;
	requests: readonly StrictRequest[];
	/** What is there, as it is now. */
	messages: readonly StrictMessage[];
	files: readonly StrictFile[];
	users: StrictUser[];
	channels: StrictChannel[];
	/** A fetch that adds the bearer token, as n8n's HTTP helper does: not for the addresses of uploads. */
	fetch: typeof fetch;
	/** The next calls of a method go wrong. Several faults take their turns. */
	fail(method: string, fault: Fault, times?: number): void;
	/** Nothing more goes wrong with it. */
	recover(method: string): void;
	requestsOf(method: string): StrictRequest[];
	/** From now on every method refuses the token, as in `token_revoked` or `account_inactive`, until it is restored. */
	revoke(code: string): void;
	restore(): void;
	/** As a person does it. */
	deleteMessage(ts: string): void;
	/** What was wrong with the requests until now, for a test that wants it so: `close` says nothing of it then. */
	excuseFaults(): string[];
	/** Throws where a request was not as Slack documents it. */
	close(): Promise<void>;
}

/** All that the app's manifest asks for. */
export const appScopes: readonly string[] = askedFor.map(({ name }) => name);

export async function startStrictSlack(options: StrictSlackOptions = {}): Promise<StrictSlack> {
	const { token = 'xoxb-strict-token', scopes = appScopes, now = Date.now } = options;
	const workspace = createWorkspace(
		options.users ?? [],
		options.channels ?? [],
		now,
		options.teamId,
	);
	const { teamId } = workspace;
	const tokens = createTokens({ token, rotation: options.rotation, scopes, teamId, now });
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
	const ofOurs = keepFaultsOfOurs();
	const coming = new Map<string, Fault[]>();
	let revoked: string | undefined;

	const server = createServer((request, response) => {
		receive(request, response).catch((error: unknown) => {
			// Whoever asked went away in the middle.
			if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
		});
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, search } = new URL(request.url ?? '/', url);
		const upload = /^\/upload\/v1\/(.+)$/.exec(pathname)?.[1];
		const method = upload === undefined ? pathname.replace(/^\/api\//, '') : 'upload';
		const { headers } = request;
		const entry = { at: now(), method, path: pathname + search, headers, args: {} };
		if (upload === undefined) await receiveCall(entry, request, response, search);
		else await receiveBytes(entry, request, response, upload);
	}

	async function receiveCall(
		entry: StrictRequest,
		request: IncomingMessage,
		response: ServerResponse,
		search: string,
	): Promise<void> {
		const { method, headers } = entry;
		const { method: httpMethod } = request;
		const contentType = headers['content-type'] as string | undefined;
		if (coming.get(method)?.[0]?.breaksAtOnce) {
			note(entry, []);
			return coming.get(method)!.shift()!.send(response, undefined);
		}
		const body = await text(request);
		const { args, faults } = checkCall({ httpMethod, method, search, contentType, body });
		entry.args = args;
		note(
			entry,
			faults.map(({ says }) => says),
		);
		const fault = coming.get(method)?.shift();
		if (fault && !fault.done) return fault.send(response, undefined);
		const wait = waitFor(method, args);
		if (wait !== undefined) {
			entry.tooSoon = true;
			const answer = '{"ok":false,"error":"ratelimited"}';
			return sendText(response, 429, 'application/json', answer, { 'retry-after': String(wait) });
		}
		const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
		if (bearer === tokens.granted().access_token)
			response.setHeader('x-oauth-scopes', scopes.join(','));
		entry.answer = answerTo(entry, bearer, faults, fault);
		if (fault) return fault.send(response, entry.answer);
		sendText(response, 200, 'application/json; charset=utf-8', JSON.stringify(entry.answer));
	}

	function answerTo(
		{ method, args }: StrictRequest,
		bearer: string | undefined,
		faults: readonly RequestFault[],
		fault: Fault | undefined,
	): object {
		const { sharing } = fault ?? {};
		const { ignoresSender = false } = options;
		try {
			if (method === 'oauth.v2.access') {
				if (revoked !== undefined) refuse('token_revoked');
				return { ok: true, ...tokens.exchange(args) };
			}
			tokens.check(bearer);
			if (revoked !== undefined) refuse(revoked);
			refuseFaults(faults);
			const call = { args, scopes, workspace, pages, url, ignoresSender, sharing };
			return { ok: true, ...methods[method]?.(call) };
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			return { ok: false, error: error.code, ...error.extra };
		}
	}

	async function receiveBytes(
		entry: StrictRequest,
		request: IncomingMessage,
		response: ServerResponse,
		ticket: string,
	): Promise<void> {
		note(entry, checkUpload(request.method, request.headers.authorization));
		const fault = coming.get('upload')?.shift();
		const { file = '', size, answer } = await receiveUpload(request, ticket, workspace, fault);
		entry.args = { file, size: String(size) };
		if (answer === 'broken') return;
		entry.answer = answer;
		if (fault && !fault.msBetweenParts) return fault.send(response, answer);
		sendText(response, answer.status, 'text/plain', answer.text);
	}

	function note(entry: StrictRequest, faults: string[]): void {
		requests.push(entry);
		if (faults.length === 0) return;
		entry.faults = faults;
		ofOurs.add(entry.method, faults);
	}

	return {
		url,
		token,
		tokens,
		requests,
		messages: workspace.messages,
		files: workspace.files,
		users: workspace.users,
		channels: workspace.channels,
		fetch: withToken(token),
		fail(method, fault, times = 1) {
			coming.set(method, [...(coming.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
		},
		recover: (method) => void coming.delete(method),
		revoke: (code) => void (revoked = code),
		restore: () => void (revoked = undefined),
		deleteMessage: (ts) => deleteMessage(workspace, ts),
		excuseFaults: ofOurs.excuse,
		requestsOf: (method) => requests.filter((request) => request.method === method),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			ofOurs.settle();
		},
	};
}
