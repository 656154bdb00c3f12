// Answers: does Slack Preferences do in n8n what it promises?
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const preferences = (parameters: object, rest: object = {}) =>
	world.run('slackPreferences', { parameters: { ...parameters }, ...rest });
const quiet = (choice: string, rest: object = {}) => ({
	quietHours: { chosen: { choice, ...rest } },
});
const working = (choice: string, rest: object = {}) => ({
	workingDays: { chosen: { choice, ...rest } },
});
const ana = { subject: 'member', email: 'ana@example.com' };

describe('Slack Preferences in n8n', () => {
	it('changes what it is told to, and leaves the rest as it was', async () => {
		await preferences({ operation: 'set', ...ana, scope: 'everything', frequency: 'daily' });
		await preferences({
			operation: 'set',
			...ana,
			scope: 'group',
			group: 'document',
			frequency: 'off',
		});
		const ran = await preferences({
			operation: 'set',
			...ana,
			scope: 'type',
			type: { __rl: true, mode: 'list', value: 'task.assigned' },
			frequency: 'weekly',
			schedule: { time: '08:30', weekday: 5, timeZone: 'Asia/Kolkata' },
		});
		const all = {
			subject: { kind: 'member', key: 'ana@example.com' },
			preferences: {
				everything: 'daily',
				groups: { document: 'off' },
				types: { 'task.assigned': 'weekly' },
				time: '08:30',
				weekday: 5,
				timeZone: 'Asia/Kolkata',
			},
		};
		expect(jsonOf(ran, 0)[0]).toMatchObject(all);
		expect(jsonOf(ran, 0)[0]?.preferences).toEqual(all.preferences);
		const [got] = jsonOf(await preferences({ operation: 'get', ...ana }), 0);
		expect(Object.keys(got ?? {})).toEqual(['subject', 'preferences', 'effective']);
		expect(got).toMatchObject(all);
		expect(got?.effective).toEqual(
			expect.arrayContaining([
				{ type: 'task.assigned', frequency: 'weekly', rule: 'own_type' },
				{ type: 'task.due', frequency: 'daily', rule: 'own_everything' },
				{ type: 'document.created', frequency: 'off', rule: 'own_group' },
			]),
		);
		const unchanged = await preferences({
			operation: 'set',
			...ana,
			scope: 'everything',
			frequency: 'unchanged',
			schedule: { time: '10:00' },
		});
		expect(jsonOf(unchanged, 0)[0]?.preferences).toEqual({ ...all.preferences, time: '10:00' });
		const back = await preferences({
			operation: 'set',
			...ana,
			scope: 'everything',
			frequency: 'inherit',
		});
		expect(jsonOf(back, 0)[0]?.preferences).not.toHaveProperty('everything');
	});

	it('sets quiet hours and working days, takes them back, and can do without the workspace’s', async () => {
		const schedule = async (chosen: object) => {
			const ran = await preferences({
				operation: 'set',
				...ana,
				scope: 'everything',
				frequency: 'unchanged',
				schedule: chosen,
			});
			return jsonOf(ran, 0)[0]?.preferences;
		};
		const none = { groups: {}, types: {} };
		expect(await schedule(quiet('set', { from: '22:00', until: '07:00' }))).toEqual({
			...none,
			quietHours: { from: '22:00', to: '07:00' },
		});
		expect(await schedule({ ...quiet('none'), ...working('set', { days: [5, 1] }) })).toEqual({
			...none,
			quietHours: 'none',
			workingDays: [1, 5],
		});
		expect(await schedule({})).toMatchObject({ quietHours: 'none', workingDays: [1, 5] });
		expect(await schedule(working('everyDay'))).toMatchObject({
			workingDays: [1, 2, 3, 4, 5, 6, 7],
		});
		expect(await schedule({ ...quiet('inherit'), ...working('inherit') })).toEqual(none);
		expect(await schedule({ time: '10:00', weekday: 3, timeZone: 'UTC' })).toMatchObject({
			time: '10:00',
			weekday: 3,
		});
		expect(
			await schedule({ time: 'inherit', weekday: 'inherit', timeZone: 'inherit' }),
		).not.toHaveProperty('time');
	});

	it('hurries, moves and mutes what is queued already, and says how much', async () => {
		const set = (frequency: string, schedule: object = {}) =>
			preferences({ operation: 'set', ...ana, scope: 'everything', frequency, schedule });
		const inThreeDays = ((new Date().getUTCDay() + 2) % 7) + 1;
		const queuedAfter = async (ran: ReturnType<typeof preferences>) =>
			jsonOf(await ran, 0)[0]?.queued;
		await set('hourly');
		await world.run('slackNotifyMember', {
			parameters: { email: 'ana@example.com', title: '={{ $json.title }}' },
			items: [{ title: 'One' }, { title: 'Two' }],
		});
		expect(await queuedAfter(set('weekly', { weekday: inThreeDays }))).toEqual({
			hurried: 0,
			moved: 2,
			muted: 0,
		});
		const reset = preferences({ operation: 'reset', ...ana });
		expect(await queuedAfter(reset)).toEqual({ hurried: 2, moved: 0, muted: 0 });
		expect(await queuedAfter(set('off'))).toEqual({ hurried: 0, moved: 0, muted: 2 });
		await world.run('slackDigest', {});
		expect(world.slack.messages).toEqual([]);
	});

	it('takes everything back at once', async () => {
		await preferences({ operation: 'set', ...ana, scope: 'everything', frequency: 'off' });
		const ran = await preferences({ operation: 'reset', ...ana });
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			subject: { kind: 'member', key: 'ana@example.com' },
			preferences: { groups: {}, types: {} },
			effective: expect.arrayContaining([
				{ type: 'task.assigned', frequency: 'immediate', rule: 'type_default' },
			]),
		});
		const workspace = { operation: 'reset', subject: 'workspace' };
		expect(jsonOf(await preferences(workspace), 0)[0]).toEqual({
			subject: { kind: 'workspace' },
			preferences: { groups: {}, types: {} },
			queued: { hurried: 0, moved: 0, muted: 0 },
		});
	});

	it('keeps the preferences of a channel under its ID, however it is named', async () => {
		const ran = await preferences({
			operation: 'set',
			subject: 'channel',
			channel: { __rl: true, mode: 'name', value: '#ops' },
			scope: 'everything',
			frequency: 'hourly',
		});
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			subject: { kind: 'channel', key: 'C00000OPS' },
			preferences: { everything: 'hourly' },
		});
	});

	it('keeps a notification from whoever turned everything off, and says so', async () => {
		await preferences({ operation: 'set', ...ana, scope: 'everything', frequency: 'off' });
		const ran = await world.run('slackNotifyMember', {
			parameters: { email: 'ana@example.com', type: 'task.assigned', title: 'x' },
		});
		expect(jsonOf(ran, 2)[0]).toMatchObject({
			decision: 'skipped',
			reason: 'muted',
			rule: 'own_everything',
			says: 'Turned off by the recipient, for everything',
		});
	});

	it.each([
		['an unknown frequency', { frequency: 'sometimes' }, 'Frequency'],
		['an unknown time zone', { schedule: { timeZone: 'Mars/Olympus' } }, 'Time Zone'],
		['a time that is none', { schedule: { time: '25:00' } }, 'Time'],
		['a group that is none', { scope: 'group', group: 'nothing' }, 'Group'],
		[
			'a group by a key that is none',
			{ scope: 'group', group: { __rl: true, mode: 'key', value: 'nothing' } },
			'Group',
		],
		['a type that is none', { scope: 'type', type: 'Task Due' }, 'Notification Type'],
		['quiet hours that have no end', { schedule: quiet('set', { until: '' }) }, 'Quiet Hours'],
		['quiet hours by a choice that is none', { schedule: quiet('always') }, 'Quiet Hours'],
		['no working day', { schedule: working('set', { days: [] }) }, 'Working Days'],
		['a member without e-mail', { email: '={{ $json.nothing }}' }, 'Member Email'],
	])('names item and field for %s, and sets the others', async (_what, wrong, field) => {
		const set = { operation: 'set', ...ana, scope: 'everything', frequency: 'daily', ...wrong };
		const ran = await preferences(set);
		expect(ran.error?.itemIndex).toBe(0);
		expect(ran.error?.message).toMatch(new RegExp(`\\[field "[^"]*${field}[^"]*", item 0\\]$`));
		const both = await preferences(
			{
				operation: 'set',
				subject: 'member',
				email: '={{ $json.email }}',
				scope: 'everything',
				frequency: '={{ $json.frequency }}',
			},
			{
				items: [
					{ email: 'ana@example.com', frequency: 'often' },
					{ email: 'ben@example.com', frequency: 'daily' },
				],
				settings: { onError: 'continueErrorOutput' },
			},
		);
		expect([0, 1].map((output) => pairsOf(both, output))).toEqual([[1], [0]]);
	});

	describe('with another wrong value in each item', () => {
		const right = { frequency: 'daily', timeZone: 'Asia/Kolkata', time: '08:30', weekday: 5 };
		const items = [
			{ ...right, name: 'ana' },
			{ ...right, name: 'ana', frequency: 'sometimes' },
			{ ...right, name: 'ben', timeZone: 'Mars/Olympus' },
			{ ...right, name: 'ben', time: '25:00' },
			{ ...right, name: 'ben', weekday: 8 },
			{ ...right, name: 'dora' },
		];
		const perItem = {
			operation: 'set',
			subject: 'member',
			email: '={{ $json.name }}@example.com',
			scope: 'everything',
			frequency: '={{ $json.frequency }}',
			schedule: {
				timeZone: '={{ $json.timeZone }}',
				time: '={{ $json.time }}',
				weekday: '={{ $json.weekday }}',
			},
		};

		it('names each item and its field, and sets the others', async () => {
			const ran = await preferences(perItem, {
				items,
				settings: { onError: 'continueErrorOutput' },
			});
			expect([0, 1].map((output) => pairsOf(ran, output))).toEqual([
				[0, 5],
				[1, 2, 3, 4],
			]);
			expect(jsonOf(ran, 1).map(({ error }) => error)).toEqual([
				expect.stringMatching(/sometimes.*\[field "Frequency", item 1\]$/),
				expect.stringMatching(/Mars\/Olympus.*\[field "Time Zone", item 2\]$/),
				expect.stringMatching(/25:00.*\[field "Time", item 3\]$/),
				expect.stringMatching(/8.*\[field "Weekday", item 4\]$/),
			]);
			const ben = await preferences({
				operation: 'get',
				subject: 'member',
				email: 'ben@example.com',
			});
			expect(jsonOf(ben, 0)[0]?.preferences).toEqual({ groups: {}, types: {} });
		});

		it('stops at the first and counts the others where the workflow stops', async () => {
			const ran = await preferences(perItem, { items });
			expect(ran.error?.itemIndex).toBe(1);
			expect(ran.error?.description).toContain('3 other items are wrong as well: 2, 3, 4.');
		});
	});

	it('needs no channel for a workspace or a member that an expression gives', async () => {
		const from = { operation: 'get', subject: '={{ $json.subject }}', email: 'ana@example.com' };
		const items = ['workspace', 'member', 'channel'].map((subject) => ({ subject }));
		const ran = await preferences(from, { items, settings: { onError: 'continueErrorOutput' } });
		expect([0, 1].map((output) => pairsOf(ran, output))).toEqual([[0, 1], [2]]);
		expect(jsonOf(ran, 1)[0]?.error).toContain('[field "Channel", item 2]');
	});
});
