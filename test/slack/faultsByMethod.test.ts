// Answers: what does our client make of each fault, for each method that it calls?
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import type { Slack } from '../../src/slack/contract';
import { SlackError } from '../../src/slack/slackError';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import {
	appScopes,
	startStrictSlack,
	type StrictSlack,
} from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';
import {
	brokenOff,
	perhapsDone,
	surelyNotDone,
	timeoutMs,
	tokenRefusals,
	type TableFault,
} from './faultTable';

const clock = testClock('2026-01-01T00:00:00Z');
const ops = channel('ops', { is_member: true });
const open = channel('open');
const ana = person('ana');
let strict: StrictSlack;
let slack: Slack;

beforeEach(async () => {
	const scopes = [...appScopes, 'channels:history'];
	strict = await startStrictSlack({ users: [ana], channels: [ops, open], scopes });
	slack = connect(5_000);
});
afterEach(() => strict.close());

function connect(timeoutMs: number): Slack {
	const { url: baseUrl, fetch } = strict;
	const workspaceId = 'T0STRICT';
	return connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs, clock, workspaceId });
}

interface Heard {
	outcome: string;
	code?: string;
	rateLimited?: boolean;
	retryAfterMs?: number;
}

interface Answer {
	outcome: string;
	refusal?: { code: string };
	rateLimited?: boolean;
	retryAfterMs?: number;
}

function heard({ outcome, refusal, rateLimited, retryAfterMs }: Answer): Heard {
	return { outcome, code: refusal?.code, rateLimited, retryAfterMs };
}

/** What asks throws; `next` says then what sends says as `outcome`. */
async function asking(question: Promise<unknown>): Promise<Heard> {
	try {
		await question;
		return { outcome: 'answered' };
	} catch (error) {
		if (!(error instanceof SlackError)) throw error;
		const { code, next: outcome, rateLimited, retryAfterMs } = error;
		return { outcome, code, rateLimited, retryAfterMs };
	}
}

interface Row {
	method: string;
	/** What comes of it where nothing goes wrong. */
	well: string;
	call(): Promise<Heard>;
	/** Needed for it, and done before anything goes wrong. */
	before?(): Promise<void>;
}

const message = { text: 'x', blocks: [], key: 'k-1' };
const post = async (conversation: string) => heard(await slack.post({ ...message, conversation }));
const file = {
	name: 'x.txt',
	size: 3,
	async *read() {
		yield new Uint8Array(3);
	},
};
const lookUp =
	(conversation: string, more: object = {}) =>
	async () =>
		heard(await slack.lookUp({ conversation, key: 'k-1', sinceMs: Date.now(), ...more }));
let fileId = '';
const uploadIt = async () => {
	const uploaded = await slack.upload(file);
	fileId = 'fileId' in uploaded ? uploaded.fileId : '';
};
const postIt = async () => void (await post(ops.id));

/** Told twice is what nobody may be: where it may have been done, it is unsure. */
const messages: Row[] = [
	{ method: 'chat.postMessage', well: 'posted', call: () => post(ana.id) },
	{
		method: 'files.completeUploadExternal',
		well: 'posted',
		before: uploadIt,
		call: async () =>
			heard(
				await slack.share({
					...{ conversation: ops.id, text: 'x', blocks: [] },
					files: [{ id: fileId, title: 'x' }],
				}),
			),
	},
];

/** Done twice, nobody sees it twice. */
const harmless: Row[] = [
	{
		method: 'chat.update',
		well: 'posted',
		before: postIt,
		call: async () =>
			heard(await slack.update({ ...message, conversation: ops.id, ts: strict.messages[0]!.ts })),
	},
	{
		method: 'files.getUploadURLExternal',
		well: 'uploaded',
		call: async () => heard(await slack.upload(file)),
	},
	{
		method: 'conversations.join',
		well: 'open',
		call: async () => heard(await slack.openForFiles(open.id)),
	},
	{
		method: 'conversations.open',
		well: 'open',
		call: async () => heard(await slack.openForFiles(ana.id)),
	},
];

/** `outcome` is `later` of a question that can be asked again. */
const questions: Row[] = [
	{ method: 'auth.test', well: 'answered', call: () => asking(slack.identify()) },
	{ method: 'users.list', well: 'answered', call: () => asking(slack.usersPage()) },
	{
		method: 'users.lookupByEmail',
		well: 'answered',
		call: () => asking(slack.findUserByEmail('ana@example.com')),
	},
	{ method: 'users.info', well: 'answered', call: () => asking(slack.findUserById(ana.id)) },
	{ method: 'conversations.list', well: 'answered', call: () => asking(slack.channelsPage()) },
	{ method: 'conversations.info', well: 'answered', call: () => asking(slack.findChannel(ops.id)) },
	{ method: 'conversations.history', well: 'found', before: postIt, call: lookUp(ops.id) },
	{
		method: 'conversations.replies',
		well: 'found',
		before: postIt,
		call: () => lookUp(ops.id, { threadTs: strict.messages[0]!.ts })(),
	},
	{ method: 'conversations.open', well: 'not_found', call: lookUp(ana.id) },
	{
		method: 'files.info',
		well: 'not_found',
		before: uploadIt,
		call: () => lookUp(ops.id, { fileIds: [fileId] })(),
	},
];

