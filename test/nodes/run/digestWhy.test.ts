// Answers: does Why in n8n say why somebody was told, or was not, as a person would ask it?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { byEmail, day, hour, inN8nWithQueue } from './queueTasks';
import { jsonOf, pairsOf } from './world';

const { world, digest, ask, tellDaily, notify } = inN8nWithQueue();
const on = String.raw`On \d+ \w+ \d{4} at \d\d:\d\d UTC `;
const says = async (parameters: Record<string, unknown>) =>
	(await ask('why', parameters)).map((story) => story.says);

describe('Why in n8n', () => {
	it('tells that somebody had the type’s group turned off', async () => {
		await world.run('slackPreferences', {
			parameters: {
				operation: 'set',
				subject: 'member',
				email: 'ana@example.com',
				scope: 'group',
				group: 'task',
				frequency: 'off',
			},
		});
		await notify([{ who: 'ana', title: 'Call Bob' }]);
		const ran = await digest('why', byEmail('ana'));
		expect(ran.outputs).toHaveLength(1);
		expect(jsonOf(ran, 0)).toEqual([
			{
				verdict: 'not_told',
				says: expect.stringMatching(
					new RegExp(
						`^Not told\\. ${on}ana@example\\.com had the group of task\\.assigned turned off \\(rule own_group\\)\\. It was never queued\\.`,
					),
				),
				recipient: { kind: 'member', id: 'ana@example.com' },
				type: 'task.assigned',
				title: 'Call Bob',
				eventId: 'Call Bob',
				decisions: [
					{
						at: expect.stringMatching(/^\d{4}-.*Z$/),
						outcome: 'skipped',
						reason: 'muted',
						frequency: 'off',
						rule: 'own_group',
						says: expect.any(String),
					},
				],
			},
		]);
	});

	it('tells one that waits, and the same one once it was sent', async () => {
		await tellDaily();
		await notify([{ who: 'ana', title: 'Call Bob' }]);
		const [waiting] = await ask('why', byEmail('ana'));
		expect(waiting).toMatchObject({
			verdict: 'not_told_yet',
			state: 'queued',
			dueAt: expect.stringMatching(/T\d\d:00:00\.000Z$/),
		});
		expect(waiting?.says).toMatch(
			new RegExp(
				`^Not told yet\\. ${on}it was accepted for the daily digest, due on .* \\(rule workspace_everything\\)\\. It waits until `,
			),
		);
		await world.n8n.pass(day);
		await digest('sendDue');
		const [told] = await ask('why', byEmail('ana'));
		expect(told).toMatchObject({
			verdict: 'told',
			state: 'sent',
			message: { channel: 'D00000001', ts: world.slack.messages[0]?.ts },
		});
		expect(told?.says).toMatch(new RegExp(`^Told\\. ${on}.* ${on}it was sent\\. It is in `));
	});

	it('tells a withdrawal, a refusal and an account that there is not', async () => {
		await tellDaily();
		await notify([{ who: 'ana', title: 'taken back' }]);
		await digest('withdraw', { eventId: 'taken back' });
		expect(await says({ ...byEmail('ana') })).toEqual([
			expect.stringMatching(new RegExp(`^Not told\\. .* ${on}it was taken back by hand\\. `)),
		]);
		await notify([{ who: 'nobody', title: 'for nobody' }]);
		expect(await says(byEmail('nobody'))).toEqual([
			expect.stringMatching(
				new RegExp(
					`^Not told\\. ${on}nobody@example\\.com was not connected to a Slack account \\(no Slack account has this e-mail address\\)\\. .*Slack Map Members → Connect`,
				),
			),
		]);
		await notify([{ who: 'ben', title: 'refused' }]);
		await world.n8n.pass(day);
		world.slack.fail('chat.postMessage', faults.refusal('restricted_action'));
		await digest('sendDue');
		expect(await says(byEmail('ben'))).toEqual([
			expect.stringMatching(
				/^Not told\. .*Slack refused it for good \(restricted_action\)\. .*Retry sends it\.$/,
			),
		]);
	});

	it('answers for each item, the newest story first', async () => {
		await notify([
			{ who: 'ana', title: 'first' },
			{ who: 'ben', title: 'only' },
		]);
		await world.n8n.pass(hour);
		await notify([{ who: 'ana', title: 'second' }]);
		const member = { __rl: true, mode: 'email', value: '={{ $json.who }}@example.com' };
		const items = [{ who: 'ben' }, { who: 'ana' }, { who: '' }];
		const ran = await digest(
			'why',
			{ recipient: 'member', member },
			{ items, settings: { onError: 'continueErrorOutput' } },
		);
		expect(jsonOf(ran, 0).map(({ title }) => title)).toEqual(['only', 'second', 'first']);
		expect(pairsOf(ran, 0)).toEqual([0, 1, 1]);
		expect(pairsOf(ran, 1)).toEqual([2]);
	});

	it('is narrowed by event ID, type, record and time, and says that there is more', async () => {
		await notify([{ who: 'ana', title: 'old', type: 'task.due' }], { recordKey: 'task-1' });
		await world.n8n.pass(2 * hour);
		await notify([{ who: 'ana', title: 'new' }]);
		const titles = async (filters: object) =>
			(await ask('why', { recipient: 'everybody', filters })).map(({ title }) => title);
		const between = new Date(Date.now() + hour).toISOString();
		expect(await titles({})).toEqual(['new', 'old']);
		expect(await titles({ eventId: 'old' })).toEqual(['old']);
		expect(await titles({ type: { __rl: true, mode: 'list', value: 'task.due' } })).toEqual([
			'old',
		]);
		expect(await titles({ recordKey: 'task-1' })).toEqual(['old']);
		expect(await titles({ from: between })).toEqual(['new']);
		expect(await titles({ until: '={{ $now.minus({ hours: 1 }) }}' })).toEqual(['old']);
		const ran = await digest('why', { recipient: 'everybody', limit: 1 });
		expect(jsonOf(ran, 0)).toHaveLength(1);
		expect(ran.hints[0]?.message).toMatch(/^Older events fit as well/);
	});

	it('says of somebody who was never told anything whether that could be', async () => {
		await notify([{ who: 'nobody', title: 'for nobody' }]);
		const filters = { eventId: 'another' };
		expect(await ask('why', { ...byEmail('nobody'), filters })).toEqual([
			{
				verdict: 'no_event',
				says: expect.stringMatching(
					/^No event with the ID another for nobody@example\.com was handed in at any time.*can’t be told anything now.*no Slack account has this e-mail address\)\. See Slack Map Members\.$/,
				),
				recipient: {
					kind: 'member',
					id: 'nobody@example.com',
					known: true,
					state: 'not_connected',
					reason: 'no_match',
				},
				decisions: [],
			},
		]);
		expect(await says(byEmail('stranger'))).toEqual([
			expect.stringContaining('stranger@example.com is not known'),
		]);
	});

	it('answers for a channel, also for what it was told in a member’s place', async () => {
		await world.run('slackNotifyMember', {
			parameters: {
				email: 'nobody@example.com',
				type: 'task.assigned',
				title: 'Call Bob',
				ifNotConnected: 'defaultChannel',
			},
		});
		const channel = { __rl: true, mode: 'name', value: '#ops' };
		for (const whose of [{ recipient: 'channel', channel }, byEmail('nobody')]) {
			expect(await says(whose)).toEqual([
				expect.stringMatching(
					/^Told\. It was for nobody@example\.com, in whose place the channel C00000OPS is told\. /,
				),
			]);
		}
	});

	it('says of one that expires before it is due that it is left out', async () => {
		// Half a day from now, in whatever time zone.
		const time = `${String((new Date().getUTCHours() + 12) % 24).padStart(2, '0')}:00`;
		await tellDaily({ schedule: { time } });
		const expiresAt = new Date(Date.now() + hour).toISOString();
		await notify([{ who: 'ana', title: 'Call Bob' }], { expiresAt });
		const [waiting] = await ask('why', byEmail('ana'));
		expect(waiting).toMatchObject({ verdict: 'not_told_yet', expiresAt });
		expect(waiting?.says).toMatch(
			/ It waits until .*, and expires before that, on .* UTC: it is left out unless Send Now sends it sooner\.$/,
		);
	});

	it('refuses a date that is none, and a time that ends before it begins', async () => {
		const ran = await digest('why', { ...byEmail('ana'), filters: { from: 'last week' } });
		expect(ran.error?.message).toContain('[field "From", item 0]');
		const filters = { from: '2026-03-05T09:00:00Z', until: '2026-03-05T08:00:00Z' };
		const swapped = await digest('why', { ...byEmail('ana'), filters });
		expect(swapped.error?.message).toBe(
			'From (2026-03-05T09:00:00.000Z) is not before Until (2026-03-05T08:00:00.000Z) [field "From", item 0]',
		);
	});
});
