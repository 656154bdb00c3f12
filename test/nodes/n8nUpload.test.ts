// Answers: do the bytes of a file leave over n8n's helper as they were meant to, and what if they don't?
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { n8nUpload } from '../../nodes/shared/engine/n8nUpload';
import { RequestError } from '../../nodes/shared/engine/requestError';

const url = 'https://files.slack.com/upload/v1/very-secret';
const ok = { statusCode: 200, statusMessage: 'OK', headers: {}, body: Buffer.from('OK - 3') };

/** Pieces of a file, and how many of them were taken. */
function pieces() {
	const taken: number[] = [];
	const state = { taken, ended: false };
	async function* read() {
		try {
			for (const piece of [1, 2, 3]) {
				taken.push(piece);
				yield Uint8Array.from([piece]);
			}
		} finally {
			state.ended = true;
		}
	}
	return { state, read };
}

function start(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
	more: { stopped?: AbortSignal; signal?: AbortSignal } = {},
) {
	const notSent: string[] = [];
	// No other helper: whatever would add the token fails.
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	const { stopped, signal = new AbortController().signal } = more;
	const upload = n8nUpload({ context, stopped, onNotSent: (reason) => notSent.push(reason) });
	const { state, read } = pieces();
	return { notSent, state, send: () => upload(url, { size: 3, read, signal }) };
}

describe('the bytes of a file over n8n', () => {
	it('go out as a stream with their length, without the token, and follow no redirect', async () => {
		let asked: IHttpRequestOptions | undefined;
		let bytes: Buffer | undefined;
		const { send, state } = start(async (options) => {
			asked = options;
			expect(state.taken).toEqual([]);
			bytes = await buffer(options.body as Readable);
			return ok;
		});
		const response = await send();
		expect([response.status, await response.text()]).toEqual([200, 'OK - 3']);
		expect([...bytes!]).toEqual([1, 2, 3]);
		const { body, abortSignal, ...rest } = asked!;
		expect(body).toBeInstanceOf(Readable);
		expect(abortSignal).toBeInstanceOf(AbortSignal);
		expect(rest).toEqual({
			url,
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream', 'content-length': '3' },
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: 0,
		});
	});

	it('are not read any further where the answer comes early', async () => {
		const { send, state } = start(async ({ body }) => {
			await (body as Readable)[Symbol.asyncIterator]().next();
			return { ...ok, statusCode: 413 };
		});
		expect((await send()).status).toBe(413);
		expect(state.ended).toBe(true);
	});

	it.each([
		['a refused connection', { code: 'ECONNREFUSED', syscall: 'connect' }],
		['a broken connection', { code: 'EPIPE', syscall: 'write' }],
	])('keep the codes of %s, and nothing of the request', async (_, parts) => {
		const { send, notSent } = start(async () => {
			throw Object.assign(new Error(url), { isAxiosError: true, config: { url }, ...parts });
		});
		const error: unknown = await send().catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(RequestError);
		expect(error).toMatchObject(parts);
		expect(JSON.stringify(error) + String(error)).not.toContain('very-secret');
		expect(notSent).toEqual([]);
	});

	it('are given up where the time is over', async () => {
		const { send } = start(
			async () => {
				throw Object.assign(new Error('canceled'), { isAxiosError: true, code: 'ERR_CANCELED' });
			},
			{ signal: AbortSignal.abort() },
		);
		await expect(send()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	});

	it('hear of a user who stops the execution', async () => {
		const stop = new AbortController();
		const { send } = start(
			async ({ abortSignal }) => {
				stop.abort();
				expect(abortSignal?.aborted).toBe(true);
				throw Object.assign(new Error('canceled'), { isAxiosError: true, code: 'ERR_CANCELED' });
			},
			{ stopped: stop.signal },
		);
		await expect(send()).rejects.toMatchObject({ name: 'RequestError', code: 'ERR_CANCELED' });
	});

	it('are not sent once the user has stopped the execution', async () => {
		const { send, state } = start(async () => ok, { stopped: AbortSignal.abort() });
		await expect(send()).rejects.toMatchObject({ code: 'NOT_SENT' });
		expect(state.taken).toEqual([]);
	});

	it('say why where n8n does not send them', async () => {
		const { send, notSent } = start(async () => {
			throw new Error('This address is not allowed');
		});
		await expect(send()).rejects.toMatchObject({ code: 'NOT_SENT' });
		expect(notSent).toEqual(['This address is not allowed']);
	});

	it('that can’t be read end the request, and not the process', async () => {
		const context = {
			helpers: {
				httpRequest: async ({ body }: IHttpRequestOptions) => {
					await new Promise((resolve) => (body as Readable).resume().once('close', resolve));
					throw Object.assign(new Error('away'), { isAxiosError: true });
				},
			},
		} as unknown as IExecuteFunctions;
		const read = async function* () {
			yield Uint8Array.from([1]);
			throw new Error('the store is away');
		};
		const upload = n8nUpload({ context });
		const { signal } = new AbortController();
		await expect(upload(url, { size: 3, read, signal })).rejects.toBeInstanceOf(RequestError);
	});
});
