// Answers: how can an answer of Slack's go wrong?
import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export interface Fault {
	/** Whether Slack does what was asked before the answer goes wrong. */
	done: boolean;
	/** Sends something, or nothing, in place of the answer. */
	send(response: ServerResponse, answer: unknown): void;
	/** Of files that are shared: Slack says ok, and they are seen nowhere, or only after they were asked for so many times. */
	sharing?: Sharing;
	/** Of an upload: breaks off once so many bytes have come. */
	breaksAfterBytes?: number;
	/** The connection is gone before the request has come whole, so that nothing of it is read. */
	breaksAtOnce?: true;
	/** Of an upload: how long it takes until the next bytes are read. */
	msBetweenParts?: number;
}

export type Sharing = 'never' | { afterAsking: number };

const page = '<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>';

/** The faults by name. `done` is false unless said otherwise: the message was not posted. */
export const faults = {
	rateLimited: (retryAfter?: string): Fault => ({
		done: false,
		send(response) {
			const headers = retryAfter === undefined ? undefined : { 'retry-after': retryAfter };
			sendText(response, 429, 'application/json', '{"ok":false,"error":"ratelimited"}', headers);
		},
	}),
	/** Any status, with a page as proxies and load balancers show it. */
	http: (status: number, done = false): Fault => ({
		done,
		send: (response) => sendText(response, status, 'text/html', page),
	}),
	/** Status 200 with any text. */
	text: (text: string, done = false): Fault => ({
		done,
		send: (response) => sendText(response, 200, 'text/plain', text),
	}),
	html: (done = false): Fault => faults.text(page, done),
	nullBody: (done = false): Fault => faults.text('null', done),
	/** Sends whoever follows it elsewhere. */
	redirect: (status: number, location: string, done = false): Fault => ({
		done,
		send: (response) => sendText(response, status, 'text/html', page, { location }),
	}),
	refusal: (error: string, extra: object = {}): Fault =>
		faults.text(JSON.stringify({ ok: false, error, ...extra })),
	/** The head of the answer and the half of its body. */
	cutShort: (done = false): Fault => ({
		done,
		send: (response, answer) => sendHalf(response, answer, () => response.socket?.destroy()),
	}),
	/** The half of the answer, and then nothing. */
	stalled: (done = false): Fault => ({
		done,
		send: (response, answer) => sendHalf(response, answer),
	}),
	/** The half of the body, by somebody who says that it is the whole. */
	half: (done = false): Fault => ({
		done,
		send(response, answer) {
			const body = bodyOf(answer);
			sendText(response, 200, 'application/json', body.slice(0, body.length / 2));
		},
	}),
	/** Says that it is packed, and is not. */
	garbled: (done = false): Fault => ({
		done,
		send(response, answer) {
			const headers = { 'content-encoding': 'gzip' };
			sendText(response, 200, 'application/json', bodyOf(answer), headers);
		},
	}),
	/** The whole answer in ten pieces: at no time is nothing coming for long. */
	dripping: (msBetween: number, done = true): Fault => ({
		done,
		send: (response, answer) => void drip(response, bodyOf(answer), msBetween),
	}),
	reset: (done = false): Fault => ({
		done,
		send: (response) => void response.socket?.resetAndDestroy(),
	}),
	/** Gone before the request has come whole: nothing was done, and whoever asked can't know that. */
	brokenOff: (): Fault => ({ ...faults.reset(), breaksAtOnce: true }),
	/** Posted, and nobody hears of it. */
	answerLost: (): Fault => faults.reset(true),
	hang: (done = false): Fault => ({ done, send() {} }),
	/** Nothing goes wrong: for the turns before the one that does. */
	none: (): Fault => faults.changed((answer) => answer),
	/** Says ok of files, and never shares them. */
	neverShared: (): Fault => ({ ...faults.none(), sharing: 'never' }),
	/** Says ok of files, and shares them after so many questions about them that were in vain. */
	sharedLate: (afterAsking: number): Fault => ({ ...faults.none(), sharing: { afterAsking } }),
	/** Takes an upload slowly, and then says ok. */
	slowUpload: (msBetweenParts: number): Fault => ({ ...faults.none(), msBetweenParts }),
	/** The connection is gone in the middle of an upload. */
	brokenUpload: (afterBytes: number): Fault => ({
		...faults.reset(),
		breaksAfterBytes: afterBytes,
	}),
	/** The answer, changed. */
	changed: (change: (answer: Record<string, unknown>) => unknown): Fault => ({
		done: true,
		send(response, answer) {
			const changed = change(answer as Record<string, unknown>);
			sendText(response, 200, 'application/json', JSON.stringify(changed));
		},
	}),
};

/** Where nothing was done, what it would look like if it had been. */
const bodyOf = (answer: unknown) =>
	JSON.stringify(answer ?? { ok: true, ts: '1.000001', channel: 'C1' });

async function drip(response: ServerResponse, body: string, msBetween: number): Promise<void> {
	response.writeHead(200, { 'content-type': 'application/json' });
	const size = Math.ceil(body.length / 10);
	for (let at = 0; at < body.length && !response.destroyed; at += size) {
		if (at > 0) await setTimeout(msBetween);
		response.write(body.slice(at, at + size));
	}
	response.end();
}

function sendHalf(response: ServerResponse, answer: unknown, then = () => {}): void {
	const body = bodyOf(answer);
	response.writeHead(200, {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
	});
	response.write(body.slice(0, body.length / 2), then);
}

export function sendText(
	response: ServerResponse,
	status: number,
	contentType: string,
	text: string,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, { 'content-type': contentType, ...headers });
	response.end(text);
}
