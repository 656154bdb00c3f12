// Answers: is the whole list of users read, whatever comes between, and with how many calls?
import { afterEach, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { faults, type Fault } from '../support/strictSlack/faults';
import {
	bot,
	crowd,
	deactivated,
	guest,
	outsider,
	person,
	teamId,
	type StrictUser,
} from '../support/strictSlack/people';
import {
	startStrictSlack,
	type StrictSlack,
	type StrictSlackOptions,
} from '../support/strictSlack/startStrictSlack';
import { testClock, type TestClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

const minute = 60_000;
/** Slackbot and the app are in every workspace. */
const always = 2;

let strict: StrictSlack;
let clock: TestClock;
afterEach(() => strict.close());

async function start(options: StrictSlackOptions): Promise<void> {
	clock = testClock('2026-03-05T08:00:00Z');
	strict = await startStrictSlack({ now: clock.now, ...options });
}

const connect = () =>
	connectSlack({
		baseUrl: strict.url,
		fetch: strict.fetch,
		upload: uploadBytes,
		timeoutMs: 5_000,
		clock,
		workspaceId: teamId,
	});
const walk = (withinMs = 10 * minute) => connect().walkUsers(clock.now() + withinMs);

const idsOf = (users: readonly { id: string }[]) => users.map(({ id }) => id).sort();
/** Pages of two. */
const inTwos = { pageSizes: Array<number>(100).fill(2) };
/** The faults of the successive calls. */
const meet = (...coming: Fault[]) => coming.forEach((fault) => strict.fail('users.list', fault));
const calls = () => strict.requests.length;
/** Changes the workspace once a page was cut, before the next is asked for. */
const meanwhile = (change: (users: StrictUser[]) => void) =>
	faults.changed((answer) => {
		change(strict.users);
		return answer;
	});

describe('a walk', () => {
	it.each([
		[999, 1],
		[1000, 1],
		[1001, 2],
		[2000, 2],
		[2001, 3],
	])('over %i users takes %i calls of users.list and no other', async (count, pages) => {
		await start({ users: crowd(count - always) });
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(strict.requests.map(({ method }) => method)).toEqual(
			Array<string>(pages).fill('users.list'),
		);
	});

	it('asks for the own workspace once, where it is not known', async () => {
		await start({ users: crowd(1001 - always) });
		const { url: baseUrl, fetch } = strict;
		const slack = connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 5_000, clock });
		await slack.walkUsers(clock.now() + minute);
		await slack.walkUsers(clock.now() + minute);
		expect(strict.requestsOf('auth.test')).toHaveLength(1);
		expect(strict.requestsOf('users.list')).toHaveLength(4);
	});

	it('goes on with 200 a page where Slack wants no more, and asks for more only once', async () => {
		await start({ users: crowd(1001 - always), greatestLimit: 200 });
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(strict.requests.map(({ args }) => args.limit)).toEqual([
			...['1000', '200', '200', '200', '200', '200', '200'],
		]);
	});

	it('gives up where even the recommended page is too big', async () => {
		await start({ greatestLimit: 100 });
		const slack = connect();
		for (const callsThen of [2, 3]) {
			await expect(slack.walkUsers(clock.now() + minute)).rejects.toMatchObject({
				code: 'limit_required',
				next: 'give_up',
			});
			expect(calls()).toBe(callsThen);
		}
	});

	it('goes on after short pages, and after an empty one with a cursor', async () => {
		await start({ users: crowd(8), pageSizes: [3, 0, 0, 1] });
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(calls()).toBe(5);
	});

	it('counts a user on two pages once, as the later page has it', async () => {
		await start({ users: [person('ana'), person('bo')], ...inTwos });
		const renamed = { ...person('ana'), real_name: 'Ana Lima' };
		meet(
			faults.none(),
			faults.changed((answer) => ({ ...answer, members: [renamed] })),
		);
		const users = await walk();
		expect(users.filter(({ id }) => id === renamed.id)).toMatchObject([{ name: 'Ana Lima' }]);
	});

	it('tells people from guests, bots, strangers and who was deactivated', async () => {
		await start({
			users: [person('ana'), guest('gus'), bot('bob'), outsider('eve'), deactivated('old')],
		});
		const users = new Map((await walk()).map((user) => [user.name, user]));
		expect(users.get('Ana')).toMatchObject({ kind: 'person', deactivated: false });
		expect(users.get('Gus')).toMatchObject({ kind: 'guest' });
		expect(users.get('Bob')).toMatchObject({ kind: 'bot' });
		expect(users.get('Eve')).toMatchObject({ kind: 'stranger' });
		expect(users.get('Old')).toMatchObject({ kind: 'person', deactivated: true });
		expect(users.get('Slackbot')).toMatchObject({ kind: 'bot' });
	});
});

