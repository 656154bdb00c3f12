// Answers: do the token and the text of a message stay where they belong?
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { answerWith, clock, connect, token, useNock } from './nockSlack';
import { uploadBytes } from '../support/uploadBytes';

useNock();

const message = { conversation: 'C1', text: 'salary of Ana', blocks: [], key: 'k' };

/** An HTTP library's error carries the whole request. */
const telltale = () =>
	Object.assign(new Error(`Bearer ${token}`), {
		code: 'ECONNRESET',
		config: { headers: { authorization: `Bearer ${token}` }, data: message.text },
	});

const failing = () =>
	connectSlack({
		baseUrl: 'https://slack.test',
		fetch: () => Promise.reject(telltale()),
		upload: uploadBytes,
		timeoutMs: 1_000,
		clock,
	});

const showAll = (value: unknown) => inspect(value, { depth: Infinity, showHidden: true });

describe('the token', () => {
	it('is not in an error, nor in what caused it', async () => {
		const error: unknown = await failing()
			.identify()
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ cause: { message: expect.stringContaining('ECONNRESET') } });
		expect(showAll(error)).not.toContain(token);
	});

	it('is not in an outcome, and neither is the text', async () => {
		const outcome = showAll(await failing().post(message));
		expect(outcome).not.toContain(token);
		expect(outcome).not.toContain(message.text);
	});
});

describe('the log', () => {
	const channels = ['debug', 'info', 'log', 'warn', 'error'] as const;
	beforeEach(() => channels.forEach((channel) => vi.spyOn(console, channel)));
	afterEach(() => void vi.restoreAllMocks());

	it('stays empty, whatever Slack says', async () => {
		answerWith(
			{ ok: true, channel: 'C1', ts: '1.1', response_metadata: { warnings: ['missing_charset'] } },
			{ ok: false, error: 'invalid_blocks', response_metadata: { messages: ['[ERROR] salary'] } },
			{ status: 500, text: 'no' },
		);
		for (const outcome of ['posted', 'refused', 'unsure']) {
			expect(await connect().post({ ...message, text: '' })).toMatchObject({ outcome });
		}
		await failing().post(message);
		for (const channel of channels) expect(console[channel]).not.toHaveBeenCalled();
	});
});
