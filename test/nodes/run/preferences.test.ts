// Answers: does Slack Preferences do in n8n what it promises?
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const preferences = (parameters: object, rest: object = {}) =>
	world.run('slackPreferences', { parameters: { ...parameters }, ...rest });
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
			type: 'task.assigned',
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
		expect(jsonOf(ran, 0)).toEqual([all]);
		expect(jsonOf(await preferences({ operation: 'get', ...ana }), 0)).toEqual([all]);
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
