// Answers: does Send Now in n8n send what was asked for and nothing else, without waiting?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { byEmail, inN8nWithQueue } from './queueTasks';
import { jsonOf } from './world';

const { world, digest, ask, tellDaily, notify } = inN8nWithQueue();
const texts = () => world.slack.messages.map(({ text }) => text);
const queueThree = async () => {
	await tellDaily();
	await notify([
		{ who: 'ana', title: 'ana 1' },
		{ who: 'ana', title: 'ana 2', type: 'task.due' },
		{ who: 'ben', title: 'ben 1' },
	]);
};

describe('Send Now in n8n', () => {
	it('sends one recipient’s digest before its time, and leaves the others', async () => {
		await queueThree();
		const ran = await digest('sendNow', byEmail('ana'));
		expect(ran.outputs).toHaveLength(2);
		expect(jsonOf(ran, 0)).toEqual([
			expect.objectContaining({ state: 'sent', kind: 'digest', recipient: 'U00000ANA', count: 2 }),
		]);
		expect(world.slack.messages).toHaveLength(1);
		expect(await ask('sendDue')).toEqual([]);
	});

	it('sends everybody’s where everybody is chosen', async () => {
		await queueThree();
		expect(await ask('sendNow', { recipient: 'everybody' })).toHaveLength(2);
		expect(await ask('sendNow', { recipient: 'everybody' })).toEqual([]);
	});

	it.each([
		['event ID', { eventId: 'ana 2' }],
		['type', { type: { __rl: true, mode: 'key', value: 'task.due' } }],
	])('sends only what has the %s', async (_what, filters) => {
		await queueThree();
		const sent = await ask('sendNow', { recipient: 'everybody', filters });
		expect(sent).toEqual([
			expect.objectContaining({
				count: 1,
				notifications: [expect.objectContaining({ title: 'ana 2' })],
			}),
		]);
	});

	it('sends only what is about the record', async () => {
		await queueThree();
		await notify([{ who: 'ben', title: 'ben 2' }], { recordKey: 'task-2' });
		const filters = { recordKey: 'task-2' };
		expect(await ask('sendNow', { recipient: 'everybody', filters })).toEqual([
			expect.objectContaining({
				notifications: [
					{ type: 'task.assigned', title: 'ben 2', recordKey: 'task-2', eventId: 'ben 2' },
				],
			}),
		]);
	});

	it('sends nothing where nothing fits, also where something else is due', async () => {
		await queueThree();
		world.slack.fail('chat.postMessage', faults.rateLimited('1'));
		await world.run('slackNotifyMember', {
			parameters: {
				email: 'ben@example.com',
				type: 'task.assigned',
				title: 'urgent',
				options: { urgent: true },
			},
		});
		await world.n8n.pass(60_000);
		const ran = await digest('sendNow', { recipient: 'everybody', filters: { eventId: 'x' } });
		expect(ran.outputs).toEqual([[], []]);
		expect(ran.hints[0]?.message).toMatch(/^Nothing that fits was queued\. 4 notifications wait/);
		expect(texts()).toEqual([]);
	});

	it('refuses a filter that comes to nothing, and sends nobody anything', async () => {
		await queueThree();
		const filters = { eventId: '={{ $json.nothing }}' };
		const ran = await digest('sendNow', { recipient: 'everybody', filters });
		expect(ran.error?.message).toContain('[field "Event ID"');
		expect(texts()).toEqual([]);
	});

	it('refuses to choose a member itself', async () => {
		await queueThree();
		const nobody = { __rl: true, mode: 'email', value: '={{ $json.nobody }}' };
		const ran = await digest('sendNow', { recipient: 'member', member: nobody });
		expect(ran.error?.message).toContain('[field "Member"');
		const member = { __rl: true, mode: 'id', value: '4711' };
		const unknown = await digest('sendNow', { recipient: 'member', member });
		expect(unknown.error?.message).toContain('Nobody has seen a member with the ID “4711” yet');
		expect(texts()).toEqual([]);
	});

	it('finds a member by the ID that was given', async () => {
		await tellDaily();
		await world.run('slackNotifyMember', {
			parameters: {
				email: 'ana@example.com',
				type: 'task.assigned',
				title: 'Call Bob',
				options: { memberId: '4711' },
			},
		});
		const member = { __rl: true, mode: 'id', value: '4711' };
		expect(await ask('sendNow', { recipient: 'member', member })).toHaveLength(1);
	});

	it('puts the rest of a long digest into the thread of its first message', async () => {
		await tellDaily();
		const items = Array.from({ length: 90 }, (_, index) => ({
			who: 'ana',
			title: `${index} ${'long '.repeat(40)}`,
		}));
		await notify(items);
		const sent = await ask('sendNow', { ...byEmail('ana'), options: { longDigests: 'thread' } });
		expect(sent.length).toBeGreaterThan(1);
		const [first, ...others] = world.slack.messages;
		expect(first).not.toHaveProperty('thread_ts');
		expect(new Set(others.map((message) => message.thread_ts))).toEqual(new Set([first?.ts]));
	}, 120_000);
});
