// Answers: what do the strict Slack's own tests begin with? It, and requests that nobody composed.
import { afterEach } from 'vitest';
import { bot, deactivated, guest, outsider, person } from './people';
import { startStrictSlack, type StrictSlack, type StrictSlackOptions } from './startStrictSlack';
import { channel } from './workspace';

export let strict: StrictSlack;
afterEach(() => strict.close());

export async function start(options: StrictSlackOptions = {}): Promise<void> {
	strict = await startStrictSlack({
		users: [person('ana'), deactivated('old'), guest('gus'), bot('bob'), outsider('eve')],
		channels: [
			channel('ops'),
			channel('team', { is_member: true }),
			channel('done', { is_archived: true }),
			channel('board', { is_private: true, is_member: true }),
			channel('hidden', { is_private: true }),
		],
		...options,
	});
}

export interface Answer {
	status: number;
	headers: Headers;
	ok: boolean;
	error?: string;
	ts?: string;
	response_metadata?: { next_cursor?: string };
	[name: string]: unknown;
}

export async function ask(
	method: string,
	args: Record<string, unknown> = {},
	send = strict.fetch,
): Promise<Answer> {
	const form = Object.entries(args).map(([name, value]): [string, string] => [
		name,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
	const body = new URLSearchParams(form);
	const response = await send(`${strict.url}/api/${method}`, { method: 'POST', body });
	const { status, headers } = response;
	return { ...((await response.json()) as Answer), status, headers };
}

export const ops = channel('ops').id;
export const team = channel('team').id;
export const post = (args: object) => ask('chat.postMessage', { channel: ops, text: 'x', ...args });
