// Answers: do the searchable lists of members, of Slack users and of channels stay usable, and say why where they can't be filled?
import { afterEach, describe, expect, it } from 'vitest';
import { crowd, person } from '../../support/strictSlack/people';
import { appScopes, startStrictSlack } from '../../support/strictSlack/startStrictSlack';
import type { StrictSlack } from '../../support/strictSlack/startStrictSlack';
import type { Found, Search } from './startN8nCore';
import { channel } from '../../support/strictSlack/workspace';
import { inN8n, jsonOf } from './world';

const world = inN8n();
const users = (search?: Partial<Search>) =>
	world.search('slackMapMembers', 'searchSlackUsers', search);
const members = (search?: Partial<Search>) =>
	world.search('slackMapMembers', 'searchMembers', search);
const channels = (search?: Partial<Search>) =>
	world.search('slackNotifyChannel', 'searchChannels', search);
const namesOf = ({ results }: Found) => results.map(({ name }) => name);

/** Page after page, as somebody who scrolls to the end sees them. */
async function scroll(search: typeof users, filter?: string, atMost = 50): Promise<string[]> {
	const seen: string[] = [];
	let paginationToken: string | undefined;
	do {
		const found = await search({ filter, paginationToken });
		expect(found.results.length).toBeLessThanOrEqual(atMost);
		seen.push(...found.results.map(({ value }) => value));
		({ paginationToken } = found);
	} while (paginationToken !== undefined);
	return seen;
}

const others: StrictSlack[] = [];
afterEach(() => Promise.all(others.splice(0).map((slack) => slack.close())));

/** Credentials of an app that lacks a scope. */
async function without(scope: string) {
	const scopes = appScopes.filter((each) => each !== scope);
	const slack = await startStrictSlack({ scopes, users: [person('ana'), person('ben')] });
	others.push(slack);
	return { ...world.credentials, baseUrl: slack.url };
}

describe('the list of Slack users', () => {
	it('shows who can be connected, by name and e-mail, before anything was synced', async () => {
		expect((await users()).results).toEqual([
			{ name: 'Ana (ana@example.com)', value: 'U00000ANA' },
			{ name: 'Ben (ben@example.com)', value: 'U00000BEN' },
		]);
		expect(namesOf(await users({ filter: 'BEN@exa' }))).toEqual(['Ben (ben@example.com)']);
		expect((await users({ filter: 'nowhere' })).results).toEqual([]);
	});

	it('finds anybody among 50,000 by page and by search, without a call to Slack', async () => {
		world.slack.users.push(...crowd(50_000));
		await world.run('slackMapMembers', { parameters: { operation: 'refreshDirectory' } });
		const calls = world.slack.requests.length;
		const first = await users();
		expect(first.results).toHaveLength(50);
		const second = await users({ paginationToken: first.paginationToken });
		expect(second.results).toHaveLength(50);
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(100);

		expect(namesOf(await users({ filter: 'p49999' }))).toEqual(['P49999 (p49999@example.com)']);
		const found = await scroll(users, 'p1234');
		// Itself, and p12340 to p12349.
		expect(found).toHaveLength(11);
		expect(await scroll(users, 'p12')).toHaveLength(1_111);
		expect(world.slack.requests).toHaveLength(calls);
	}, 180_000);

	it('says which scope is missing and what for, where it can’t be read at all', async () => {
		const { error } = await users({ credentials: await without('users:read') });
		expect(error?.message).toContain(
			'lacks the scope users:read (to read the list of Slack users)',
		);
		expect(error?.description).toContain('OAuth & Permissions');
		expect(error?.httpCode).toBe('403');
	});

	it('says at each name why there is no e-mail, where only that scope is missing', async () => {
		const found = await users({ credentials: await without('users:read.email') });
		expect(namesOf(found)).toEqual([
			'Ana (e-mail hidden: the app lacks the scope users:read.email)',
			'Ben (e-mail hidden: the app lacks the scope users:read.email)',
		]);
	});

	it('says that the token is not accepted, and never shows it', async () => {
		const credentials = { ...world.credentials, accessToken: 'xoxb-somebody-elses' };
		const { error } = await users({ credentials });
		expect(error?.message).toContain('Slack does not accept the token');
		expect(error?.description).toContain('Connect the Slack credential again');
		expect(JSON.stringify(error)).not.toContain('xoxb-somebody-elses');
	});

	it('says that Slack is away', async () => {
		await world.slack.close();
		const { error } = await users();
		expect(error?.message).toContain('ECONNREFUSED');
		expect(error?.httpCode).toBeNull();
	});
});

