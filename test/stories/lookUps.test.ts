import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { documentedLimits } from '../support/strictSlack/rateLimits';
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

	it('keeps who joined Slack and was told while it was on its way', async () => {
		const world = await openWorld({ users: people(3) });
		await sync(world.engine, names(3));
		const other = await world.another();
		const engine = await world.another({
			slack: (real) => ({
				...real,
				async walkUsers(until) {
					const walked = await real.walkUsers(until);
					world.clock.pass(minute);
					world.slack.users.push(person('zoe'));
					await other.notify([tell('zoe', 'E1')], { timeLimitMs });
					world.clock.pass(minute);
					return walked;
				},
			}),
		});
		expect(await sync(engine, ['p1', 'zoe'])).toMatchObject([
			{ outcome: 'connected' },
			{ outcome: 'connected', slackUser: { name: 'Zoe' } },
		]);
		const [result] = await world.engine.notify([tell('zoe', 'E2')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
	});
});

describe('members nobody has mapped', () => {
	it.each(['ana@bücher.de', 'γιωργος@example.com', 'Ana@Bücher.DE'])(
		'are found as Slack has them written: %s',
		async (email) => {
			const world = await openWorld({ users: [person('ana', { email })] });
			const [result] = await world.engine.notify([tell('ana', 'E1', { email })], { timeLimitMs });
			expect(result).toMatchObject({
				outcome: 'sent',
				details: { member: { reason: 'email_matches' } },
			});
			expect(await sync(world.engine, [{ email }])).toMatchObject([{ outcome: 'connected' }]);
		},
	);

	it('and are more than Slack’s limits let us ask about in one run are told run by run', async () => {
		const world = await openWorld({ users: people(160), limits: documentedLimits });
		const told: number[] = [];
		for (let run = 1; run <= 6; run++) {
			world.clock.pass(5 * minute);
			// So big a workspace that each is asked for by e-mail.
			const engine = await world.another({
				store: (real) => ({
					...real,
					directoryState: async () => ({ walkedAt: 0, users: 500_000 }),
				}),
			});
			await engine.notify(
				names(160).map((name) => tell(name, 'E1')),
				{ timeLimitMs },
			);
			told.push(world.slack.messages.length);
		}
		expect(told.slice(0, 3)).toEqual(told.slice(0, 3).toSorted((one, other) => one - other));
		expect(told[0]).toBeGreaterThanOrEqual(40);
		expect(told.at(-1)).toBe(160);
		const answered = world.slack
			.requestsOf('users.lookupByEmail')
			.filter(({ answer }) => answer !== undefined);
		expect(answered).toHaveLength(160);
	});

	it('are asked for by e-mail where they are a handful, and remembered', async () => {
		const world = await openWorld({ users: people(5) });
		for (const id of ['E1', 'E2']) {
			const results = await world.engine.notify(
				names(5).map((name) => tell(name, id)),
				{ timeLimitMs },
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
			{ timeLimitMs: 0 },
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
			await world.engine.notify([tell('nobody', 'E1')], { timeLimitMs });
			world.clock.pass(afterMs - minute);
			await world.engine.notify([tell('nobody', 'E2')], { timeLimitMs });
			expect(look()).toBe(1);
			world.clock.pass(minute);
			await world.engine.notify([tell('nobody', 'E3')], { timeLimitMs });
			expect(look()).toBe(2);
		}
	});

	it('are found by an alias where the credential’s rules say so', async () => {
		const settings = {
			matching: { ignorePlusTags: true, sameDomains: 'example.com = example.org' },
		};
		const world = await openWorld({ users: [person('ana')], settings });
		const email = 'ana+jobs@example.org';
		const [result] = await world.engine.notify([tell('ana', 'E1', { email })], { timeLimitMs });
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
		const [result] = await world.engine.notify([tell('ana', 'E1', { email })], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { state: 'ambiguous', reason: 'alias_is_taken' } },
		});
	});

	it('by an alias lose an account that turns out to be another member’s', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana')], settings });
		const intern = { email: 'ana+intern@example.com' };
		const first = await world.engine.notify([tell('ana', 'E1', intern)], { timeLimitMs });
		expect(first).toMatchObject([{ outcome: 'sent' }]);
		await world.engine.notify([tell('ana', 'E2')], { timeLimitMs });
		const [result] = await world.engine.notify([tell('ana', 'E3', intern)], { timeLimitMs });
		expect(result).toMatchObject({ details: { member: { reason: 'alias_is_taken' } } });
	});

	it('wait where Slack asks for it, inside the run’s time limit', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.rateLimited('20'));
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
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
