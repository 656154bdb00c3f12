import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { guest, person } from '../support/strictSlack/people';
import { hour, minute, openWorld, sync, tell } from './world';

const timeLimitMs = minute;
const people = (count: number) => Array.from({ length: count }, (_, index) => person(`p${index}`));
const names = (count: number) => people(count).map(({ name }) => name);

describe('a full sync', () => {
	it.each([
		// Slackbot and the app are users as well.
		[998, 1],
		[999, 2],
		[1_998, 2],
		[1_999, 3],
	])('of %i people takes %i calls of users.list and no other', async (count, calls) => {
		const world = await openWorld({ users: people(count) });
		const before = world.slack.requests.length;
		const engine = await world.another();
		await sync(engine, names(count));
		const methods = world.slack.requests.slice(before).map(({ method }) => method);
		expect(methods).toEqual(Array.from({ length: calls }, () => 'users.list'));
	});

	it('waits where Slack asks for it, and goes on with the same page', async () => {
		const world = await openWorld({ users: people(90), pageSizes: Array(9).fill(10) as number[] });
		for (let page = 1; page < 7; page++) {
			world.slack.fail(
				'users.list',
				faults.changed((answer) => answer),
			);
		}
		world.slack.fail('users.list', faults.rateLimited('30'));
		const mapped = await sync(world.engine, names(90));
		expect(mapped.every(({ outcome }) => outcome === 'connected')).toBe(true);
		expect(world.slack.requestsOf('users.list').length).toBe(11);
	});

	it('that Slack makes wait past its time limit leaves everything as it was', async () => {
		const world = await openWorld({ users: people(3) });
		await sync(world.engine, ['p1']);
		world.slack.users.length = 0;
		world.slack.fail('users.list', faults.rateLimited('3600'));
		await expect(sync(world.engine, ['p1'])).rejects.toMatchObject({ code: 'ratelimited' });
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items).toMatchObject([{ outcome: 'connected', slackUser: { name: 'P1' } }]);
	});

	it('without the scope users:read.email says so, and takes nobody’s connection away', async () => {
		const world = await openWorld({ users: people(3) });
		await sync(world.engine, ['p1']);
		world.slack.fail(
			'users.list',
			faults.changed((answer) => ({
				...answer,
				members: (answer.members as { profile: object }[]).map((user) => ({
					...user,
					profile: {},
				})),
			})),
		);
		await expect(sync(world.engine, ['p1'])).rejects.toMatchObject({
			code: 'missing_scope',
			message: expect.stringMatching(/users:read\.email/),
		});
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items).toMatchObject([{ outcome: 'connected' }]);
	});
});

describe('members nobody has mapped', () => {
	it('are asked for by e-mail where they are a handful, and remembered', async () => {
		const world = await openWorld({ users: people(5) });
		for (const id of ['E1', 'E2']) {
			const results = await world.engine.notify(
				names(5).map((name) => tell(name, id)),
				timeLimitMs,
			);
			expect(results.every(({ outcome }) => outcome === 'sent')).toBe(true);
		}
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(5);
		expect(world.slack.requestsOf('users.list')).toHaveLength(0);
	});

	it('are read from Slack’s list where they are many', async () => {
		const world = await openWorld({ users: people(40) });
		await world.engine.notify(
			names(40).map((name) => tell(name, 'E1')),
			0,
		);
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(0);
		expect(world.slack.requestsOf('users.list')).toHaveLength(1);
	});

	it('and are not in Slack are asked for again after an hour, unless the credential says otherwise', async () => {
		for (const [settings, afterMs] of [
			[{}, hour],
			[{ notFoundIsBelievedMs: 5 * minute }, 5 * minute],
		] as const) {
			const world = await openWorld({ settings });
			const look = () => world.slack.requestsOf('users.lookupByEmail').length;
			await world.engine.notify([tell('nobody', 'E1')], timeLimitMs);
			world.clock.pass(afterMs - minute);
			await world.engine.notify([tell('nobody', 'E2')], timeLimitMs);
			expect(look()).toBe(1);
			world.clock.pass(minute);
			await world.engine.notify([tell('nobody', 'E3')], timeLimitMs);
			expect(look()).toBe(2);
		}
	});

	it('are found by an alias where the credential’s rules say so', async () => {
		const settings = {
			matching: { ignorePlusTags: true, sameDomains: 'example.com = example.org' },
		};
		const world = await openWorld({ users: [person('ana')], settings });
		const email = 'ana+jobs@example.org';
		const [result] = await world.engine.notify([tell('ana', 'E1', { email })], timeLimitMs);
		expect(result).toMatchObject({
			outcome: 'sent',
			details: { member: { reason: 'alias_matches' } },
		});
	});

	it('by an alias get no account that another member has', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana')], settings });
		await sync(world.engine, ['ana']);
		const email = 'ana+intern@example.com';
		const [result] = await world.engine.notify([tell('ana', 'E1', { email })], timeLimitMs);
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { state: 'ambiguous', reason: 'alias_is_taken' } },
		});
	});

	it('by an alias lose an account that turns out to be another member’s', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana')], settings });
		const intern = { email: 'ana+intern@example.com' };
		const first = await world.engine.notify([tell('ana', 'E1', intern)], timeLimitMs);
		expect(first).toMatchObject([{ outcome: 'sent' }]);
		await world.engine.notify([tell('ana', 'E2')], timeLimitMs);
		const [result] = await world.engine.notify([tell('ana', 'E3', intern)], timeLimitMs);
		expect(result).toMatchObject({ details: { member: { reason: 'alias_is_taken' } } });
	});

	it('wait where Slack asks for it, inside the run’s time limit', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.rateLimited('20'));
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'sent' });
	});
});