describe('users who change between two pages', () => {
	const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
	const names = () => strict.users.map(({ name }) => name);
	/** Reads pages of two, with a change after the second of them. */
	const readWith = async (change: (users: StrictUser[]) => void) => {
		await start({ users: ids.map((name) => person(name)), ...inTwos });
		const before = idsOf(strict.users);
		meet(faults.none(), meanwhile(change));
		return { before, found: idsOf(await walk()), after: idsOf(strict.users) };
	};
	const remove = (name: string) => (users: StrictUser[]) =>
		void users.splice(names().indexOf(name), 1);

	it('are missed by nobody where somebody was added whose turn is still to come', async () => {
		const { found, after } = await readWith((users) => users.push(person('z')));
		expect(found).toEqual(after);
	});

	it('shift nobody where somebody was added whose turn is over', async () => {
		const { found, before } = await readWith((users) =>
			users.push(person('x', { id: 'U00000000' })),
		);
		expect(found).toEqual(before);
	});

	it.each([
		['whose turn is over', 'a'],
		['with whom the next page was to start', 'e'],
		['whose turn is still to come', 'f'],
	])('leave no gap where somebody was removed %s', async (_, name) => {
		const { found, after } = await readWith(remove(name));
		expect(found).toEqual(expect.arrayContaining(after));
	});
});

describe('a walk that loses its place', () => {
	it('ends with an error where the cursor is one that was there before', async () => {
		const page = JSON.stringify({
			ok: true,
			members: [person('ana')],
			response_metadata: { next_cursor: 'dXNlcjpVMQ==' },
		});
		await start({});
		strict.fail('users.list', faults.text(page), 5);
		await expect(walk()).rejects.toMatchObject({ code: 'repeated_cursor', next: 'later' });
		expect(calls()).toBe(2);
	});

	it.each([
		['far too long', 'x'.repeat(3_000)],
		['no text', 7],
		['broken', 'a\0b'],
	])(
		'ends with an error where the cursor is %s, and not as if the list had ended there',
		async (_, next_cursor) => {
			await start({});
			const page = { ok: true, members: [person('ana')], response_metadata: { next_cursor } };
			strict.fail('users.list', faults.text(JSON.stringify(page)), 5);
			await expect(walk()).rejects.toMatchObject({ next: 'later' });
		},
	);

	it('begins again from the first page where the cursor has expired half-way', async () => {
		await start({ users: crowd(6), ...inTwos, cursorLifeMs: minute });
		meet(
			faults.none(),
			meanwhile(() => clock.pass(2 * minute)),
		);
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(strict.requests.map(({ args }) => args.cursor === undefined)).toEqual([
			...[true, false, false],
			...[true, false, false, false],
		]);
	});

	it('forgets what it read before it began again', async () => {
		await start({ users: crowd(6), ...inTwos });
		meet(
			faults.none(),
			meanwhile((users) => users.splice(0, users.length, person('ana'))),
			faults.refusal('invalid_cursor'),
		);
		expect(idsOf(await walk())).toEqual([person('ana').id]);
	});

	it('begins again twice, and then ends with an error', async () => {
		await start({ users: crowd(2), ...inTwos });
		for (let walks = 0; walks < 5; walks++) meet(faults.none(), faults.refusal('invalid_cursor'));
		await expect(walk()).rejects.toMatchObject({ code: 'invalid_cursor', next: 'later' });
		expect(calls()).toBe(6);
	});
});

