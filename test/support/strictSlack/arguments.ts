// Answers: which arguments does Slack document for each method, and which of them did this request bring?
import { refuse } from './refuse';

/** docs.slack.dev/reference/methods; `token` is left out, because it belongs in a header. */
const documented: Readonly<Record<string, readonly string[]>> = {
	'auth.test': [],
	'users.list': ['cursor', 'include_locale', 'limit', 'team_id'],
	'users.info': ['include_locale', 'user'],
	'users.lookupByEmail': ['email'],
	'conversations.list': ['cursor', 'exclude_archived', 'limit', 'team_id', 'types'],
	'conversations.info': ['channel', 'include_locale', 'include_num_members'],
	'conversations.open': ['channel', 'prevent_creation', 'return_im', 'users'],
	'conversations.history': [
		...['channel', 'cursor', 'include_all_metadata', 'inclusive', 'latest', 'limit', 'oldest'],
	],
	'conversations.replies': [
		...['channel', 'cursor', 'include_all_metadata', 'inclusive', 'latest', 'limit', 'oldest'],
		'ts',
	],
	'chat.postMessage': [
		...[
			'attachments',
			'blocks',
			'channel',
			'icon_emoji',
			'icon_url',
			'link_names',
			'markdown_text',
		],
		...['metadata', 'mrkdwn', 'parse', 'reply_broadcast', 'text', 'thread_ts', 'unfurl_app_links'],
		...['unfurl_links', 'unfurl_media', 'username'],
	],
};

export type Arguments = Readonly<Record<string, string>>;

export function readArguments(body: string, contentType: string | undefined): Arguments {
	if (body === '') return {};
	if (contentType?.startsWith('application/x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(body));
	}
	if (!contentType?.startsWith('application/json')) refuse('invalid_post_type');
	const given = Object.entries(JSON.parse(body) as Record<string, unknown>);
	return Object.fromEntries(
		given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
	);
}

/** Slack lets most unknown arguments pass; here they are a fault of ours. */
export function refuseUnknownArguments(method: string, args: Arguments): void {
	const known = documented[method];
	if (!known) refuse('unknown_method', { req_method: method });
	const unknown = Object.keys(args).filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		refuse('invalid_arg_name', {
			response_metadata: { messages: unknown.map((name) => `[ERROR] not documented: ${name}`) },
		});
	}
}

export function readJson(text: string | undefined, otherwise: string): unknown {
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return refuse(otherwise);
	}
}
