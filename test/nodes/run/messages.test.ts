// Answers: does what the Notify nodes' forms say about a message arrive in Slack?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { inN8n, jsonOf } from './world';

const world = inN8n();

const channel = { __rl: true, mode: 'id', value: 'C00000OPS' };
const base = {
	sendTo: 'channel',
	channel,
	type: 'task.assigned',
	title: '={{ $json.title ?? "Deal won" }}',
};
let executions = 0;
const send = (options: object, rest: object = {}, run: object = {}) =>
	world.run('slackNotifyChannel', {
		parameters: { ...base, ...rest, options },
		executionId: String(++executions),
		...run,
	});
const arrived = async (options: object, rest: object = {}) => {
	const ran = await send(options, rest);
	expect(ran.error).toBeUndefined();
	const [message] = world.slack.messages;
	return { message, blocks: JSON.stringify(message?.blocks) };
};

describe('a message of the form', () => {
	it('is of the format that was chosen', async () => {
		const text = 'This is **bold**, and <!channel> is not.';
		const { blocks } = await arrived({ textFormat: 'markdown' }, { text });
		expect(blocks).toContain('{"type":"text","text":"bold","style":{"bold":true}}');
		expect(blocks).not.toContain('**');
		expect(blocks).not.toContain('"broadcast"');
	});

	it('is plain unless another format is chosen', async () => {
		const { blocks } = await arrived({}, { text: 'Two ** stars' });
		expect(blocks).toContain('Two ** stars');
	});

	it('is written in Slack’s mrkdwn, and pings no channel', async () => {
		const text = '*bold* <!channel>';
		const { blocks } = await arrived({ textFormat: 'mrkdwn' }, { text });
		expect(blocks).toContain('"type":"mrkdwn"');
		expect(blocks).toContain('*bold* &lt;!channel&gt;');
	});

	it('mentions who is known by the e-mail, and nobody unless asked to', async () => {
		const text = 'Over to @ana@example.com and @nobody@example.com';
		const { blocks } = await arrived({ mentionByEmail: true }, { text });
		expect(blocks).toContain('{"type":"user","user_id":"U00000ANA"}');
		expect(blocks).toContain('@nobody@example.com');
		await send({}, { text });
		expect(JSON.stringify(world.slack.messages[1]?.blocks)).not.toContain('U00000ANA');
	});

	it('has an image with its description', async () => {
		const image = { chosen: { url: 'https://charts.test/1.png', description: 'A chart' } };
		const { message } = await arrived({ image });
		expect(message?.blocks).toContainEqual(
			expect.objectContaining({
				type: 'image',
				image_url: 'https://charts.test/1.png',
				alt_text: 'A chart',
			}),
		);
	});

	it('shows its severity by an emoji or by a coloured bar', async () => {
		const severity = (shownBy?: string) => ({
			severity: { chosen: { level: 'critical', shownBy } },
		});
		const { message } = await arrived(severity());
		expect(message?.attachments ?? []).toEqual([]);
		await send(severity('colour'));
		expect(world.slack.messages[1]?.attachments).toEqual([
			expect.objectContaining({ color: expect.stringMatching(/^#/) }),
		]);
	});

	it('has small print, and a footer that leads to the workflow', async () => {
		const footer = { chosen: { says: 'workflow' } };
		const { blocks } = await arrived({ context: 'Account: Initech\nOwner: Ana', footer });
		expect(blocks).toContain('Account: Initech');
		expect(blocks).toContain('Owner: Ana');
		expect(blocks).toContain('n8n workflow “Test”');
		expect(blocks).toContain('http://127.0.0.1:5678/workflow/workflow1');
	});

	it('has no footer, no previews and the app’s own name unless asked for', async () => {
		const { message, blocks } = await arrived({});
		expect(blocks).not.toContain('workflow');
		expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false });
		expect(message?.sender).toBeUndefined();
	});

	it('comes under another name and icon, with previews, where it is asked for', async () => {
		const sender = { chosen: { name: 'Signals', icon: ':satellite:' } };
		const { message } = await arrived({ sender, unfurl: true });
		expect(message).toMatchObject({
			sender: { username: 'Signals', icon_emoji: ':satellite:' },
			unfurl_links: true,
		});
	});

	it('shows a field that is a date as one', async () => {
		const at = '2026-03-05T17:00:00Z';
		const field = [{ label: 'Due', value: at, type: 'date' }];
		const { blocks } = await arrived({}, { fields: { field } });
		expect(blocks).toContain(`"timestamp":${Date.parse(at) / 1_000}`);
	});

	it('is made of blocks of one’s own, or refused by the path of what is wrong', async () => {
		const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Mine' } }];
		const { message } = await arrived({ blocks: JSON.stringify({ blocks }) });
		expect(message?.blocks).toEqual([expect.objectContaining(blocks[0])]);
		const ran = await send({ blocks: '[{ "type": "header" }]' });
		expect(ran.error?.message).toMatch(/blocks\[0\]\.text.*\[field "Blocks", item 0\]$/);
	});

	it('of one’s own that an expression made no JSON of says what the expression needs', async () => {
		const blocks = (value: string) =>
			`=[{"type":"section","text":{"type":"plain_text","text":${value}}}]`;
		const items = [{ title: 'A "big" deal' }];
		const ran = await send({ blocks: blocks('"{{ $json.title }}"') }, {}, { items });
		expect(ran.error?.message).toContain('no JSON');
		expect(ran.error?.description).toContain('{{ JSON.stringify($json.name) }}');
		const mended = await send(
			{ blocks: blocks('{{ JSON.stringify($json.title) }}') },
			{},
			{ items },
		);
		expect(mended.error).toBeUndefined();
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain('A \\"big\\" deal');
	});

	it.each([
		['emoji', 'invalid_blocks'],
		['colour', 'invalid_attachments'],
	])('of one’s own that Slack refuses is a matter of the blocks: %s', async (shownBy, code) => {
		world.slack.fail('chat.postMessage', faults.refusal(code));
		const severity = { chosen: { level: 'info', shownBy } };
		const ran = await send({ blocks: '[{ "type": "divider" }]', severity });
		expect(ran.error?.message).toMatch(/\[field "Blocks", item 0\]$/);
		expect(ran.error?.description).toContain('Block Kit Builder');
		world.slack.fail('chat.postMessage', faults.refusal('invalid_blocks'));
		expect((await send({})).error?.message).toMatch(/\[field "Channel", item 0\]$/);
	});

	it('takes 1 and 0 for a switch, as an expression may give them', async () => {
		const text = 'Over to @ana@example.com';
		const { message, blocks } = await arrived(
			{ mentionByEmail: '={{ 1 }}', unfurl: '={{ 1 }}' },
			{ text },
		);
		expect(blocks).toContain('"user_id":"U00000ANA"');
		expect(message).toMatchObject({ unfurl_links: true });
		await send({ mentionByEmail: '={{ 0 }}', unfurl: '={{ 0 }}' }, { text });
		expect(JSON.stringify(world.slack.messages[1]?.blocks)).not.toContain('U00000ANA');
	});

	it('whose event ID is an expression that gives nothing is refused, and the others are told', async () => {
		const rest = { eventId: '={{ $json.id }}' };
		const run = {
			items: [{ id: 'a' }, {}],
			settings: { onError: 'continueErrorOutput' },
		};
		const ran = await send({}, rest, run);
		expect(jsonOf(ran, 0)).toMatchObject([{ eventId: 'a' }]);
		expect(jsonOf(ran, 3)[0]?.error).toMatch(/gives nothing.*\[field "Event ID", item 1\]$/);
	});
});

describe('a record that was told about before', () => {
	const about = (ifToldBefore: string, title: string) =>
		send({ recordKey: 'deal-7', ifToldBefore }, { title });

	it.each([
		['reply', undefined],
		['replyAndShow', true],
	])('gets what follows into its thread: %s', async (ifToldBefore, broadcast) => {
		const first = jsonOf(await about(ifToldBefore, 'Created'), 0)[0];
		const second = jsonOf(await about(ifToldBefore, 'Won'), 0)[0];
		const [parent, reply] = world.slack.messages;
		expect(parent).not.toHaveProperty('thread_ts');
		expect(reply).toMatchObject({ text: 'Won', thread_ts: parent?.ts });
		expect(reply?.broadcast).toBe(broadcast);
		expect(first?.message).toEqual({ channel: 'C00000OPS', ts: parent?.ts });
		expect(second?.message).toEqual({
			channel: 'C00000OPS',
			ts: reply?.ts,
			threadTs: parent?.ts,
		});
	});

	it('has its message changed', async () => {
		await about('update', 'Created');
		const second = jsonOf(await about('update', 'Won'), 0)[0];
		expect(world.slack.messages).toHaveLength(1);
		expect(world.slack.messages[0]).toMatchObject({ text: 'Won' });
		expect(second).toMatchObject({ decision: 'sent', message: { updated: true } });
	});

	it('gets one more message where nothing else was chosen', async () => {
		await about('post', 'Created');
		const second = jsonOf(await about('post', 'Won'), 0)[0];
		expect(world.slack.messages.map(({ thread_ts }) => thread_ts)).toEqual([undefined, undefined]);
		expect(second?.message).not.toHaveProperty('updated');
	});

	it('is asked for by its key', async () => {
		const ran = await send({ ifToldBefore: 'reply' });
		expect(ran.error?.message).toMatch(/\[field "Record Key", item 0\]$/);
	});
});

describe('files of the item', () => {
	const csv = { data: Buffer.from('a,b\n').toString('base64'), mimeType: 'text/csv' };
	const binary = [{ data: { ...csv, fileName: 'march.csv' } }];

	it('are sent along to a channel', async () => {
		const ran = await send({ attachments: 'data' }, {}, { binary });
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent', files: ['march.csv'] });
		expect(world.slack.messages[0]?.files).toMatchObject([{ name: 'march.csv', size: 4 }]);
	});

	it('are sent along to a member', async () => {
		const ran = await world.run('slackNotifyMember', {
			parameters: {
				email: 'ana@example.com',
				type: 'task.assigned',
				title: 'Your file',
				options: { attachments: '*' },
			},
			binary,
		});
		expect(ran.error).toBeUndefined();
		expect(world.slack.messages[0]).toMatchObject({
			user: 'U00000ANA',
			files: [{ name: 'march.csv' }],
		});
	});

	it('that are not there are missed by name', async () => {
		const ran = await send({ attachments: 'invoice' }, {}, { binary });
		expect(ran.error?.message).toMatch(/“invoice”.*\[field "Attachments", item 0\]$/);
		expect(world.slack.messages).toHaveLength(0);
	});
});