describe('a walk that Slack asks to wait', () => {
	const atPage7 = async (retryAfter?: string) => {
		await start({ users: crowd(20 - always), ...inTwos });
		strict.fail('users.list', faults.none(), 6);
		meet(faults.rateLimited(retryAfter));
	};
	const cursors = () => strict.requests.map(({ args }) => args.cursor);

	it.each([
		['17', 17_000],
		[undefined, 30_000],
		['soon', 30_000],
		['0', 1_000],
	])('with Retry-After %j, at page 7, asks for it again after %i ms', async (header, ms) => {
		await atPage7(header);
		const startedAt = clock.now();
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(clock.now() - startedAt).toBe(ms);
		expect(calls()).toBe(11);
		expect(cursors()[7]).toBe(cursors()[6]);
	});

	it.each([
		['17', 17_000],
		[undefined, 30_000],
	])('with Retry-After %j for longer than it may, does not wait', async (header, ms) => {
		await atPage7(header);
		const startedAt = clock.now();
		await expect(walk(ms)).rejects.toMatchObject({ rateLimited: true, code: 'ratelimited' });
		expect(clock.now()).toBe(startedAt);
		expect(calls()).toBe(7);
	});

	it('waits as often as it is asked to, up to its end', async () => {
		await start({ users: crowd(2) });
		strict.fail('users.list', faults.rateLimited('20'), 5);
		const startedAt = clock.now();
		await expect(walk(minute)).rejects.toMatchObject({ rateLimited: true });
		expect(clock.now() - startedAt).toBe(40_000);
		expect(calls()).toBe(3);
	});
});

describe('a walk that Slack does not answer', () => {
	it('after it has asked to wait, has all its patience left', async () => {
		await start({ users: [] });
		meet(faults.rateLimited('1'), faults.rateLimited('1'), faults.http(500), faults.http(500));
		expect(await walk()).toHaveLength(always);
		expect(calls()).toBe(5);
	});

	it.each([
		['an error of Slack’s', () => faults.http(503)],
		['a lost answer', () => faults.answerLost()],
		['a page in place of the list', () => faults.html()],
		['an answer without the list', () => faults.changed(() => ({ ok: true }))],
	])('once, by %s, asks for the page again after a second', async (_, fault) => {
		await start({ users: crowd(6 - always), ...inTwos });
		meet(faults.none(), fault());
		const startedAt = clock.now();
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(clock.now() - startedAt).toBe(1_000);
		expect(calls()).toBe(4);
	});

	it('for long, asks three times and ends with an error', async () => {
		await start({ users: crowd(6), ...inTwos });
		meet(faults.none());
		strict.fail('users.list', faults.http(500), 20);
		const startedAt = clock.now();
		await expect(walk()).rejects.toMatchObject({ code: 'http_500', next: 'later' });
		expect(clock.now() - startedAt).toBe(4_000);
		expect(calls()).toBe(4);
	});

	it('at each of its pages once, still reads them all', async () => {
		await start({ users: crowd(8 - always), ...inTwos });
		for (let page = 0; page < 4; page++) meet(faults.http(502), faults.none());
		expect(idsOf(await walk())).toEqual(idsOf(strict.users));
		expect(calls()).toBe(8);
	});

	it('is not asked again after the end of its time', async () => {
		await start({ users: [] });
		meet(faults.http(500));
		await expect(walk(1_000)).rejects.toMatchObject({ code: 'http_500' });
		expect(calls()).toBe(1);
	});

	it('because it refuses, does not ask again', async () => {
		await start({ scopes: ['chat:write'] });
		await expect(walk()).rejects.toMatchObject({
			code: 'missing_scope',
			next: 'stop',
			message: expect.stringContaining('users:read ('),
		});
		expect(calls()).toBe(1);
	});
});

describe('a list without any e-mail', () => {
	const withoutEmails = { scopes: ['users:read'] };

	it('means that the scope for them is missing', async () => {
		await start({ ...withoutEmails, users: [person('ana')] });
		await expect(walk()).rejects.toMatchObject({
			name: 'SlackError',
			code: 'missing_scope',
			next: 'stop',
			message: 'The Slack app lacks the scope users:read.email (to match members by e-mail)',
		});
		expect(calls()).toBe(1);
	});

	it.each([
		['bots', [bot('bob')]],
		['who was deactivated', [deactivated('old')]],
		['guests and strangers', [guest('gus'), outsider('eve')]],
	])('is as it should be where there is nobody but %s', async (_, users) => {
		await start({ ...withoutEmails, users });
		expect(await walk()).toHaveLength(users.length + always);
	});

	it('is none where one person has one', async () => {
		const silent = { ...person('bo'), profile: { real_name: 'Bo' } };
		await start({ users: [person('ana'), silent] });
		expect(await walk()).toHaveLength(2 + always);
	});
});
