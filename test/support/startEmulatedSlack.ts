// Answers: how is the emulated Slack started with people and channels in it, and what arrived there?
import { createEmulator } from 'emulate';
import { checkedFetch } from './checkedFetch';
import { findFreePort } from './freePort';
import { keepFaultsOfOurs } from './strictSlack/faultsOfOurs';
import { appScopes } from './strictSlack/startStrictSlack';
import { withToken } from './withToken';

export interface EmulatedSlackSeed {
	users?: readonly { name: string; realName?: string; email: string }[];
	/** `withApp`: the app is a member. A public channel takes messages without. */
	channels?: readonly { name: string; isPrivate?: boolean; withApp?: boolean }[];
	scopes?: readonly string[];
	/** Where Slack sends a browser back to after the consent. */
	redirectUrls?: readonly string[];
}

export interface EmulatedMessage {
	conversation: string;
	/** Name of the channel; absent for a direct message. */
	channel?: string;
	/** ID of the person, for a direct message. */
	user?: string;
	ts: string;
	/** Of a reply: the message whose thread it is in. */
	threadTs?: string;
	text: string;
	blocks: unknown[];
	/** Bars with their blocks, where there are any. */
	attachments?: unknown[];
	files?: { id: string; name: string; title: string; size: number }[];
	/** How it is signed in place of the app. */
	sender?: { username?: string; icon_emoji?: string; icon_url?: string };
	/** True once it was changed. */
	edited?: true;
	/** What our messages carry as metadata. */
	key?: unknown;
}

export interface EmulatedSlack {
	url: string;
	/** The app's bot token. */
	token: string;
	clientId: string;
	clientSecret: string;
	/** Adds the token, and checks each request: not for the addresses of uploads. */
	fetch: typeof fetch;
	/** What was wrong with the requests until now, for a test that wants it so: `close` says nothing of it then. */
	excuseFaults(): string[];
	/** Every message that the app can see, oldest first. */
	messages(): Promise<EmulatedMessage[]>;
	/** Throws where a request was not as Slack documents it. */
	close(): Promise<void>;
}

const token = 'xoxb-emulated-app';
// A token of its own for looking on: it counts no calls of the app's, and may read everything.
const watcher = 'xoxb-emulated-watcher';
// Invites the app; the person that emulate puts into every workspace.
const admin = 'xoxp-emulated-admin';
const clientId = '12345.67890';
const clientSecret = 'emulated_client_secret';
const everything = [
	...['channels', 'groups', 'im', 'mpim'].flatMap((kind) => [`${kind}:read`, `${kind}:history`]),
	...['channels:manage', 'groups:write', 'users:read', 'users:read.email'],
];

export async function startEmulatedSlack(seed: EmulatedSlackSeed = {}): Promise<EmulatedSlack> {
	const { users = [], channels = [], scopes = appScopes, redirectUrls = [] } = seed;
	const botName = 'slack-notify';
	const emulator = await createEmulator({
		service: 'slack',
		hostname: '127.0.0.1',
		port: await findFreePort(),
		seed: {
			slack: {
				team: { name: 'Emulated', domain: 'emulated' },
				strict_scopes: true,
				users: users.map(({ name, realName, email }) => ({
					name,
					real_name: realName ?? name,
					email,
				})),
				channels: channels.map(({ name, isPrivate }) => ({ name, is_private: isPrivate ?? false })),
				oauth_apps: [
					{
						client_id: clientId,
						client_secret: clientSecret,
						name: 'Slack Notify',
						bot_name: botName,
						redirect_uris: [...redirectUrls],
						scopes: [...scopes],
					},
				],
				tokens: [
					{ token, user: botName, type: 'bot', scopes: [...scopes] },
					{ token: watcher, user: botName, type: 'bot', scopes: everything },
					{ token: admin, user: 'admin', type: 'user', scopes: everything },
				],
			},
		},
	});
	const { url } = emulator;
	const watch = (method: string, args: Args) => call({ url, token: watcher }, method, args);

	const invited = channels.filter(({ withApp }) => withApp).map(({ name }) => name);
	if (invited.length > 0) {
		const { user_id: botId } = await watch('auth.test', {});
		const asAdmin = { url, token: admin };
		for (const { id, name } of await listConversations(asAdmin)) {
			if (!invited.includes(String(name))) continue;
			await call(asAdmin, 'conversations.invite', { channel: String(id), users: String(botId) });
		}
	}

	const ofOurs = keepFaultsOfOurs();
	return {
		url,
		token,
		clientId,
		clientSecret,
		fetch: withToken(token, checkedFetch(ofOurs)),
		excuseFaults: ofOurs.excuse,
		async messages() {
			const found: EmulatedMessage[] = [];
			for (const conversation of await listConversations({ url, token: watcher })) {
				found.push(...(await readConversation({ url, token: watcher }, conversation)));
			}
			return found.sort((one, other) => Number(one.ts) - Number(other.ts));
		},
		async close() {
			await emulator.close();
			ofOurs.settle();
		},
	};
}

