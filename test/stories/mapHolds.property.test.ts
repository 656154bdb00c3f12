import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emailKey } from '../../src/members/email';
import { looseEmail } from '../../src/members/emailAliases';
import { readMatchingRules } from '../../src/members/matchingRules';
import type { Mapping } from '../../src/members/member';
import { person } from '../support/strictSlack/people';
import { day, hour, openWorld, syncReport, tell, type World } from './world';

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
	fc.record({ act: fc.constant('connect' as const), member, account }),
	fc.record({ act: fc.constant('disconnect' as const), member, mapAgain: fc.boolean() }),
	fc.record({ act: fc.constant('forget' as const), member }),
	fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(hour, day) }),
	fc.record({ act: fc.constant('sync' as const), of: fc.subarray(members, { minLength: 1 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Model {
	world: World;
	emails: Map<string, string>;
	/** Member → the account that it was connected to by hand, or `removed`. */
	byHand: Map<string, string>;
	events: number;
}

async function take(model: Model, now: Step): Promise<void> {
	const { world, emails, byHand } = model;
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
			await world.engine.notify([tell('', `E${++model.events}`, given(now.member))], hour);
			return;
		case 'connect': {
			const slackUser = { kind: 'id', id: now.account } as const;
			const made = world.engine.connectMember(given(now.member), slackUser, {});
			// Refused where the account can't be told anything: then all stays as it was.
			if (await made.then(Boolean, () => false)) byHand.set(now.member, now.account);
			return;
		}
		case 'disconnect':
			await world.engine.disconnectMember(given(now.member), now);
			if (now.mapAgain) byHand.delete(now.member);
			else byHand.set(now.member, 'removed');
			return;
		case 'forget':
			await world.engine.forgetMembers([{ kind: 'key', key: now.member }]);
			return void byHand.delete(now.member);
		case 'pass':
			return world.clock.pass(now.ms);
		case 'sync':
			return syncTwice(model, now.of);
	}
}

async function syncTwice({ world, emails }: Model, of: readonly string[]): Promise<void> {
	const rows = of.map((memberId) => ({ memberId, email: emails.get(memberId) }));
	const first = await syncReport(world.engine, rows, { missing: 'mark' });
	for (const each of first.members) {
		if (each.outcome !== 'connected') continue;
		const [user] = usersOf(world, each.mapping.slackUserId);
		expect(user).toMatchObject({ deleted: false, is_restricted: false });
		if (each.mapping.by === 'manual') continue;
		const own = looseEmail(emailKey(each.mapping.member.email)!, rules);
		expect(looseEmail(emailKey(user!.profile.email!)!, rules)).toBe(own);
	}
	const second = await syncReport(world.engine, rows, { missing: 'mark' });
	const changes = [...second.members, ...second.missing].map((each) =>
		'change' in each ? each.change : undefined,
	);
	expect(changes.filter(Boolean)).toEqual([]);
}

/** What must hold whatever happened last. */
async function check({ world, byHand }: Model): Promise<void> {
	const { items } = await world.engine.listMembers({ limit: 100, suggest: false });
	const mappings = new Map(items.map(({ mapping }) => [mapping.member.key, mapping]));
	for (const [key, made] of byHand) {
		const mapping = mappings.get(key);
		if (made === 'removed') expect(mapping).toMatchObject({ state: 'removed', by: 'manual' });
		else expect(mapping).toMatchObject({ by: 'manual', slackUserId: made });
	}
	for (const mapping of mappings.values()) {
		expect(mapping.by === 'manual' && !byHand.has(mapping.member.key)).toBe(false);
		if (mapping.by === 'alias' && mapping.state === 'connected') {
			expect(othersWith(mapping, [...mappings.values()])).toEqual([]);
		}
	}
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

it('the map holds: by hand stays, aliases merge nobody, and a sync says what is true and then nothing more', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
			const users = accounts.map((id, index) => person(`p${index}`, { id, email: inSlack[index] }));
			const world = await openWorld({ users, settings: { matching, defaultChannel: undefined } });
			const emails = new Map(members.map((key, index) => [key, addresses[index]!]));
			const model: Model = { world, emails, byHand: new Map(), events: 0 };
			for (const each of steps) {
				await take(model, each);
				await check(model);
			}
		}),
		{ numRuns: 60 },
	);
});
