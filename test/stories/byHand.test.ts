import { describe, expect, it } from 'vitest';
import { bot, deactivated, guest, outsider, person } from '../support/strictSlack/people';
import { day, minute, openWorld, sync, tell } from './world';

const timeLimitMs = minute;
const member = { kind: 'given', email: 'ana@old.example', memberId: '17', name: 'Ana' } as const;
const anaOfOld = { email: 'ana@old.example', memberId: '17' };
const by = { byWhom: 'admin@example.com' };

describe('a member connected by hand', () => {
	it.each([
		['by the ID that it has in Slack', { kind: 'id', id: ' U00000ANA ' }],
		['by the e-mail that it has in Slack', { kind: 'email', email: 'Ana@Example.com' }],
	] as const)('%s is told there', async (_, slackUser) => {
		const world = await openWorld({ users: [person('ana')] });
		const made = await world.engine.connectMember(member, slackUser, by);
		expect(made).toMatchObject({
			outcome: 'connected',
			mapping: { by: 'manual', byWhom: 'admin@example.com', reason: 'connected_by_hand' },
			slackUser: { id: 'U00000ANA', timeZone: 'Europe/Paris' },
		});
		const to = tell('ana', 'E1', anaOfOld);
		expect(await world.engine.notify([to], { timeLimitMs })).toMatchObject([{ outcome: 'sent' }]);
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});

	it('stays connected through every sync, also where its e-mail is another person’s', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const slackUser = { kind: 'id', id: 'U000000BO' } as const;
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await world.engine.connectMember(ana, slackUser, {});
		for (let round = 0; round < 3; round++) {
			world.clock.pass(day);
			expect(await sync(world.engine, ['ana'])).toMatchObject([
				{ outcome: 'connected', mapping: { by: 'manual', slackUserId: 'U000000BO' } },
			]);
		}
	});

	it('while a sync is on its way stays as the person made it', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		const admin = await world.another();
		const syncing = await world.another({
			store: (real) => ({
				...real,
				saveMappings: async (...args) => {
					await admin.connectMember(ana, { kind: 'id', id: 'U000000BO' }, {});
					await real.saveMappings(...args);
				},
			}),
		});
		await sync(syncing, ['ana']);
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items).toMatchObject([{ mapping: { by: 'manual', slackUserId: 'U000000BO' } }]);
	});

	it('whose Slack account was deactivated needs attention, and is connected again with it', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.connectMember(member, { kind: 'id', id: 'U00000ANA' }, {});
		await sync(world.engine, [anaOfOld]);
		const account = world.slack.users.find(({ name }) => name === 'ana')!;
		account.deleted = true;
		expect(await sync(world.engine, [anaOfOld])).toMatchObject([
			{
				outcome: 'needs_attention',
				change: 'deactivated',
				mapping: { state: 'deactivated', by: 'manual', slackUserId: 'U00000ANA' },
			},
		]);
		const [result] = await world.engine.notify([tell('ana', 'E1', anaOfOld)], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'skipped', reason: 'deactivated' });
		account.deleted = false;
		expect(await sync(world.engine, [anaOfOld])).toMatchObject([
			{ outcome: 'connected', change: 'back_again', mapping: { by: 'manual' } },
		]);
	});

	it('was matched when that was done, also after the account was deactivated and is back', async () => {
		const world = await openWorld({ users: [person('ana')], start: '2026-03-05T08:00:00Z' });
		await world.engine.connectMember(member, { kind: 'id', id: 'U00000ANA' }, {});
		const account = world.slack.users.find(({ name }) => name === 'ana')!;
		const seen = [];
		for (const deleted of [false, true, false]) {
			world.clock.pass(day);
			account.deleted = deleted;
			seen.push(...(await sync(world.engine, [anaOfOld])));
		}
		const mapping = { by: 'manual', matchedAt: Date.parse('2026-03-05T08:00:00Z') };
		expect(seen).toMatchObject([
			{ mapping: { ...mapping, state: 'connected' } },
			{ mapping: { ...mapping, state: 'deactivated' } },
			{
				mapping: { ...mapping, state: 'connected', since: Date.parse('2026-03-08T08:00:00Z') },
			},
		]);
	});

	it('is looked at again after a day, so that a deactivated account is not written to', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.connectMember(member, { kind: 'id', id: 'U00000ANA' }, {});
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		world.clock.pass(day);
		const [result] = await world.engine.notify([tell('ana', 'E1', anaOfOld)], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { reason: 'user_deactivated' } },
		});
	});

	it('may be named by its e-mail alone once it is known', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, [{ email: 'ana@old.example', memberId: '17', name: 'Ana' }]);
		const given = { kind: 'given', email: 'ANA@old.example' } as const;
		await world.engine.connectMember(given, { kind: 'id', id: 'U00000ANA' }, {});
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items).toMatchObject([{ mapping: { member: { key: '17', name: 'Ana' } } }]);
	});

	it('may be named by its e-mail where an ID is expected', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, [anaOfOld]);
		const key = { kind: 'key', key: 'ana@old.example' } as const;
		const made = await world.engine.connectMember(key, { kind: 'id', id: 'U00000ANA' }, {});
		expect(made).toMatchObject({ mapping: { member: { key: '17' } } });
		expect(await world.engine.forgetMembers([key])).toMatchObject([{ outcome: 'forgotten' }]);
		expect((await world.engine.listMembers({ limit: 9, suggest: false })).items).toEqual([]);
	});

	it('is asked for by ID where several members have that e-mail', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const rows = ['17', '18'].map((memberId) => ({ email: 'ana@old.example', memberId }));
		await sync(world.engine, rows);
		const given = { kind: 'given', email: 'ana@old.example' } as const;
		const connect = world.engine.connectMember(given, { kind: 'id', id: 'U00000ANA' }, {});
		await expect(connect).rejects.toMatchObject({
			code: 'member_ambiguous',
			message: expect.stringMatching(/17.*18/),
		});
	});
});

