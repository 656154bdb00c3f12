// Answers: does the demo see every message in Slack, with all that a reader sees in it?
import nock from 'nock';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { readArrived } from '../../demo/arrived.ts';

const slack = { url: 'http://slack.test', watcherToken: 'xoxb-watcher' };
const history: Record<string, object[]> = { C1: [], D1: [], D2: [] };

beforeEach(() => {
	nock.disableNetConnect();
	for (const id of Object.keys(history)) history[id] = [];
	nock(slack.url, { reqheaders: { authorization: 'Bearer xoxb-watcher' } })
		.persist()
		.post(/^\/api\//)
		.reply(async (request: Request) => {
			const asked = new URLSearchParams(await request.text());
			return [200, answer(new URL(request.url).pathname, asked)];
		});
});
afterEach(() => {
	nock.cleanAll();
	nock.enableNetConnect();
});
afterAll(() => nock.restore());

/** One thing on each page, so that whoever reads only the first page misses most of it. */
function answer(uri: string, asked: URLSearchParams): object {
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
				{ id: 'C1', name: 'general' },
				{ id: 'D1', is_im: true, user: 'U1' },
				{ id: 'D2', is_im: true, user: 'U9' },
			],
		],
		'/api/conversations.history': ['messages', history[asked.get('channel') ?? ''] ?? []],
	};
	const [key, things] = all[uri] ?? ['', []];
	const at = Number(asked.get('cursor') ?? 0);
	const next = at + 1 < things.length ? String(at + 1) : '';
	return { ok: true, [key]: things.slice(at, at + 1), response_metadata: { next_cursor: next } };
}
const mrkdwn = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

it('every message is read from every conversation, with who got it', async () => {
	history['C1'] = [{ blocks: [mrkdwn('one')] }, { blocks: [mrkdwn('two')] }];
	history['D1'] = [{ blocks: [mrkdwn('three')] }];
	history['D2'] = [{ blocks: [mrkdwn('four')] }];
	expect((await readArrived(slack)).map(({ where, text }) => `${where}: ${text}`)).toEqual([
		'#general: one',
		'#general: two',
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
