// Answers: does a sync of Slack Map Members do in n8n what it promises?
import { describe, expect, it } from 'vitest';
import { person } from '../../support/strictSlack/people';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const sync = (items: Record<string, unknown>[], rest = {}) =>
	world.run('slackMapMembers', {
		parameters: { operation: 'sync', email: '={{ $json.email }}', memberId: '={{ $json.id }}' },
		items,
		...rest,
	});

const syncNamed = (items: Record<string, unknown>[]) =>
	world.run('slackMapMembers', {
		parameters: {
			operation: 'sync',
			email: '={{ $json.email }}',
			name: '={{ $json.name }}',
			otherEmails: '={{ $json.others }}',
		},
		items,
	});

describe('a sync in n8n', () => {
	it('tells connected members from those who need attention, each with its reason and its input item', async () => {
		world.slack.users.push(person('eva', { email: 'twin@example.com' }));
		world.slack.users.push(person('eve', { email: 'twin@example.com' }));
		const ran = await sync([
			{ email: 'nobody@example.com' },
			{ email: 'ANA@example.com', id: 7 },
			{ email: 'dora@example.com' },
			{ email: 'gus@example.com' },
			{ email: 'twin@example.com' },
		]);
		expect(jsonOf(ran, 0)).toEqual([
			{
				member: { id: '7', email: 'ANA@example.com' },
				state: 'connected',
				reason: 'email_matches',
				says: expect.stringContaining('Ana'),
				slackUser: {
					id: 'U00000ANA',
					name: expect.any(String),
					timeZone: 'Europe/Paris',
					email: 'ana@example.com',
				},
				matchedBy: 'email',
				matchedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				since: expect.stringMatching(/^\d{4}-.*Z$/),
				decidedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				change: 'new',
				changeSays: 'Not known before',
				suggestions: [],
			},
		]);
		expect(pairsOf(ran, 0)).toEqual([1]);
		expect(jsonOf(ran, 1).map(({ state, reason }) => [state, reason])).toEqual([
			['not_connected', 'no_match'],
			['deactivated', 'user_deactivated'],
			[expect.any(String), 'user_is_guest'],
			['ambiguous', 'several_match'],
		]);
		expect(pairsOf(ran, 1)).toEqual([0, 2, 3, 4]);
		expect(jsonOf(ran, 1)[3]?.candidates).toEqual(['U00000EVA', 'U00000EVE']);
	});

	it('maps all others where one has no e-mail, and names item and field', async () => {
		const ran = await sync([{ email: 'ana@example.com' }, {}, { email: 'ben@example.com' }]);
		expect(ran.error?.itemIndex).toBe(1);
		expect(ran.error?.message).toContain('[field "Member Email", item 1]');
		expect(ran.error?.description).toContain('The other members were mapped.');
		const again = await sync([{ email: 'ana@example.com' }, {}, { email: 'ben@example.com' }], {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(pairsOf(again, 0)).toEqual([0, 1, 2]);
		expect(jsonOf(again, 0)[1]).toMatchObject({ details: { code: 'email_missing' } });
	});

	it('names item and field for a malformed e-mail, and maps the others', async () => {
		const items = [{ email: 'ana@example.com' }, { email: 'ben at example' }];
		const ran = await sync(items, { settings: { onError: 'continueErrorOutput' } });
		expect([0, 1, 2].map((output) => pairsOf(ran, output))).toEqual([[0], [], [1]]);
		expect(jsonOf(ran, 2)[0]).toMatchObject({
			error: expect.stringContaining('[field "Member Email", item 1]'),
			details: { code: 'email_malformed', field: 'Member Email' },
		});
	});

	it('suggests whom an open member may be, with a score and why', async () => {
		const [open] = jsonOf(await syncNamed([{ email: 'a.lopez@acme.com', name: 'Ana' }]), 1);
		expect(open?.suggestions).toEqual([
			{
				slackUser: { id: 'U00000ANA', name: 'Ana', email: 'ana@example.com' },
				score: expect.any(Number),
				why: 'same_name',
				says: expect.any(String),
			},
		]);
	});

	it('finds a member by any of the other e-mails, a list or text with commas', async () => {
		const ran = await syncNamed([
			{ email: 'a@acme.com', others: ['a@acme.org', 'ana@example.com'] },
			{ email: 'b@acme.com', others: 'b@acme.org, ben@example.com' },
		]);
		expect(jsonOf(ran, 0).map(({ member }) => member)).toEqual([
			{ id: 'a@acme.com', email: 'a@acme.com', otherEmails: ['a@acme.org', 'ana@example.com'] },
			{ id: 'b@acme.com', email: 'b@acme.com', otherEmails: ['b@acme.org', 'ben@example.com'] },
		]);
	});

	it('maps 10,000 members in one run, in the order of the input', async () => {
		const count = 10_000;
		const items = Array.from({ length: count }, (_, id) => ({ email: `p${id}@example.com`, id }));
		for (let id = 0; id < count; id += 2)
			world.slack.users.push(person(`p${id}`, { email: `p${id}@example.com` }));
		const ran = await sync(items);
		const every2nd = (first: number) =>
			Array.from({ length: count / 2 }, (_, index) => first + 2 * index);
		expect(pairsOf(ran, 0)).toEqual(every2nd(0));
		expect(pairsOf(ran, 1)).toEqual(every2nd(1));
		expect(jsonOf(ran, 0).at(-1)).toMatchObject({
			member: { id: '9998', email: 'p9998@example.com' },
			reason: 'email_matches',
		});
		expect(new Set(jsonOf(ran, 1).map(({ reason }) => reason))).toEqual(new Set(['no_match']));
	}, 60_000);

	it('shows a refusal of Slack as an error with what to do, and no token in it', async () => {
		world.credentials.accessToken = 'xoxb-somebody-elses';
		const ran = await sync([{ email: 'ana@example.com' }]);
		expect(ran.error).toMatchObject({ name: 'NodeOperationError' });
		expect(ran.error?.description).toBeTruthy();
		expect(JSON.stringify(ran)).not.toContain('xoxb-somebody-elses');
	});
});