describe('open members', () => {
	it('are listed by state, with the reason and up to three suggestions', async () => {
		const world = await openWorld({
			users: [person('ana', { real_name: 'Ana Lopez', email: 'ana.lopez@example.com' })],
		});
		await sync(world.engine, [{ email: 'ana.lopes@example.com', name: 'Ana Lopez' }, 'nobody']);
		const { items } = await world.engine.listMembers({
			states: ['not_connected'],
			limit: 10,
			suggest: true,
		});
		expect(items).toMatchObject([
			{
				mapping: { reason: 'no_match' },
				suggestions: [{ slackUser: { name: 'Ana Lopez' }, why: 'same_name' }],
			},
			{ suggestions: [] },
		]);
	});

	it('are suggested nobody who is another member already', async () => {
		const world = await openWorld({
			users: [person('ana', { real_name: 'Ana Lopez', email: 'ana.lopez@example.com' })],
		});
		await sync(world.engine, ['ana.lopez']);
		const [other] = await sync(world.engine, [{ email: 'a@elsewhere.example', name: 'Ana Lopez' }]);
		expect(other).toMatchObject({ suggestions: [] });
	});

	it('come page by page', async () => {
		const world = await openWorld({ users: people(7) });
		await sync(world.engine, names(7));
		const seen: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await world.engine.listMembers({ limit: 3, suggest: false, cursor });
			expect(page.items.length).toBeLessThanOrEqual(3);
			seen.push(...page.items.map(({ mapping }) => mapping.member.key));
			cursor = page.nextCursor;
		} while (cursor !== undefined);
		expect(seen).toEqual(names(7).map((name) => `${name}@example.com`));
	});
});

describe('a search for a Slack user', () => {
	const find = async (world: Awaited<ReturnType<typeof openWorld>>, text: string) =>
		(await world.engine.searchSlackUsers(text)).items.map(({ name }) => name);

	it('reads Slack’s list page by page where nobody has read it yet', async () => {
		const world = await openWorld({ users: people(30), pageSizes: [10, 10, 10, 10] });
		expect(await find(world, 'P29')).toEqual(['P29']);
	});

	it('asks the directory once it is there, and Slack for the whole e-mail of somebody newer', async () => {
		const world = await openWorld({ users: people(30) });
		expect(await world.engine.refreshDirectory(timeLimitMs)).toMatchObject({
			users: 32,
			people: 30,
			bots: 2,
		});
		const before = world.slack.requests.length;
		expect(await find(world, 'p29@ex')).toEqual(['P29']);
		expect(world.slack.requests.length).toBe(before);
		world.slack.users.push(person('zoe'));
		expect(await find(world, 'zoe@example.com')).toEqual(['Zoe']);
	});

	it('reads on where a page of the directory has nobody who can be connected', async () => {
		const guests = Array.from({ length: 120 }, (_, index) => guest(`a${index}`));
		const world = await openWorld({ users: [...guests, person('zoe')] });
		await world.engine.refreshDirectory(timeLimitMs);
		expect(await find(world, '')).toEqual(['Zoe']);
	});

	it('says which scope is missing', async () => {
		const world = await openWorld({ users: people(3), scopes: ['chat:write'] });
		await expect(world.engine.searchSlackUsers('p')).rejects.toMatchObject({
			code: 'missing_scope',
			message: expect.stringMatching(/users:read/),
		});
	});
});
