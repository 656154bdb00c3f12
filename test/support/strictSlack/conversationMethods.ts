// Answers: what does the strict Slack tell of its conversations, and to whom?
import type { Arguments } from './arguments';
import type { Call } from './methods';
import { cutPage } from './pages';
import { needScopes, refuse } from './refuse';
import { showMessage } from './showMessage';
import {
	isReachable,
	openDirect,
	type StrictChannel,
	type StrictMessage,
	type Workspace,
} from './workspace';

export function conversationsList({ args, scopes, workspace, pages }: Call): object {
	const types = (args.types ?? 'public_channel').split(',');
	needScopes(scopes, [
		...(types.includes('public_channel') ? ['channels:read'] : []),
		...(types.includes('private_channel') ? ['groups:read'] : []),
	]);
	const listed = workspace.channels.filter(
		(channel) =>
			types.includes(channel.is_private ? 'private_channel' : 'public_channel') &&
			!(channel.is_private && !channel.is_member) &&
			!(channel.is_archived && args.exclude_archived === 'true'),
	);
	const rules = {
		...pages,
		greatestLimit: Math.min(pages.greatestLimit, 999),
		limitRefusal: 'invalid_limit',
		list: 'channels',
	} as const;
	const byId = listed.toSorted((one, other) => (one.id < other.id ? -1 : 1));
	const { items, next_cursor } = cutPage(byId, args, rules, ({ id }) => id);
	return { channels: items.map(show), response_metadata: { next_cursor } };
}

export function conversationsInfo({ args, scopes, workspace }: Call): object {
	const direct = workspace.direct.find(({ id }) => id === args.channel);
	if (direct) {
		needScopes(scopes, ['im:read']);
		return { channel: { id: direct.id, is_im: true, user: direct.user } };
	}
	const channel = findVisible(workspace, args.channel);
	needScopes(scopes, [channel.is_private ? 'groups:read' : 'channels:read']);
	return { channel: show(channel) };
}

/** Public channels only: into a private one the app is invited. */
export function conversationsJoin({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['channels:join']);
	const isDirect = workspace.direct.some(({ id }) => id === args.channel);
	if (isDirect) refuse('method_not_supported_for_channel_type');
	const channel = findVisible(workspace, args.channel);
	if (channel.is_private) refuse('method_not_supported_for_channel_type');
	if (channel.is_archived) refuse('is_archived');
	const wasIn = channel.is_member;
	channel.is_member = true;
	const warning = 'already_in_channel';
	return {
		channel: show(channel),
		...(wasIn && { warning, response_metadata: { warnings: [warning] } }),
	};
}

export function conversationsOpen({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['im:write']);
	if (!args.users) refuse('users_list_not_supplied');
	const user = workspace.users.find(({ id }) => id === args.users);
	if (!user) refuse('user_not_found');
	if (user.deleted) refuse('user_disabled');
	if (!isReachable(user)) refuse('cannot_dm_bot');
	return { channel: { id: openDirect(workspace, user.id).id } };
}

/** Replies are in their threads, and nowhere else, but for those that the conversation is shown as well. */
export function conversationsHistory({ args, scopes, workspace, pages }: Call): object {
	needScopes(scopes, [historyScope(workspace, args.channel)]);
	const inPeriod = readPeriod(args);
	const past = workspace.messages.filter(
		({ channel, ts, thread_ts, broadcast }) =>
			channel === args.channel && (thread_ts === undefined || broadcast) && inPeriod(ts),
	);
	return tellPast(past.toReversed(), { limit: '100', ...args }, pages);
}

/** Of the thread that the message is in: its first message, whenever that was, and then the replies, the oldest first. */
export function conversationsReplies({ args, scopes, workspace, pages }: Call): object {
	needScopes(scopes, [historyScope(workspace, args.channel)]);
	const inPeriod = readPeriod(args);
	const here = workspace.messages.filter(({ channel }) => channel === args.channel);
	const named = here.find(({ ts }) => ts === args.ts);
	const first = here.find(({ ts }) => ts === (named?.thread_ts ?? args.ts));
	if (!first) return refuse('thread_not_found');
	const replies = here.filter(({ ts, thread_ts }) => thread_ts === first.ts && inPeriod(ts));
	return tellPast([first, ...replies], { limit: '999', ...args }, pages);
}

function tellPast(past: readonly StrictMessage[], args: Arguments, pages: Call['pages']): object {
	const rules = {
		...pages,
		greatestLimit: 999,
		limitRefusal: 'invalid_limit',
		list: 'messages',
	} as const;
	const { items, next_cursor } = cutPage(past, args, rules);
	return {
		messages: items.map((message) => showMessage(message, args.include_all_metadata === 'true')),
		has_more: next_cursor !== '',
		response_metadata: { next_cursor },
	};
}

/** The scope that reading a conversation takes; refuses where the app is not in it. */
function historyScope(workspace: Workspace, id: string | undefined): string {
	if (workspace.direct.some((direct) => direct.id === id)) return 'im:history';
	const channel = findVisible(workspace, id);
	if (!channel.is_member) refuse('not_in_channel');
	return channel.is_private ? 'groups:history' : 'channels:history';
}

/** A private channel that the app is not in is as good as none. */
export function findVisible(workspace: Workspace, id: string | undefined): StrictChannel {
	const channel = workspace.channels.find((candidate) => candidate.id === id);
	if (!channel || (channel.is_private && !channel.is_member)) refuse('channel_not_found');
	return channel;
}

function readPeriod(args: Arguments): (ts: string) => boolean {
	const oldest = readStamp(args.oldest, 0, 'invalid_ts_oldest');
	const latest = readStamp(args.latest, Infinity, 'invalid_ts_latest');
	return (ts) => Number(ts) > oldest && Number(ts) < latest;
}

function readStamp(text: string | undefined, otherwise: number, refusal: string): number {
	if (text === undefined) return otherwise;
	if (!/^\d+(\.\d{1,6})?$/.test(text)) refuse(refusal);
	return Number(text);
}

function show(channel: StrictChannel): object {
	const { read_only: _read, thread_only: _thread, restricted: _restricted, ...shown } = channel;
	return { ...shown, is_channel: true, is_im: false };
}
