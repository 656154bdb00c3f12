import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emailKey } from '../../src/members/email';
import { looseEmail } from '../../src/members/matching/emailAliases';
import { readMatchingRules } from '../../src/members/matching/matchingRules';
import type { Mapping } from '../../src/members/member';
import type { Engine } from '../../src/engine';
import type { Mapped } from '../../src/members/mappedMember';
import { person } from '../support/strictSlack/people';
import { notReached, refusing } from './away';
import { changeOf, day, hour, openWorld, syncReport, tell, type World } from './world';

// Whatever an admin, Slack and events do in whichever order: what must hold of the map after every step.

const matching = { ignorePlusTags: true, sameDomains: 'example.com = example.org' };
const rules = readMatchingRules(matching);
const addresses = [
	'a@example.com',
	'a+x@example.com',
	'a@example.org',
	'b@example.com',
	'c@x.test',
];
const inSlack = ['a@example.com', 'b@example.com', 'c@x.test'];
const accounts = ['U0AAA', 'U0BBB', 'U0CCC'];
const members = ['1', '2', '3'];

const address = fc.constantFrom(...addresses);
const account = fc.constantFrom(...accounts);
const member = fc.constantFrom(...members);
const step = fc.oneof(
	fc.record({ act: fc.constant('slack e-mail' as const), account, email: address }),
	fc.record({
		act: fc.constant('slack state' as const),
		account,
		is: fc.constantFrom('active', 'deactivated', 'guest', 'absent'),
	}),
	fc.record({ act: fc.constant('member e-mail' as const), member, email: address }),
	{ weight: 4, arbitrary: fc.record({ act: fc.constant('event' as const), member }) },
	{
		weight: 2,
		arbitrary: fc.record({ act: fc.constant('event by e-mail' as const), email: address }),
	},
	fc.record({ act: fc.constant('slack away' as const), away: fc.boolean() }),
	fc.record({ act: fc.constant('connect' as const), member, account }),
	fc.record({ act: fc.constant('disconnect' as const), member, mapAgain: fc.boolean() }),
	fc.record({ act: fc.constant('forget' as const), member }),
	fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(hour, day) }),
	{
		weight: 2,
		arbitrary: fc.record({
			act: fc.constant('sync' as const),
			of: fc.subarray(members, { minLength: 1 }),
			again: fc.boolean(),
		}),
	},
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Model {
	world: World;
	/** Of a Slack that is away now and then. */
	engine: Engine;
	away: boolean;
	emails: Map<string, string>;
	/** Member → the account that it was connected to by hand, or `removed`. */
	byHand: Map<string, string>;
	/** Member → what the last sync told about it. */
	told: Map<string, Mapping>;
	/** Told as missing by the last sync. */
	missing: Set<string>;
	events: number;
}

async function take(model: Model, now: Step): Promise<void> {
	const { world, engine, emails, byHand } = model;
	const given = (key: string) =>
		({ kind: 'given', memberId: key, email: emails.get(key) }) as const;
	switch (now.act) {
		case 'slack e-mail':
			for (const user of usersOf(world, now.account)) user.profile.email = now.email;
			return;
		case 'slack state':
			return changeAccount(world, now.account, now.is);
		case 'member e-mail':
			return void emails.set(now.member, now.email);
		case 'event':
			await engine.notify([tell('', `E${++model.events}`, given(now.member))], {
				timeLimitMs: hour,
			});
			return;
		case 'event by e-mail':
			return tellByEmail(model, now.email);
		case 'slack away':
			return void (model.away = now.away);
		case 'connect': {
			const slackUser = { kind: 'id', id: now.account } as const;
			const made = engine.connectMember(given(now.member), slackUser, {});
			// Refused where the account can't be told anything: then all stays as it was.
			if (await made.then(Boolean, () => false)) byHand.set(now.member, now.account);
			return;
		}
		case 'disconnect':
			await engine.disconnectMember(given(now.member), now);
			if (now.mapAgain) byHand.delete(now.member);
			else byHand.set(now.member, 'removed');
			return;
		case 'forget':
			await engine.forgetMembers([{ kind: 'key', key: now.member }]);
			for (const kept of [byHand, model.told, model.missing]) kept.delete(now.member);
			return;
		case 'pass':
			return world.clock.pass(now.ms);
		case 'sync':
			return syncList(model, now);
	}
}

/** An e-mail without an ID means the one member with an ID who has it, and a removed one is not told. */
async function tellByEmail(model: Model, email: string): Promise<void> {
	const owners = (await mappingsOf(model))
		.filter(({ member }) => members.includes(member.key))
		.filter(({ member }) => emailKey(member.email) === email);
	const key = owners.length === 1 ? owners[0]!.member.key : email;
	const [result] = await model.engine.notify([tell('', `E${++model.events}`, { email })], {
		timeLimitMs: hour,
	});
	// Slack may refuse the message itself: an account can be gone before anybody looks.
	if (result?.outcome === 'error') return;
	expect(result).toMatchObject({ details: { member: { key } } });
	if (model.byHand.get(key) === 'removed') expect(result).toMatchObject({ outcome: 'skipped' });
}