describe('the list of members', () => {
	it('is empty before anybody is known, and asks for no scope', async () => {
		expect((await members({ credentials: await without('users:read') })).results).toEqual([]);
	});

	it('shows known members page by page, by name, e-mail or ID, and how they are mapped', async () => {
		const items = Array.from({ length: 120 }, (_, id) => ({
			email: `p${id}@example.com`,
			name: `Person ${id}`,
			id: `m${id}`,
		}));
		await world.run('slackMapMembers', {
			parameters: {
				operation: 'sync',
				email: '={{ $json.email }}',
				memberId: '={{ $json.id }}',
				name: '={{ $json.name }}',
			},
			items: [...items, { email: 'ana@example.com', name: 'Ana Lopez', id: 'a1' }],
		});
		expect(new Set(await scroll(members)).size).toBe(121);
		expect((await members({ filter: 'LOPEZ' })).results).toEqual([
			{ name: 'Ana Lopez (ana@example.com)', value: 'a1' },
		]);
		expect(namesOf(await members({ filter: 'p77@' }))).toEqual([
			'Person 77 (p77@example.com): not connected',
		]);
		expect(namesOf(await members({ filter: 'm101' }))).toHaveLength(1);
	});

	it('gives what Connect takes', async () => {
		await world.run('slackMapMembers', {
			parameters: { operation: 'sync', email: 'lopez@acme.com' },
		});
		const [member] = (await members({ filter: 'lopez' })).results;
		const [slackUser] = (await users({ filter: 'ana' })).results;
		const picked = (value?: string) => ({ __rl: true, mode: 'list', value });
		const ran = await world.run('slackMapMembers', {
			parameters: {
				operation: 'connect',
				member: picked(member?.value),
				slackUser: picked(slackUser?.value),
			},
		});
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			member: { email: 'lopez@acme.com' },
			slackUser: { id: 'U00000ANA' },
		});
	});
});

describe('the list of channels', () => {
	it('shows what the app can see and is not archived, private ones as such', async () => {
		expect((await channels()).results).toEqual([
			{ name: 'board (private)', value: 'C000BOARD' },
			{ name: '#ops', value: 'C00000OPS' },
			{ name: '#sales-signals', value: 'CSALESSIGNALS' },
		]);
	});

	it.each([
		['#SALES'],
		['CSALESSIGNALS'],
		['https://acme.slack.com/archives/CSALESSIGNALS/p1700000000000000'],
		['slack://channel?team=T0123456&id=CSALESSIGNALS'],
	])('finds by %s', async (filter) => {
		expect(namesOf(await channels({ filter }))).toEqual(['#sales-signals']);
	});

	it('finds one of 20,000 by search and by page, without a call to Slack but for the first look', async () => {
		world.slack.channels.push(
			...Array.from({ length: 20_000 }, (_, number) => channel(`team-${number}`)),
		);
		const first = await channels();
		expect(first.paginationToken).toBeDefined();
		expect(world.slack.requestsOf('conversations.list')).toHaveLength(21);
		const calls = world.slack.requests.length;
		expect(namesOf(await channels({ filter: '#team-19999' }))).toEqual(['#team-19999']);
		expect(await scroll(channels, 'team-12', 250)).toHaveLength(1_111);
		expect(namesOf(await channels({ filter: 'team-12' }))[0]).toBe('#team-12');
		expect(world.slack.requests).toHaveLength(calls);
	}, 180_000);

	it('says which scope is missing and what for', async () => {
		const { error } = await channels({ credentials: await without('channels:read') });
		expect(error?.message).toContain('lacks the scope channels:read (to list public channels)');
		expect(error?.httpCode).toBe('403');
	});

	it('gives what Slack Notify Channel takes', async () => {
		const [first] = (await channels({ filter: 'board' })).results;
		const picked = { __rl: true, mode: 'list', value: first?.value };
		const parameters = { channel: picked, type: 'document.created', title: 'Plan' };
		const ran = await world.run('slackNotifyChannel', { parameters });
		expect(ran.error).toBeUndefined();
		expect(world.slack.messages).toMatchObject([{ channel: 'C000BOARD' }]);
	});
});
