// Answers: does Slack Map Members do in n8n what it promises?
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

describe('Slack Map Members in n8n', () => {
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
				slackUser: { id: 'U00000ANA', name: expect.any(String), timeZone: 'Europe/Paris' },
				matchedBy: 'email',
				decidedAt: expect.stringMatching(/^\d{4}-.*Z$/),
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

	it('shows a refusal of Slack as an error with what to do, and no token in it', async () => {
		world.credentials.accessToken = 'xoxb-somebody-elses';
		const ran = await sync([{ email: 'ana@example.com' }]);
		expect(ran.error).toMatchObject({ name: 'NodeOperationError' });
		expect(ran.error?.description).toBeTruthy();
		expect(JSON.stringify(ran)).not.toContain('xoxb-somebody-elses');
	});
});