async function syncList(
	model: Model,
	{ of, again }: Extract<Step, { act: 'sync' }>,
): Promise<void> {
	const { world, engine, emails, away } = model;
	const rows = of.map((memberId) => ({ memberId, email: emails.get(memberId) }));
	// Two syncs at one instant are one to the store.
	world.clock.pass(1_000);
	const syncing = syncReport(engine, rows, { missing: 'mark' });
	if (away) return void (await expect(syncing).rejects.toMatchObject({ code: 'not_reached' }));
	const first = await syncing;
	for (const each of first.members) {
		if (each.outcome === 'error') throw each.error;
		expectChange(model, each);
		if (each.outcome === 'connected') expectTrue(model, each);
	}
	const newlyMissing = [...model.told.keys()]
		.filter((key) => !of.includes(key) && !model.missing.has(key))
		.sort();
	const toldMissing = first.missing.filter(({ change }) => change === 'missing');
	expect(toldMissing.map(({ mapping }) => mapping.member.key).sort()).toEqual(newlyMissing);
	for (const { mapping } of [...first.members, ...first.missing].filter(isMapped)) {
		model.told.set(mapping.member.key, mapping);
	}
	model.missing = new Set([...model.told.keys()].filter((key) => !of.includes(key)));

	if (!again) return;
	world.clock.pass(1_000);
	const second = await syncReport(engine, rows, { missing: 'mark' });
	expect([...second.members, ...second.missing].map(changeOf).filter(Boolean)).toEqual([]);
}

const isMapped = (each: object): each is Mapped => 'mapping' in each;

/** Told exactly where something is different from what the last sync told. */
function expectChange({ told, missing }: Model, each: Mapped): void {
	const { key } = each.mapping.member;
	const before = told.get(key);
	if (!before) return expect([key, each.change]).toEqual([key, 'new']);
	if (before.state === 'removed' && each.mapping.state === 'removed') return;
	const isDifferent = missing.has(key) || differs(before, each.mapping);
	const shown = { before, now: each.mapping, wasMissing: missing.has(key), change: each.change };
	expect(each.change !== undefined, JSON.stringify(shown)).toBe(isDifferent);
}

function differs(before: Mapping, now: Mapping): boolean {
	const email = ({ member }: Mapping) => emailKey(member.email);
	if (email(before) !== email(now) || before.slackUserId !== now.slackUserId) return true;
	if (before.state !== 'connected' || now.state !== 'connected') {
		const whys = [before, now].map(({ state, reason, candidateIds = [] }) =>
			[state, reason, ...candidateIds].join(),
		);
		return whys[0] !== whys[1];
	}
	// The account’s e-mail is another one, where an alias led to it before and the e-mail itself does now.
	return before.by !== 'manual' && now.by !== 'manual' && before.by !== now.by;
}

/** Connected to an account that is in use and has the member’s e-mail, unless somebody said otherwise. */
function expectTrue({ world }: Model, { mapping }: Mapped): void {
	const [user] = usersOf(world, mapping.slackUserId);
	expect(user).toMatchObject({ deleted: false, is_restricted: false });
	if (mapping.by === 'manual') return;
	const own = looseEmail(emailKey(mapping.member.email)!, rules);
	expect(looseEmail(emailKey(user!.profile.email!)!, rules)).toBe(own);
}

/** What must hold whatever happened last. */
async function check(model: Model): Promise<void> {
	const mappings = new Map((await mappingsOf(model)).map((each) => [each.member.key, each]));
	for (const [key, made] of model.byHand) {
		const mapping = mappings.get(key);
		if (made === 'removed') expect(mapping).toMatchObject({ state: 'removed', by: 'manual' });
		else expect(mapping).toMatchObject({ by: 'manual', slackUserId: made });
	}
	for (const mapping of mappings.values()) {
		expect(mapping.by === 'manual' && !model.byHand.has(mapping.member.key)).toBe(false);
		if (mapping.by === 'manual' || mapping.state !== 'connected') continue;
		const others = othersWith(mapping, [...mappings.values()]);
		// Who said by hand that somebody else is this account has not said that the e-mail’s owner is not.
		const unasked = others.filter(({ by }) => mapping.by === 'alias' || by !== 'manual');
		expect(unasked, JSON.stringify([mapping, ...unasked])).toEqual([]);
	}
}

async function mappingsOf({ engine }: Model): Promise<Mapping[]> {
	const { items } = await engine.listMembers({ limit: 100, suggest: false });
	return items.map(({ mapping }) => mapping);
}

function othersWith(mapping: Mapping, all: readonly Mapping[]): Mapping[] {
	return all
		.filter(
			({ state, slackUserId }) => state === 'connected' && slackUserId === mapping.slackUserId,
		)
		.filter(({ member }) => emailKey(member.email) !== emailKey(mapping.member.email));
}

function usersOf({ slack }: World, id: string | undefined) {
	return slack.users.filter((user) => user.id === id);
}

function changeAccount(world: World, id: string, is: string): void {
	const { users } = world.slack;
	const [user] = usersOf(world, id);
	if (is === 'absent') return void (user && users.splice(users.indexOf(user), 1));
	const known = user ?? person(id.toLowerCase(), { id });
	if (!user) users.push(known);
	known.deleted = is === 'deactivated';
	known.is_restricted = is === 'guest';
}

async function modelOf(world: World): Promise<Model> {
	const model: Model = {
		world,
		engine: await world.another({
			slack: refusing(() => (model.away ? notReached() : undefined)),
		}),
		away: false,
		emails: new Map(members.map((key, index) => [key, addresses[index]!])),
		byHand: new Map(),
		told: new Map(),
		missing: new Set(),
		events: 0,
	};
	return model;
}

it('the map holds: by hand stays, nobody is merged, an e-mail means one person, and each sync says what is true and tells each change once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
			const users = accounts.map((id, index) => person(`p${index}`, { id, email: inSlack[index] }));
			const world = await openWorld({ users, settings: { matching, defaultChannel: undefined } });
			const model = await modelOf(world);
			for (const each of steps) {
				await take(model, each);
				await check(model);
			}
		}),
		{ numRuns: 100 },
	);
});
