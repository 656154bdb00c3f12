// Answers: does n8n list the known members, filtered and limited, and read Slack's list of users anew?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { crowd } from '../../support/strictSlack/people';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const act = (operation: string, parameters: object = {}, rest: object = {}) =>
	world.run('slackMapMembers', { parameters: { operation, ...parameters }, ...rest });

const sync = (names: string[], options: object = {}) =>
	act(
		'sync',
		{ email: '={{ $json.email }}', name: '={{ $json.name }}', options },
		{ items: names.map((name) => ({ email: `${name}@example.com`, name: `Dr. ${name}` })) },
	);

const idsOf = (json: Record<string, unknown>[]) =>
	json.map(({ member }) => (member as { id: string }).id.replace('@example.com', ''));

const listed = async (parameters: object = {}) => {
	const ran = await act('getMany', parameters);
	return [idsOf(jsonOf(ran, 0)), idsOf(jsonOf(ran, 1))];
};

describe('Get Many', () => {
	it('lists known members once, however many items come in, and asks nothing of Slack', async () => {
		await sync(['ana', 'ben', 'dora', 'anne']);
		const asked = world.slack.requests.length;
		const ran = await act('getMany', {}, { items: [{}, {}, {}] });
		expect(idsOf(jsonOf(ran, 0))).toEqual(['ana', 'ben']);
		expect(idsOf(jsonOf(ran, 1))).toEqual(['anne', 'dora']);
		expect([...pairsOf(ran, 0), ...pairsOf(ran, 1)]).toEqual([0, 0, 0, 0]);
		expect(jsonOf(ran, 1)[0]).toMatchObject({
			state: 'not_connected',
			reason: 'no_match',
			says: expect.any(String),
		});
		expect(world.slack.requests).toHaveLength(asked);
	});

	it('filters by state, by text and by who is missing', async () => {
		await sync(['ana', 'ben', 'dora', 'nobody']);
		expect(await listed({ filters: { states: ['deactivated', 'connected'] } })).toEqual([
			['ana', 'ben'],
			['dora'],
		]);
		expect(await listed({ filters: { search: 'DR. A' } })).toEqual([['ana'], []]);
		await sync(['ana', 'dora', 'nobody'], { ifMissing: 'mark' });
		const [connected = [], others = []] = await listed({ filters: { missingOnly: true } });
		expect([...connected, ...others]).toEqual(['ben']);
	});

	it('gives as many as the limit says, or all of them', async () => {
		await sync(Array.from({ length: 620 }, (_, index) => `m${index}`));
		const count = async (parameters: object) => (await listed(parameters))[1]?.length;
		expect(await count({})).toBe(50);
		expect(await count({ limit: 505 })).toBe(505);
		expect(await count({ returnAll: true })).toBe(620);
	});

	it('suggests Slack users for who is open, unless that is not wanted', async () => {
		await act('sync', { email: 'benny@acme.com', name: 'Ben' });
		const [open] = jsonOf(await act('getMany'), 1);
		expect(open?.suggestions).toMatchObject([{ slackUser: { id: 'U00000BEN' } }]);
		const [bare] = jsonOf(await act('getMany', { options: { suggestions: false } }), 1);
		expect(bare?.suggestions).toEqual([]);
	});

	it('refuses a state that there is not by the name of its field, once', async () => {
		const filters = { states: ['lost'] };
		const rest = { items: [{}, {}], settings: { onError: 'continueErrorOutput' } };
		const ran = await act('getMany', { filters }, rest);
		expect(pairsOf(ran, 2)).toEqual([0]);
		expect(jsonOf(ran, 2)[0]).toMatchObject({ details: { field: 'States' } });
		expect((await act('getMany', { filters })).error?.message).toContain('[field "States"');
	});
});

describe('Refresh Directory', () => {
	it('reads the list once, however many items come in, and counts who is in it', async () => {
		world.slack.users.push(...crowd(1_500));
		const ran = await act('refreshDirectory', {}, { items: [{}, {}] });
		expect(ran.outputs).toHaveLength(1);
		expect(jsonOf(ran, 0)).toEqual([
			{
				users: 1_507,
				people: 1_503,
				guests: 1,
				// Slackbot and the app itself, which are in every workspace.
				bots: 3,
				strangers: 0,
				deactivated: 1,
				walkedAt: expect.stringMatching(/Z$/),
			},
		]);
		expect(pairsOf(ran, 0)).toEqual([0]);
		expect(world.slack.requestsOf('users.list')).toHaveLength(2);
		// Everything else that a run needs to know it knows by now.
		await act('refreshDirectory');
		expect(world.slack.requestsOf('auth.test')).toHaveLength(1);
	});

	it('says what Slack refused, and keeps the directory that was there', async () => {
		await act('refreshDirectory');
		world.slack.fail('users.list', faults.refusal('missing_scope', { needed: 'users:read' }));
		const ran = await act('refreshDirectory');
		expect(ran.error?.message).toContain('users:read (to read the list of Slack users)');
		const found = await world.search('slackMapMembers', 'searchSlackUsers', { filter: 'ana' });
		expect(found.results).toHaveLength(1);
	});

	it('refuses a time limit that is no number', async () => {
		const ran = await act('refreshDirectory', { options: { timeLimit: 'soon' } });
		expect(ran.error?.message).toContain('[field "Time Limit"');
	});
});
