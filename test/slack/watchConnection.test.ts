// Answers: is a lost connection told once, and left alone until it works again?
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { isConnectionLost } from '../../src/slack/connectionLost';
import type { Refusal } from '../../src/slack/contract';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { refusals } from '../../src/slack/refusals';
import type { WatchedSlack } from '../../src/slack/contract';
import { watchConnection } from '../../src/slack/watchConnection';
import { faults } from '../support/strictSlack/faults';
import { person, teamId } from '../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

const clock = testClock('2026-03-05T08:00:00Z');
const ops = channel('ops').id;
const message = { conversation: ops, text: 'x', blocks: [], key: 'k-1' };
const question = { conversation: ops, key: 'k-1', sinceMs: 0 };
const revoked = explainRefusal('token_revoked').refusal;

let strict: StrictSlack;
/** What was told, in order. */
let told: string[];

beforeEach(async () => {
	told = [];
	strict = await startStrictSlack({ users: [person('ana')], channels: [channel('ops')] });
});
afterEach(() => strict.close());

function watched(lost?: Refusal): WatchedSlack {
	const { url: baseUrl, fetch } = strict;
	return watchConnection(
		connectSlack({
			baseUrl,
			fetch,
			upload: uploadBytes,
			timeoutMs: 5_000,
			clock,
			workspaceId: teamId,
		}),
		{
			lost,
			onLost: async ({ code }) => void told.push(`lost: ${code}`),
			onWorking: async () => void told.push('working'),
		},
	);
}

const methods = () => strict.requests.map(({ method }) => method);

/** Every question to Slack that throws. */
const questions: [keyof WatchedSlack, (slack: WatchedSlack) => Promise<unknown>][] = [
	['identify', (slack) => slack.identify()],
	['usersPage', (slack) => slack.usersPage()],
	['walkUsers', (slack) => slack.walkUsers(clock.now())],
	['findUserByEmail', (slack) => slack.findUserByEmail('ana@example.com', clock.now())],
	['findUserById', (slack) => slack.findUserById(person('ana').id, clock.now())],
	['channelsPage', (slack) => slack.channelsPage()],
	['findChannel', (slack) => slack.findChannel(ops)],
	['scopes', (slack) => slack.scopes()],
];

const change = { ...message, ts: '1.000001' };
const file = { name: 'x', size: 1, read: async function* () {} };
const share = { ...message, files: [{ id: 'F1', title: 'x' }] };

/** All that sends, and answers with an outcome. */
const sendings: [keyof WatchedSlack, (slack: WatchedSlack) => Promise<{ outcome: string }>][] = [
	['post', (slack) => slack.post(message)],
	['update', (slack) => slack.update(change)],
	['openForFiles', (slack) => slack.openForFiles(ops)],
	['upload', (slack) => slack.upload(file)],
	['share', (slack) => slack.share(share)],
];

describe('a connection that works', () => {
	it('passes every question on with all that was asked, and tells nobody', async () => {
		const slack = watched();
		const { id } = person('ana');
		expect(await slack.identify()).toMatchObject({ id: teamId });
		expect((await slack.usersPage()).items).toHaveLength(3);
		expect(await slack.walkUsers(clock.now())).toHaveLength(3);
		expect(await slack.findUserByEmail('ana@example.com')).toMatchObject({ id });
		expect(await slack.findUserById(id)).toMatchObject({ id });
		expect((await slack.channelsPage()).items).toHaveLength(1);
		expect(await slack.findChannel(ops)).toMatchObject({ name: 'ops' });
		expect(await slack.post(message)).toMatchObject({ outcome: 'posted' });
		expect(await slack.lookUp(question)).toMatchObject({ outcome: 'not_allowed' });
		expect(await slack.scopes()).toContain('chat:write');
		expect(await slack.openForFiles(ops)).toMatchObject({ outcome: 'open' });
		const read = () => Readable.from([Uint8Array.from([1])]);
		const uploaded = await slack.upload({ name: 'x', size: 1, read });
		expect(uploaded).toMatchObject({ outcome: 'uploaded' });
		const files = [{ id: (uploaded as { fileId: string }).fileId, title: 'x' }];
		const shared = await slack.share({ ...message, files });
		expect(shared).toMatchObject({ outcome: 'posted' });
		expect(await slack.update(change)).toMatchObject({ outcome: 'refused' });
		expect(await slack.whetherLost()).toBeUndefined();
		expect(told).toEqual([]);
	});

	it.each([
		['usersPage', (slack: WatchedSlack) => slack.usersPage('c')],
		['channelsPage', (slack: WatchedSlack) => slack.channelsPage('c')],
	])('hands the cursor on: %s', async (_, ask) => {
		await expect(ask(watched())).rejects.toMatchObject({ code: 'invalid_cursor' });
	});

	it.each(['findUserById', 'findUserByEmail'] as const)(
		'waits as long as it may: %s',
		async (find) => {
			const method = find === 'findUserById' ? 'users.info' : 'users.lookupByEmail';
			strict.fail(method, faults.rateLimited('5'));
			expect(await watched()[find]('U0NONE', clock.now() + 60_000)).toBeUndefined();
		},
	);

	it('asks nothing to know that it is not lost', async () => {
		expect(await watched().whetherLost()).toBeUndefined();
		expect(strict.requests).toEqual([]);
	});
});

