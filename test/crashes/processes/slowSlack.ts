// Answers: how does a Slack take its time, and go on with what it was asked though whoever asked is dead?
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { StrictSlack } from '../../support/strictSlack/startStrictSlack';

/** How far a request has come: it is there, Slack has done it, or whoever asked was told. */
export type Progress = 'arrived' | 'done' | 'answered';

export interface Slowness {
	/** In real milliseconds, before Slack does it and before it answers. */
	before: number;
	after: number;
}

export interface SlowSlack {
	url: string;
	/** How far the messages with these keys have come; of the others nothing has arrived. */
	progress: ReadonlyMap<string, Progress>;
	/** Resolves once a message arrives whose key begins so. */
	nextMessage(keyBegins: string): Promise<void>;
	/** Holds the next request of a method before or after Slack does it, until it is let go. */
	hold(method: string, when: 'before' | 'after'): Held;
	/** Resolves once nothing is on its way, nor still to be read from who is dead. */
	untilQuiet(): Promise<void>;
	close(): Promise<void>;
}

export interface Held {
	/** Resolves once such a request is there. */
	arrived: Promise<void>;
	letGo(): void;
	/** It never comes to Slack, and is answered with this. */
	refuse(status: number, body: string): void;
}

/** In front of the strict Slack, which does and answers everything at once. */
export async function startSlowSlack(
	strict: StrictSlack,
	slowness: (method: string) => Slowness = () => ({ before: 0, after: 0 }),
): Promise<SlowSlack> {
	const progress = new Map<string, Progress>();
	const holds: (HeldInside & { method: string; when: 'before' | 'after' })[] = [];
	const awaited = new Map<string, () => void>();
	let atWork = 0;
	let open = 0;

	const server = createServer((request, response) => {
		atWork++;
		receive(request, response)
			.catch((error: unknown) => {
				// Half a request of who died meanwhile: Slack does nothing about it either.
				if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
			})
			.finally(() => atWork--);
	});
	server.on('connection', (socket) => {
		open++;
		socket.on('close', () => open--);
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await buffer(request);
		const path = request.url ?? '/';
		const method = path.replace(/^\/api\//, '').replace(/\?.*$/, '');
		const key = keyIn(method, body);
		const { before, after } = slowness(method);
		note(key, 'arrived');
		await pass(method, 'before', before, response);
		if (response.writableEnded) return;
		const answer = await ask(request, path, body).catch(() => undefined);
		// A fault of the strict Slack's: it broke off.
		if (!answer) return void response.socket?.resetAndDestroy();
		note(key, 'done');
		await pass(method, 'after', after, response);
		if (response.writableEnded) return;
		response.writeHead(answer.status, answer.headers);
		response.end(answer.body, () => note(key, 'answered'));
	}

	async function pass(
		method: string,
		when: 'before' | 'after',
		forMs: number,
		response: ServerResponse,
	): Promise<void> {
		const place = holds.findIndex((each) => each.method === method && each.when === when);
		const [held] = place < 0 ? [] : holds.splice(place, 1);
		if (held) await held.take(response);
		else if (forMs > 0) await new Promise((resolve) => setTimeout(resolve, forMs));
	}

	async function ask({ method, headers }: IncomingMessage, path: string, body: Buffer) {
		const answer = await fetch(`${strict.url}${path}`, {
			method,
			headers: pick(headers as Record<string, string>, ['authorization', 'content-type']),
			...(method !== 'GET' && { body: new Uint8Array(body) }),
		});
		const passedOn = ['content-type', 'retry-after', 'x-oauth-scopes'];
		return {
			status: answer.status,
			headers: pick(Object.fromEntries(answer.headers), passedOn),
			// Files go by this way, too.
			body: (await answer.text()).replaceAll(strict.url, url),
		};
	}

	function note(key: string | undefined, how: Progress): void {
		if (key === undefined) return;
		progress.set(key, how);
		for (const [begins, arrive] of awaited) if (key.startsWith(begins)) arrive();
	}

	return {
		url,
		progress,
		nextMessage: (keyBegins) => new Promise((resolve) => awaited.set(keyBegins, resolve)),
		hold(method, when) {
			const held = holdOne();
			holds.push({ ...held, method, when });
			return held;
		},
		async untilQuiet() {
			while (atWork > 0 || open > 0) await new Promise((resolve) => setTimeout(resolve, 1));
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

interface HeldInside extends Held {
	/** Resolves once it may go on, or was refused. */
	take(response: ServerResponse): Promise<void>;
}

function holdOne(): HeldInside {
	const arrival = Promise.withResolvers<void>();
	const release = Promise.withResolvers<void>();
	let taken: ServerResponse;
	return {
		arrived: arrival.promise,
		letGo: release.resolve,
		refuse(status, body) {
			taken.writeHead(status, { 'content-type': 'application/json' }).end(body);
			release.resolve();
		},
		take(response) {
			taken = response;
			arrival.resolve();
			return release.promise;
		},
	};
}

/** Of a message without files. */
function keyIn(method: string, body: Buffer): string | undefined {
	if (method !== 'chat.postMessage') return undefined;
	const metadata = new URLSearchParams(body.toString()).get('metadata');
	const read = metadata && (JSON.parse(metadata) as { event_payload?: { key?: string } });
	return read ? read.event_payload?.key : undefined;
}

function pick(from: Record<string, string>, names: readonly string[]): Record<string, string> {
	return Object.fromEntries(
		names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
	);
}
