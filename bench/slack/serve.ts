// Answers: who plays Slack, in a process of its own? Knows auth.test, users.list and conversations.list, and counts what it is asked.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeWorkspace } from '../data/workspace.ts';
import { listedChannel } from './listedChannel.ts';
import { listedUser, teamId } from './listedUser.ts';

interface List {
	/** The only limit that is taken: the greatest that Slack takes. */
	pageSize: number;
	pages: Buffer[];
}

const identity = {
	ok: true,
	url: 'https://bench.slack.com/',
	team: 'Bench',
	user: 'app',
	team_id: teamId,
	user_id: 'U0APP',
};

const [users = 0, channels = 0] = process.argv.slice(2).map(Number);
const lists: Record<string, List> = {
	'users.list': makeList('members', 1000, makeWorkspace(users).users.map(listedUser)),
	'conversations.list': makeList(
		'channels',
		999,
		Array.from({ length: channels }, (_, number) => listedChannel(number)),
	),
};
let calls: Record<string, number> = {};

const server = createServer(async (request, response) => {
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	let body = '';
	for await (const chunk of request) body += chunk;
	const asked = new URLSearchParams(body || url.search);
	response.setHeader('content-type', 'application/json; charset=utf-8');
	if (url.pathname === '/calls') {
		response.end(JSON.stringify(calls));
		calls = {};
		return;
	}
	const method = url.pathname.replace('/api/', '');
	calls[method] = (calls[method] ?? 0) + 1;
	response.end(answer(method, asked));
});

// A client that is busy for seconds must not find its connection closed.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port });
});
// Nobody is left to ask when the benchmark is gone.
process.on('disconnect', () => process.exit());

function answer(method: string, asked: URLSearchParams): string | Buffer {
	if (method === 'auth.test') return JSON.stringify(identity);
	const list = lists[method];
	if (!list) return JSON.stringify({ ok: false, error: 'unknown_method' });
	if (asked.get('limit') !== String(list.pageSize)) {
		return JSON.stringify({ ok: false, error: 'invalid_limit' });
	}
	const page = list.pages[Number(asked.get('cursor')?.replace('page-', '') ?? 0)];
	return page ?? JSON.stringify({ ok: false, error: 'invalid_cursor' });
}

/** Written down before anybody asks, so that making them up costs the engine no time. */
function makeList(name: string, pageSize: number, items: readonly object[]): List {
	const pages = Array.from({ length: Math.ceil(items.length / pageSize) }, (_, index) => {
		const end = (index + 1) * pageSize;
		return Buffer.from(
			JSON.stringify({
				ok: true,
				[name]: items.slice(index * pageSize, end),
				cache_ts: 1_767_225_600,
				response_metadata: { next_cursor: end < items.length ? `page-${index + 1}` : '' },
			}),
		);
	});
	return { pageSize, pages };
}
