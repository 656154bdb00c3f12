// Answers: does Slack Notify Member do in n8n what it promises?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { inN8nTellingMembers } from './tellMembers';
import { jsonOf, pairsOf } from './world';

const { world, parameters, notify, titles, hello } = inN8nTellingMembers();

describe('Slack Notify Member in n8n', () => {
	it('sends a direct message with title, text, fields and link, and says so', async () => {
		const ran = await notify([hello('ana')], {
			parameters: {
				...parameters,
				text: 'See below',
				fields: { field: [{ label: 'Due', value: '={{ $json.email }}' }] },
				linkUrl: 'https://app.example.com/7',
				options: { linkLabel: 'Open task', recordKey: 'task-7' },
			},
		});
		expect(jsonOf(ran, 0)).toEqual([
			{
				decision: 'sent',
				reason: 'sent',
				says: 'Sent',
				type: 'task.assigned',
				title: 'Hello ana',
				eventId: 'workflow1:1:Slack:0:0',
				frequency: 'immediate',
				rule: 'type_default',
				dueAt: expect.stringMatching(/^\d{4}-.*Z$/),
				member: {
					id: 'ana@example.com',
					email: 'ana@example.com',
					state: 'connected',
					reason: 'email_matches',
					slackUserId: 'U00000ANA',
				},
				message: { channel: 'D00000001', ts: world.slack.messages[0]?.ts },
			},
		]);
		const blocks = JSON.stringify(world.slack.messages[0]?.blocks);
		for (const part of [
			'See below',
			'Due',
			'ana@example.com',
			'https://app.example.com/7',
			'Open task',
		])
			expect(blocks).toContain(part);
	});

	it('pairs every item with the input it comes from, whichever output it leaves by', async () => {
		const ran = await notify([hello('nobody'), hello('ana'), hello('dora'), hello('ben')]);
		expect(pairsOf(ran, 0)).toEqual([1, 3]);
		expect(pairsOf(ran, 1)).toEqual([]);
		expect(pairsOf(ran, 2)).toEqual([0, 2]);
		expect(jsonOf(ran, 2).map(({ reason }) => reason)).toEqual(['not_connected', 'not_connected']);
	});

	it('tells the default channel where the member is not connected and the node says so', async () => {
		const ran = await notify([hello('nobody')], {
			parameters: { ...parameters, ifNotConnected: 'defaultChannel' },
		});
		expect(jsonOf(ran, 0)[0]).toMatchObject({ usedDefaultChannel: true, channelId: 'C00000OPS' });
	});

	it.each([
		['no e-mail', { title: 'x' }, 'Member Email'],
		['a malformed e-mail', { email: 'ana at example', title: 'x' }, 'Member Email'],
		['a type that is none', { ...hello('ben'), type: 'Task assigned!' }, 'Type'],
		['a title that is an object', { ...hello('ben'), title: { a: 1 } }, 'Title'],
		['no title', { email: 'ben@example.com' }, 'Title'],
		['a text of 100,000 characters', { ...hello('ben'), text: 'x'.repeat(100_000) }, 'Text'],
	])('names item and field for %s, and tells everybody else', async (_what, wrong, field) => {
		const ran = await notify([hello('ana'), wrong, hello('ben')], {
			parameters: { ...parameters, text: '={{ $json.text }}' },
		});
		expect(ran.status).toBe('error');
		expect(ran.error?.itemIndex).toBe(1);
		expect(ran.error?.message).toMatch(new RegExp(`\\[field "[^"]*${field}", item 1\\]$`));
		expect(ran.error?.description).toContain('The other items were accepted');
		expect(titles()).toHaveLength(2);
	});

	it('says how many other items are wrong', async () => {
		const ran = await notify([{}, hello('ana'), {}, {}]);
		expect(ran.error?.itemIndex).toBe(0);
		expect(ran.error?.description).toContain('2 other items are wrong as well: 2, 3.');
	});

	it('refuses a template in whose middle there is an object, and keeps data that says so itself', async () => {
		const ran = await notify(
			[
				{ ...hello('ana'), job: 'Painter' },
				{ ...hello('ana'), job: { name: 'Painter' } },
				{ ...hello('ben'), job: 'TypeError: [object Object]' },
			],
			{ parameters: { ...parameters, title: '=Job: {{ $json.job }}' } },
		);
		expect(ran.error?.message).toContain('[field "Title", item 1]');
		expect(titles()).toEqual(['Job: Painter', 'Job: TypeError: [object Object]']);
	});

	it('refuses a switch that is neither on nor off, for that item alone', async () => {
		const ran = await notify(
			[
				{ ...hello('ana'), urgent: 'maybe' },
				{ ...hello('ben'), urgent: true },
			],
			{
				parameters: { ...parameters, options: { urgent: '={{ $json.urgent }}' } },
			},
		);
		expect(ran.error?.message).toContain('[field "Urgent", item 0]');
		expect(titles()).toHaveLength(1);
	});

	it('lets wrong items leave as errors on the first output with "Continue"', async () => {
		const ran = await notify([hello('ana'), { title: 'x' }], {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(ran.error).toBeUndefined();
		expect(pairsOf(ran, 0)).toEqual([0, 1]);
		const wrong = jsonOf(ran, 0)[1];
		expect(Object.keys(wrong ?? {})).toEqual(['error', 'message', 'details']);
		expect(wrong?.details).toMatchObject({ code: 'email_missing', field: 'Member Email' });
	});

	it('lets wrong items leave by the error output with their input, and right ones by their own', async () => {
		const ran = await notify([{ title: 'x', ticket: 9 }, hello('ana'), hello('nobody')], {
			settings: { onError: 'continueErrorOutput' },
		});
		expect([0, 1, 2, 3].map((output) => pairsOf(ran, output))).toEqual([[1], [], [2], [0]]);
		expect(jsonOf(ran, 3)[0]).toMatchObject({ ticket: 9, details: { code: 'email_missing' } });
	});

	it('lets no item seem sent where the whole run failed', async () => {
		world.credentials.accessToken = 'xoxb-revoked';
		const stopped = await notify([hello('ana')]);
		expect(stopped.error?.name).toBe('NodeOperationError');
		const continued = await notify([hello('ana'), hello('ben')], {
			settings: { onError: 'continueErrorOutput' },
		});
		expect([0, 1, 2, 3].map((output) => pairsOf(continued, output))).toEqual([[], [], [], [0, 1]]);
	});

	it('takes another execution for another event, unless the event has an ID', async () => {
		await notify([hello('ana')], { executionId: '1' });
		await notify([hello('ana')], { executionId: '2' });
		expect(titles()).toHaveLength(2);
		const withId = { parameters: { ...parameters, eventId: 'task-7' } };
		await notify([hello('ben')], { executionId: '3', ...withId });
		const again = await notify([hello('ben')], { executionId: '4', ...withId });
		expect(titles()).toHaveLength(3);
		expect(jsonOf(again, 2)[0]).toMatchObject({
			decision: 'skipped',
			reason: 'duplicate',
			eventId: 'task-7',
			first: { state: 'sent', channel: 'D00000002', ts: world.slack.messages[2]?.ts },
		});
	});

	it('queues what its time limit leaves over, and the next run of any node sends it', async () => {
		const items = ['one', 'two', 'three', 'four'].map((title) => ({
			email: 'ana@example.com',
			title,
		}));
		const ran = await notify(items, { parameters: { ...parameters, options: { timeLimit: 1 } } });
		const queued = jsonOf(ran, 1);
		expect(queued.length).toBeGreaterThan(0);
		expect(queued.every(({ reason }) => reason === 'waits_for_pace')).toBe(true);
		expect(titles().length + queued.length).toBe(4);
		await world.run('slackDigest', {});
		expect(titles()).toHaveLength(4);
	}, 20_000);

	it('keeps what Slack did not take for the next run', async () => {
		world.slack.fail('chat.postMessage', faults.rateLimited('1'));
		const ran = await notify([hello('ana')]);
		expect(jsonOf(ran, 1)[0]).toMatchObject({ decision: 'queued', reason: 'waits_for_slack' });
		await world.n8n.pass(10 * 60_000);
		await world.run('slackDigest', {});
		expect(titles()).toHaveLength(1);
	}, 20_000);

	it('queues 10,000 items of one run for their daily digest', async () => {
		await world.run('slackPreferences', {
			parameters: {
				operation: 'set',
				subject: 'workspace',
				scope: 'everything',
				frequency: 'daily',
			},
		});
		const items = Array.from({ length: 10_000 }, (_, index) => ({
			email: index % 2 ? 'ana@example.com' : 'ben@example.com',
			title: `Task ${index}`,
		}));
		const ran = await notify(items, { parameters: { ...parameters, type: 'task.assigned' } });
		expect(ran.outputs.map((output) => output.length)).toEqual([0, 10_000, 0]);
		expect(pairsOf(ran, 1)).toEqual(items.map((_, index) => index));
		expect(jsonOf(ran, 1)[9_999]).toMatchObject({
			decision: 'queued',
			reason: 'waits_for_window',
			frequency: 'daily',
			title: 'Task 9999',
			dueAt: expect.stringMatching(/T\d\d:00:00.000Z$/),
		});
		expect(titles()).toEqual([]);
	}, 60_000);

	it('delivers text that is written from right to left, as it was written', async () => {
		const [title, text] = ['مهمة جديدة: اتصل بـ Ana', 'שלום, יש לך משימה 42'];
		await notify([{ ...hello('ana'), title, text }], {
			parameters: { ...parameters, text: '={{ $json.text }}' },
		});
		const [message] = world.slack.messages;
		expect(message?.text).toContain(title);
		expect(JSON.stringify(message?.blocks)).toContain(title);
		expect(JSON.stringify(message?.blocks)).toContain(text);
	});

	it('does not say "told" of an event that came again while it waits', async () => {
		await world.run('slackPreferences', {
			parameters: {
				operation: 'set',
				subject: 'workspace',
				scope: 'everything',
				frequency: 'daily',
			},
		});
		const twice = { parameters: { ...parameters, eventId: 'task-7' } };
		await notify([hello('ana')], twice);
		const again = await notify([hello('ana')], twice);
		expect(jsonOf(again, 2)[0]).toMatchObject({
			reason: 'duplicate',
			says: 'Accepted before under this event ID: it waits for the next daily digest of the node Slack Digest',
			dueAt: expect.stringMatching(/T\d\d:00:00\.000Z$/),
			first: { state: 'queued', at: expect.stringMatching(/^\d{4}-.*Z$/) },
		});
		await world.n8n.pass(24 * 3_600_000);
		await world.run('slackDigest', {});
		expect(jsonOf(await notify([hello('ana')], twice), 2)[0]).toMatchObject({
			says: expect.stringMatching(/^Told before/),
			first: { state: 'sent' },
		});
	});

	it('stops sending when the user stops the execution, and loses nothing', async () => {
		const items = Array.from({ length: 8 }, (_, index) => ({
			email: 'ana@example.com',
			title: `${index}`,
		}));
		const running = notify(items, { stopKey: 'a' });
		await expect.poll(() => titles().length, { timeout: 10_000 }).toBeGreaterThan(0);
		await world.n8n.stop('a');
		await running;
		const sentBefore = titles().length;
		expect(sentBefore).toBeLessThan(8);
		await world.n8n.pass(10 * 60_000);
		await world.run('slackDigest', {});
		expect(new Set(titles()).size).toBe(8);
	}, 60_000);

	it('hints at the event ID as long as there is none', async () => {
		const { n8n, credentials } = world;
		const hint = (eventId: string) =>
			n8n.hints({ node: 'slackNotifyMember', credentials, parameters: { ...parameters, eventId } });
		expect(await hint('')).toHaveLength(1);
		expect(await hint('={{ $json.id }}')).toHaveLength(0);
	});
});
