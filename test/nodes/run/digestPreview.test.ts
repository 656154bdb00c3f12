// Answers: does a preview in n8n show what would go out, and send nothing?
import { describe, expect, it } from 'vitest';
import { byEmail, day, inN8nWithQueue } from './queueTasks';
import { jsonOf, pairsOf } from './world';

const { world, digest, ask, tellDaily, notify } = inN8nWithQueue();
const two = [
	{ who: 'ana', title: 'ana 1' },
	{ who: 'ana', title: 'ana 2' },
	{ who: 'ben', title: 'ben 1' },
];

describe('a preview in n8n', () => {
	// Ana's profile says Paris: nine there is seven or eight in UTC.
	it('shows each conversation with what it would get, and sends nothing', async () => {
		await tellDaily();
		await notify(two);
		const ran = await digest('preview', {}, { items: [{}, {}] });
		expect(ran.outputs).toHaveLength(1);
		expect(pairsOf(ran, 0)).toEqual([0, 0]);
		const [first] = jsonOf(ran, 0);
		expect(first).toEqual({
			kind: 'digest',
			conversation: 'U00000ANA',
			recipients: ['ana@example.com'],
			dueAt: expect.stringMatching(/T0[78]:00:00\.000Z$/),
			says: expect.stringMatching(/^A digest of 2 notifications, due on .* at 0[78]:00 UTC\.$/),
			count: 2,
			expired: 0,
			muted: 0,
			notifications: ['ana 1', 'ana 2'].map((title) => ({
				type: 'task.assigned',
				title,
				eventId: title,
			})),
			messages: [
				{
					text: expect.stringContaining('2 updates'),
					blocks: expect.arrayContaining([expect.objectContaining({ type: 'header' })]),
					blockKitBuilderUrl: expect.stringMatching(
						/^https:\/\/app\.slack\.com\/block-kit-builder\/.*%22blocks%22/,
					),
				},
			],
		});
		expect(ran.hints).toEqual([]);
		expect(world.slack.messages).toEqual([]);
		expect(await ask('sendNow', { recipient: 'everybody' })).toHaveLength(2);
	});

	it('looks as far ahead as it is told', async () => {
		await tellDaily();
		await notify(two);
		const titles = async (parameters: object) =>
			(await ask('preview', { ...parameters })).map(({ count }) => count);
		expect(await titles({ dueBy: 'now' })).toEqual([]);
		expect(await titles({ dueBy: 'hours', hours: 25 })).toEqual([2, 1]);
		expect(await titles({ dueBy: 'all' })).toEqual([2, 1]);
		await world.n8n.pass(day);
		expect(await titles({ dueBy: 'now' })).toEqual([2, 1]);
	});

	it('shows one recipient only, by e-mail, by ID or by channel', async () => {
		await tellDaily();
		await notify(two);
		const recipients = async (parameters: object) =>
			(await ask('preview', { ...parameters })).map((shown) => shown.recipients);
		expect(await recipients(byEmail('ben'))).toEqual([['ben@example.com']]);
		const member = { __rl: true, mode: 'list', value: 'ana@example.com' };
		expect(await recipients({ recipient: 'member', member })).toEqual([['ana@example.com']]);
		const channel = { __rl: true, mode: 'name', value: '#ops' };
		expect(await recipients({ recipient: 'channel', channel })).toEqual([]);
	});

	it('says that there is nothing, and leaves it to n8n to say that there may be more', async () => {
		expect((await digest('preview')).hints.map(({ message }) => message)).toEqual([
			'Nothing is queued that would go out by then.',
		]);
		await tellDaily();
		await notify(two);
		const ran = await digest('preview', { limit: 1 });
		expect(jsonOf(ran, 0)).toHaveLength(1);
		expect(ran.hints).toEqual([]);
	});

	it('counts what has expired by then, and what was turned off', async () => {
		await tellDaily();
		await notify([{ who: 'ana', title: 'soon over' }], {
			expiresAt: new Date(Date.now() + 1_000).toISOString(),
		});
		await notify([{ who: 'ana', title: 'stays' }]);
		expect(await ask('preview')).toEqual([
			expect.objectContaining({ count: 1, expired: 1, says: expect.stringContaining('1 expired') }),
		]);
	});

	it('shows all that is queued whatever hour it is, where there are quiet hours', async () => {
		const now = new Date();
		const clock = (hours: number) =>
			`${String((now.getUTCHours() + hours) % 24).padStart(2, '0')}:${String(now.getUTCMinutes()).padStart(2, '0')}`;
		await tellDaily({ schedule: { time: clock(12) } });
		await notify([{ who: 'ana', title: 'ana 1' }]);
		await world.run('slackPreferences', {
			parameters: {
				operation: 'set',
				subject: 'member',
				email: 'ana@example.com',
				scope: 'everything',
				frequency: 'unchanged',
				schedule: { quietHours: { chosen: { choice: 'set', from: clock(22), until: clock(5) } } },
			},
		});
		expect(await ask('preview', { dueBy: 'all' })).toHaveLength(1);
		expect(await ask('preview', { dueBy: 'hours', hours: 24 })).toHaveLength(1);
	});

	it('warns that only the first of several items was read', async () => {
		const member = { __rl: true, mode: 'email', value: '={{ $json.who }}@example.com' };
		const items = [{ who: 'ana' }, { who: 'ben' }];
		const ran = await digest('preview', { recipient: 'member', member }, { items });
		expect(ran.hints.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^This runs once and has read the first of 2 items only/),
		);
	});
});
