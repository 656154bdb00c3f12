// Answers: does the demo see every message in Slack, with all that a reader sees in it?
import nock from 'nock';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { readArrived, readJoined } from '../../demo/arrived.ts';

const slack = {
	url: 'http://slack.test',
	watcherToken: 'xoxb-watcher',
	personToken: 'xoxp-person',
};
const history: Record<string, object[]> = { C1: [], C2: [], D1: [], D2: [] };
const replies: Record<string, object[]> = {};
const files: Record<string, string> = {};

beforeEach(() => {
	nock.disableNetConnect();
	for (const id of Object.keys(history)) history[id] = [];
	for (const place of [replies, files]) for (const id of Object.keys(place)) delete place[id];
	nock(slack.url, { reqheaders: { authorization: 'Bearer xoxb-watcher' } })
		.persist()
		.get(/^\/files-pri\//)
		.reply((request: Request) => [200, files[new URL(request.url).pathname] ?? 'no such file']);
	nock(slack.url)
		.persist()
		.post(/^\/api\//)
		.reply(async (request: Request) => {
			const asked = new URLSearchParams(await request.text());
			const isApp = request.headers.get('authorization') === 'Bearer xoxb-watcher';
			return [200, answer(new URL(request.url).pathname, asked, isApp)];
		});
});
afterEach(() => {
	nock.cleanAll();
	nock.enableNetConnect();
});
afterAll(() => nock.restore());

/** One thing on each page, so that whoever reads only the first page misses most of it. */
function answer(uri: string, asked: URLSearchParams, isApp: boolean): object {
	const types = asked.get('types')?.split(',') ?? [];
	const channel = asked.get('channel') ?? '';
	// The app sees its direct messages, and somebody who is in all channels sees those.
	if (channel && channel.startsWith('D') !== isApp) return { ok: false, error: 'not_in_channel' };
	const all: Record<string, [string, object[]]> = {
		'/api/users.list': [
			'members',
			[
				{ id: 'U1', name: 'ana' },
				{ id: 'U2', name: 'ben' },
			],
		],
		'/api/conversations.list': [
			'channels',
			[
				{ id: 'C1', name: 'general', is_member: true, type: 'public_channel' },
				{ id: 'C2', name: 'board', type: 'private_channel' },
				{ id: 'D1', is_im: true, user: 'U1', type: 'im' },
				{ id: 'D2', is_im: true, user: 'U9', type: 'im' },
			]
				.filter(({ type }) => types.includes(type))
				.filter(({ id }) => id !== 'C2' || !isApp),
		],
		'/api/conversations.history': ['messages', history[channel] ?? []],
		'/api/conversations.replies': ['messages', replies[asked.get('ts') ?? ''] ?? []],
	};
	const [key, things] = all[uri] ?? ['', []];
	// Of a thread, emulate gives all of it at once.
	if (uri.endsWith('replies')) return { ok: true, [key]: things };
	const at = Number(asked.get('cursor') ?? 0);
	const next = at + 1 < things.length ? String(at + 1) : '';
	return { ok: true, [key]: things.slice(at, at + 1), response_metadata: { next_cursor: next } };
}
const mrkdwn = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

it('every message is read from every conversation, with who got it', async () => {
	history['C1'] = [{ blocks: [mrkdwn('one')] }, { blocks: [mrkdwn('two')] }];
	history['C2'] = [{ blocks: [mrkdwn('five')] }];
	history['D1'] = [{ blocks: [mrkdwn('three')] }];
	history['D2'] = [{ blocks: [mrkdwn('four')] }];
	expect((await readArrived(slack)).map(({ where, text }) => `${where}: ${text}`)).toEqual([
		'#general: one',
		'#general: two',
		'#board: five',
		'ana: three',
		'unknown user U9: four',
	]);
});

it('texts are read wherever they are in the blocks, as they read on the screen', async () => {
	const plain = (text: string) => ({ type: 'plain_text', text });
	history['D1'] = [
		{
			blocks: [
				{ type: 'header', text: plain('a header') },
				{ type: 'section', fields: [{ type: 'mrkdwn', text: 'a &lt;field&gt; &amp;amp;' }] },
				{ type: 'context', elements: [plain('a context')] },
				{ type: 'table', rows: [[plain('a cell')], [plain('another cell')]] },
				{
					type: 'rich_text',
					elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'rich' }] }],
				},
			],
		},
	];
	const [message] = await readArrived(slack);
	expect(message?.text.split('\n').toSorted()).toEqual(
		['a header', 'a <field> &amp;', 'a context', 'a cell', 'another cell', 'rich'].toSorted(),
	);
	expect(message?.alarming).toEqual([]);
});