describe('by hand nobody is connected to', () => {
	it.each([
		['a deactivated account', deactivated('ana'), 'user_deactivated'],
		['a bot', bot('ana'), 'user_is_bot'],
		['a guest', guest('ana'), 'user_is_guest'],
		['a user of another workspace', outsider('ana'), 'user_is_stranger'],
	])('%s, and the reason is told', async (_, user, code) => {
		const { engine } = await openWorld({ users: [user] });
		const connect = engine.connectMember(member, { kind: 'id', id: user.id }, {});
		await expect(connect).rejects.toMatchObject({ code, hint: expect.stringMatching(/\w/) });
		expect((await engine.listMembers({ limit: 10, suggest: false })).items).toEqual([]);
	});

	it('a guest, unless the credential includes guests', async () => {
		const settings = { matching: { includeGuests: true } };
		const { engine } = await openWorld({ users: [guest('ana')], settings });
		const made = await engine.connectMember(member, { kind: 'id', id: 'U00000ANA' }, {});
		expect(made).toMatchObject({ outcome: 'connected' });
	});

	it.each([
		[{ kind: 'id', id: 'U0NOBODY' }, 'slack_user_unknown'],
		[{ kind: 'id', id: 'Ana' }, 'slack_user_malformed'],
		[{ kind: 'email', email: 'nobody@example.com' }, 'slack_user_unknown'],
		[{ kind: 'email', email: '' }, 'slack_email_malformed'],
	] as const)('%j: %s', async (slackUser, code) => {
		const { engine } = await openWorld();
		const connect = engine.connectMember(member, slackUser, {});
		await expect(connect).rejects.toMatchObject({ code, field: 'Slack User' });
	});

	it('a member by an ID that nobody has seen', async () => {
		const { engine } = await openWorld({ users: [person('ana')] });
		const unknown = { kind: 'key', key: '99' } as const;
		await expect(
			engine.connectMember(unknown, { kind: 'id', id: 'U00000ANA' }, {}),
		).rejects.toMatchObject({ code: 'member_unknown', field: 'Member' });
	});
});

describe('a member disconnected by hand', () => {
	it('is not connected again by any sync or event, and the removal says who made it', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await world.engine.disconnectMember(ana, { ...by, mapAgain: false });
		world.clock.pass(3 * day);
		expect(await sync(world.engine, ['ana'])).toMatchObject([
			{
				outcome: 'needs_attention',
				mapping: { state: 'removed', reason: 'removed_by_hand', byWhom: 'admin@example.com' },
				suggestions: [],
			},
		]);
		world.clock.pass(3 * day);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'skipped', reason: 'not_connected' });
		expect(world.slack.messages).toEqual([]);
	});

	it('before anybody had seen it stays disconnected as well', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await world.engine.disconnectMember(ana, { mapAgain: false });
		expect(await sync(world.engine, ['ana'])).toMatchObject([{ mapping: { state: 'removed' } }]);
	});

	it('is mapped again by itself where that was asked for', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await world.engine.connectMember(ana, { kind: 'id', id: 'U000000BO' }, {});
		await world.engine.disconnectMember(ana, { mapAgain: true });
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});

	it('is not told what was queued for it', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, frequency: 'daily' },
		);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await world.engine.disconnectMember(ana, { mapAgain: false });
		world.clock.pass(2 * day);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries).toMatchObject([{ state: 'failed', refusal: { code: 'removed_by_hand' } }]);
		expect(world.slack.messages).toEqual([]);
	});
});
