// Answers: who is found by an ID or an e-mail, and for how long is Slack asked?
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import type { Slack } from '../../src/slack/contract';
import { faults } from '../support/strictSlack/faults';
import { bot, deactivated, guest, outsider, person } from '../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../support/strictSlack/startStrictSlack';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

const clock = testClock('2026-03-05T08:00:00Z');
let strict: StrictSlack;
let slack: Slack;

beforeEach(async () => {
	strict = await startStrictSlack({
		users: [person('ana'), guest('gus'), bot('bob'), outsider('eve'), deactivated('old')],
	});
	slack = connect();
});
afterEach(() => strict.close());

const connect = () =>
	connectSlack({
		baseUrl: strict.url,
		fetch: strict.fetch,
		upload: uploadBytes,
		timeoutMs: 5_000,
		clock,
	});

describe('a Slack user asked for by ID', () => {
	it.each([
		['a person', person('ana'), { kind: 'person', deactivated: false, email: 'ana@example.com' }],
		['who was deactivated', deactivated('old'), { kind: 'person', deactivated: true }],
		['a guest', guest('gus'), { kind: 'guest' }],
		['a bot', bot('bob'), { kind: 'bot', email: undefined }],
		['of another workspace', outsider('eve'), { kind: 'stranger' }],
	])('is shown: %s', async (_, { id }, shown) => {
		expect(await slack.findUserById(id)).toMatchObject({ id, ...shown });
		expect(strict.requestsOf('users.info')).toHaveLength(1);
	});

	it.each(['U0NONE', '', 'ana@example.com'])(
		'is nobody where no user has the ID %j',
		async (id) => {
			expect(await slack.findUserById(id)).toBeUndefined();
		},
	);

	it('who is hidden from the app is nobody', async () => {
		strict.fail('users.info', faults.refusal('user_not_visible'));
		expect(await slack.findUserById(person('ana').id)).toBeUndefined();
	});
});

describe('the workspace', () => {
	it('is the token’s own, so that its people are no strangers', async () => {
		await strict.close();
		strict = await startStrictSlack({ teamId: 'T0OTHER', users: [person('ana')] });
		const other = connect();
		expect(await other.identify()).toMatchObject({ id: 'T0OTHER' });
		for (const found of [
			await other.findUserById(person('ana').id),
			await other.findUserByEmail('ana@example.com'),
			(await other.walkUsers(clock.now())).find(({ name }) => name === 'Ana'),
		])
			expect(found).toMatchObject({ kind: 'person', id: person('ana').id });
	});
});

describe.each([
	['findUserById', 'users.info', person('ana').id],
	['findUserByEmail', 'users.lookupByEmail', 'ana@example.com'],
] as const)('%s', (find, method, whom) => {
	const calls = () => strict.requestsOf(method).length;

	it.each([
		['12', 12_000],
		[undefined, 30_000],
	])('waits where Slack says 429 with Retry-After %j', async (retryAfter, ms) => {
		strict.fail(method, faults.rateLimited(retryAfter));
		const startedAt = clock.now();
		expect(await slack[find](whom, startedAt + ms + 1)).toMatchObject({ name: 'Ana' });
		expect(clock.now() - startedAt).toBe(ms);
		expect(calls()).toBe(2);
	});

	it.each([
		['for longer than it may', 12_000],
		['without an end', undefined],
	])('does not wait %s', async (_, withinMs) => {
		strict.fail(method, faults.rateLimited('12'));
		const startedAt = clock.now();
		const until = withinMs === undefined ? undefined : startedAt + withinMs;
		await expect(slack[find](whom, until)).rejects.toMatchObject({
			rateLimited: true,
			retryAfterMs: 12_000,
		});
		expect(clock.now()).toBe(startedAt);
		expect(calls()).toBe(1);
	});

	it('asks again after an error of Slack’s, twice and no more', async () => {
		strict.fail(method, faults.http(500), 2);
		expect(await slack[find](whom, clock.now() + 60_000)).toMatchObject({ name: 'Ana' });
		strict.fail(method, faults.http(500), 9);
		await expect(slack[find](whom, clock.now() + 60_000)).rejects.toMatchObject({
			code: 'http_500',
		});
		expect(calls()).toBe(6);
	});

	it('asks once for whom nobody knows', async () => {
		expect(await slack[find]('nobody@example.com', clock.now() + 60_000)).toBeUndefined();
		expect(calls()).toBe(1);
	});
});