describe('a connection that is lost', () => {
	it.each(questions)('is told by %s, and nothing is asked after it', async (_, ask) => {
		strict.revoke('token_revoked');
		const slack = watched();
		await expect(ask(slack)).rejects.toMatchObject({ code: 'token_revoked', next: 'stop' });
		expect(told).toEqual(['lost: token_revoked']);
		await expect(ask(slack)).rejects.toMatchObject({ code: 'token_revoked', next: 'stop' });
		expect(strict.requests).toHaveLength(1);
		expect(told).toHaveLength(1);
		expect(await slack.whetherLost()).toEqual(revoked);
	});

	it.each(sendings)('is told by %s, and nothing is sent after it', async (_, send) => {
		strict.revoke('account_inactive');
		const slack = watched();
		for (let sendings = 0; sendings < 2; sendings++) {
			expect(await send(slack)).toMatchObject({
				outcome: 'stopped',
				refusal: { code: 'account_inactive' },
			});
		}
		expect(told).toEqual(['lost: account_inactive']);
		expect(strict.requests).toHaveLength(1);
	});

	it('is told by a look for a lost answer, which stays open', async () => {
		strict.revoke('token_expired');
		const slack = watched();
		for (let looks = 0; looks < 2; looks++) {
			expect(await slack.lookUp(question)).toMatchObject({
				outcome: 'later',
				refusal: { code: 'token_expired' },
			});
		}
		expect(told).toEqual(['lost: token_expired']);
		expect(methods()).toEqual(['conversations.history']);
	});

	it('is told once by many questions at a time', async () => {
		strict.revoke('token_revoked');
		const slack = watched();
		const asked = await Promise.allSettled([
			...[slack.usersPage(), slack.channelsPage(), slack.post(message), slack.lookUp(question)],
		]);
		expect(asked.map(({ status }) => status)).toEqual([
			...['rejected', 'rejected', 'fulfilled', 'fulfilled'],
		]);
		expect(told).toEqual(['lost: token_revoked']);
	});

	it('is told once, also while it is still being told', async () => {
		strict.revoke('token_revoked');
		const { url: baseUrl, fetch } = strict;
		const slack = watchConnection(
			connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 5_000, clock }),
			{
				onLost: async ({ code }) => {
					told.push(code);
					// The first one waits for the other question to be over.
					if (told.length === 1) await Promise.race(asked);
				},
				onWorking: async () => {},
			},
		);
		const asked: Promise<unknown>[] = [slack.post(message), slack.lookUp(question)];
		await Promise.all(asked);
		expect(told).toEqual(['token_revoked']);
		expect(methods().sort()).toEqual(['chat.postMessage', 'conversations.history']);
	});

	it('is told before the question is answered', async () => {
		strict.revoke('token_revoked');
		const { url: baseUrl, fetch } = strict;
		const slack = watchConnection(
			connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 5_000, clock }),
			{
				onLost: () => Promise.reject(new Error('the store is away')),
				onWorking: async () => {},
			},
		);
		await expect(slack.identify()).rejects.toThrow('the store is away');
	});
});