const all = [...messages, ...harmless, ...questions];

/** Only what nobody answers in time is given up soon: a busy machine is no fault. */
async function callMeeting({ method, call }: Row, { fault, code }: TableFault, done = true) {
	strict.fail(method, fault(done));
	const asked = strict.requestsOf(method).length;
	if (code === 'timed_out') slack = connect(timeoutMs);
	const answer = await call();
	slack = connect(5_000);
	// Whatever came of it, nothing was sent twice.
	expect(strict.requestsOf(method)).toHaveLength(asked + 1);
	return answer;
}

/** A conversation tells of a message itself, and of files by what stands beside them. */
async function isFound({ method }: Row): Promise<boolean> {
	const sinceMs = Date.now();
	const [conversation, fileIds] =
		method === 'chat.postMessage' ? [ana.id, undefined] : [ops.id, [fileId]];
	const found = await slack.lookUp({ conversation, key: 'k-1', sinceMs, fileIds });
	return found.outcome === 'found';
}

describe.each(messages)('$method, which tells somebody', (row) => {
	it.each([
		...perhapsDone.flatMap((each) => [true, false].map((done) => ({ ...each, done }))),
		{ ...brokenOff, done: false },
	])('is unsure after $says (done: $done), and a look tells', async ({ done, ...fault }) => {
		await row.before?.();
		const { code } = fault;
		expect(await callMeeting(row, fault, done)).toMatchObject({ outcome: 'unsure', code });
		expect(strict.messages).toHaveLength(done ? 1 : 0);
		expect(await isFound(row)).toBe(done);
	});
});

describe.each(harmless)('$method, which nobody sees twice', (row) => {
	it.each([...perhapsDone, brokenOff])('goes later after $says', async (fault) => {
		await row.before?.();
		const later = { outcome: 'later', code: fault.code, rateLimited: false };
		expect(await callMeeting(row, fault)).toMatchObject(later);
		expect(await row.call()).toEqual({ outcome: row.well });
	});
});

describe.each(questions)('$method, which only asks', (row) => {
	it.each([...perhapsDone, brokenOff])('is asked later after $says', async (fault) => {
		await row.before?.();
		const later = { outcome: 'later', code: fault.code };
		expect(await callMeeting(row, fault)).toMatchObject(later);
		expect(await row.call()).toEqual({ outcome: row.well });
	});
});

describe.each(all)('$method', (row) => {
	const isLookUp = row.well.endsWith('found');

	it.each(surelyNotDone)(
		'goes later after $says, and nothing was done',
		async ({ rateLimited, waitsMs, ...fault }) => {
			await row.before?.();
			const before = strict.messages.length;
			const later = { outcome: 'later', code: fault.code };
			// A look-up is repeated whenever it suits, so that nobody asks for how long.
			const whenAgain = isLookUp ? {} : { rateLimited, retryAfterMs: waitsMs };
			expect(await callMeeting(row, fault, false)).toEqual({ ...later, ...whenAgain });
			expect(strict.messages).toHaveLength(before);
			expect(await row.call()).toEqual({ outcome: row.well });
		},
	);

	it.each(tokenRefusals)('says that nothing works after %s', async (code) => {
		await row.before?.();
		strict.fail(row.method, faults.refusal(code));
		// Once there is a token that works, a message can be looked up.
		const stopped = isLookUp ? 'later' : row.well === 'answered' ? 'stop' : 'stopped';
		expect(await row.call()).toMatchObject({ outcome: stopped, code });
	});

	it('is as if nothing had been after an answer that came in drips', async () => {
		await row.before?.();
		strict.fail(row.method, faults.dripping(2));
		expect(await row.call()).toEqual({ outcome: row.well });
	});
});

describe('a redirect', () => {
	it.each([301, 302, 303, 307, 308])('(%i) is followed by no method', async (status) => {
		for (const row of all) {
			await row.before?.();
			strict.fail(row.method, faults.redirect(status, `${strict.url}/api/elsewhere`));
			await row.call();
		}
		expect(strict.requestsOf('elsewhere')).toEqual([]);
	});
});