it('pings and links with another name are alarming in marked-up text and in the fallback', async () => {
	history['D1'] = [
		{ text: '<!channel> all', blocks: [mrkdwn('<@U1> and <https://evil.example|your bank>')] },
	];
	const [message] = await readArrived(slack);
	expect(message?.alarming.toSorted()).toEqual([
		'<!channel>',
		'<@U1>',
		'<https://evil.example|your bank>',
	]);
});

it('a reply is read with the message whose thread it is in', async () => {
	const first = { ts: '1.1', reply_count: 1, blocks: [mrkdwn('a question')] };
	history['D1'] = [first];
	replies['1.1'] = [first, { ts: '1.2', blocks: [mrkdwn('an answer')] }];
	expect(await readArrived(slack)).toEqual([
		{ where: 'ana', text: 'a question', alarming: [] },
		{ where: 'ana', text: 'an answer', alarming: [], under: 'a question' },
	]);
});

it('a file is read with each of its bytes, by the app itself', async () => {
	const url_private = 'http://elsewhere.test/files-pri/F1/a.csv';
	files['/files-pri/F1/a.csv'] = '\uFEFFAccount\r\n';
	history['C1'] = [{ files: [{ name: 'a.csv', size: 12, url_private }] }];
	const [message] = await readArrived(slack);
	expect(message?.files).toEqual([{ name: 'a.csv', size: 12, content: '\uFEFFAccount\r\n' }]);
});

it('who is mentioned, the table, the colour and a change are told apart from the text', async () => {
	const cell = (text: string) => ({ type: 'raw_text', text });
	const elements = [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U2' }] }];
	history['D1'] = [
		{
			edited: { ts: '2.1' },
			blocks: [
				{ type: 'rich_text', elements },
				{
					type: 'table',
					rows: [
						[cell('A'), cell('B')],
						[cell('1'), cell('2')],
					],
				},
			],
			attachments: [{ color: '#E01E5A', blocks: [mrkdwn('beside the bar')] }],
		},
	];
	expect(await readArrived(slack)).toEqual([
		{
			where: 'ana',
			text: expect.stringContaining('beside the bar'),
			alarming: [],
			mentions: ['ben'],
			table: [
				['A', 'B'],
				['1', '2'],
			],
			colour: '#E01E5A',
			edited: true,
		},
	]);
});

it('what is beside a bar alarms like any other text', async () => {
	history['D1'] = [{ attachments: [{ fallback: '<!here>', blocks: [mrkdwn('<!channel>')] }] }];
	expect((await readArrived(slack))[0]?.alarming.toSorted()).toEqual(['<!channel>', '<!here>']);
});

it('the channels that the app is in are read as the app, without private ones', async () => {
	expect(await readJoined(slack)).toEqual(['#general']);
});

it('a ping as an element of its own is alarming', async () => {
	const elements = [{ type: 'broadcast', range: 'channel' }];
	history['D1'] = [{ blocks: [{ type: 'rich_text', elements }] }];
	expect((await readArrived(slack))[0]?.alarming).toEqual(['<!broadcast>']);
});

it('plain text and a bare address alarm nobody', async () => {
	history['D1'] = [
		{
			text: '&lt;!channel&gt;',
			blocks: [
				{ type: 'header', text: { type: 'plain_text', text: '<!channel>' } },
				mrkdwn('&lt;!here&gt; <https://acme.example/1>'),
			],
		},
	];
	expect((await readArrived(slack))[0]?.alarming).toEqual([]);
});

it('a refusal is not taken for an empty Slack', async () => {
	nock.cleanAll();
	nock(slack.url).post('/api/users.list').reply(200, { ok: false, error: 'missing_scope' });
	await expect(readArrived(slack)).rejects.toThrow(/refused users\.list.*missing_scope/);
});