type Args = Record<string, string>;
type Answer = Record<string, unknown>;
interface Access {
	url: string;
	token: string;
}

async function call(access: Access, method: string, args: Args): Promise<Answer> {
	const response = await withToken(access.token)(`${access.url}/api/${method}`, {
		method: 'POST',
		body: new URLSearchParams(args),
	});
	const answer = (await response.json()) as Answer;
	if (answer.ok !== true) throw new Error(`${method}: ${JSON.stringify(answer)}`);
	return answer;
}

/** Every item of a list, over all its pages. */
async function callAll(
	access: Access,
	method: string,
	list: string,
	args: Args,
): Promise<Answer[]> {
	const items: Answer[] = [];
	for (let cursor = ''; ;) {
		const answer = await call(access, method, { ...args, limit: '1000', cursor });
		items.push(...(answer[list] as Answer[]));
		cursor = (answer.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
		if (cursor === '') return items;
	}
}

const listConversations = (access: Access) =>
	callAll(access, 'conversations.list', 'channels', { types: 'public_channel,private_channel,im' });

async function readConversation(access: Access, conversation: Answer): Promise<EmulatedMessage[]> {
	const channel = String(conversation.id);
	const past = await callAll(access, 'conversations.history', 'messages', { channel });
	const replies: Answer[] = [];
	for (const { ts, reply_count } of past) {
		if (!reply_count) continue;
		const thread = { channel, ts: String(ts) };
		const all = await callAll(access, 'conversations.replies', 'messages', thread);
		replies.push(...all.filter((message) => message.ts !== ts));
	}
	const said = [undefined, 'file_share', 'thread_broadcast'];
	return [...past, ...replies]
		.filter(({ subtype }) => said.includes(subtype as string | undefined))
		.map((message) => ({
			conversation: channel,
			...(conversation.is_im
				? { user: String(conversation.user) }
				: { channel: String(conversation.name) }),
			ts: String(message.ts),
			...(message.thread_ts !== undefined && { threadTs: String(message.thread_ts) }),
			text: String(message.text),
			blocks: (message.blocks as unknown[] | undefined) ?? [],
			...readRest(message),
			key: (message.metadata as { event_payload?: { key?: unknown } } | undefined)?.event_payload
				?.key,
		}));
}

/** What not every message has. */
function readRest(message: Answer): Partial<EmulatedMessage> {
	const { attachments, files, edited, username, icon_emoji, icon_url } = message;
	const given = Object.entries({ username, icon_emoji, icon_url }).filter(([, value]) => value);
	return {
		...(Array.isArray(attachments) && attachments.length > 0 && { attachments }),
		...(Array.isArray(files) && {
			files: (files as NonNullable<EmulatedMessage['files']>).map(({ id, name, title, size }) => {
				return { id, name, title, size };
			}),
		}),
		...(given.length > 0 && { sender: Object.fromEntries(given) }),
		...(edited !== undefined && { edited: true }),
	};
}