describe('what is no lost connection', () => {
	it.each([
		['a missing scope', faults.refusal('missing_scope', { needed: 'channels:read' })],
		['a Slack that is not reached', faults.reset()],
		['an error of Slack’s', faults.http(500)],
		['a 429', faults.rateLimited()],
		['a network that is not allowed', faults.refusal('accesslimited')],
	])('is told nobody, and asked again: %s', async (_, fault) => {
		strict.fail('conversations.list', fault);
		const slack = watched();
		await expect(slack.channelsPage()).rejects.toMatchObject({ name: 'SlackError' });
		expect((await slack.channelsPage()).items).toHaveLength(1);
		expect(told).toEqual([]);
	});

	it('a message that is refused', async () => {
		strict.fail('chat.postMessage', faults.refusal('is_archived'));
		const slack = watched();
		expect(await slack.post(message)).toMatchObject({ outcome: 'refused' });
		expect(await slack.post(message)).toMatchObject({ outcome: 'posted' });
		expect(told).toEqual([]);
	});
});

describe('a connection that was lost before', () => {
	it('is left alone after one probe, as long as it is lost', async () => {
		strict.revoke('token_revoked');
		const slack = watched(revoked);
		for (const [, ask] of questions) {
			await expect(ask(slack)).rejects.toMatchObject({ code: 'token_revoked', next: 'stop' });
		}
		for (const [, send] of sendings) {
			expect(await send(slack)).toEqual({ outcome: 'stopped', refusal: revoked });
		}
		expect(await slack.lookUp(question)).toEqual({ outcome: 'later', refusal: revoked });
		expect(await slack.whetherLost()).toEqual(revoked);
		expect(methods()).toEqual(['auth.test']);
		expect(told).toEqual([]);
	});

	it('is probed once by many questions at a time', async () => {
		strict.revoke('token_revoked');
		const slack = watched(revoked);
		await Promise.allSettled([slack.usersPage(), slack.channelsPage(), slack.whetherLost()]);
		expect(methods()).toEqual(['auth.test']);
	});

	it('says for what reason it is lost now', async () => {
		strict.revoke('account_inactive');
		expect(await watched(revoked).whetherLost()).toMatchObject({ code: 'account_inactive' });
	});

	it('that works again is told once, before the first question goes on', async () => {
		const slack = watched(revoked);
		expect((await slack.channelsPage()).items).toHaveLength(1);
		expect(await slack.post(message)).toMatchObject({ outcome: 'posted' });
		expect(await slack.whetherLost()).toBeUndefined();
		expect(told).toEqual(['working']);
		expect(methods()).toEqual(['auth.test', 'conversations.list', 'chat.postMessage']);
	});

	it('that works again and is lost once more is told both times', async () => {
		strict.revoke('token_revoked');
		strict.restore();
		const slack = watched(revoked);
		await slack.channelsPage();
		strict.revoke('invalid_auth');
		await expect(slack.channelsPage()).rejects.toMatchObject({ code: 'invalid_auth' });
		await expect(slack.channelsPage()).rejects.toMatchObject({ code: 'invalid_auth' });
		expect(told).toEqual(['working', 'lost: invalid_auth']);
		expect(strict.requests).toHaveLength(3);
	});

	it('stays lost for the run where Slack can’t be reached', async () => {
		strict.fail('auth.test', faults.http(503));
		const slack = watched(revoked);
		expect(await slack.whetherLost()).toEqual(revoked);
		expect(await slack.post(message)).toEqual({ outcome: 'stopped', refusal: revoked });
		expect(methods()).toEqual(['auth.test']);
		expect(told).toEqual([]);
	});
});

describe('the codes of a lost connection', () => {
	const codes = Object.keys(refusals).filter(isConnectionLost);

	it('are those that speak of the token itself', () => {
		expect(codes.sort()).toEqual([
			...['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'],
		]);
	});

	it('all stop what is sent', () => {
		for (const code of codes) expect(explainRefusal(code).next).toBe('stop');
	});
});
