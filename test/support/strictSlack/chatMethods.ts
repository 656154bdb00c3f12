// Answers: which messages does the strict Slack take, where does it put them, and how are they changed?
import { readContent, readMetadata, readSender } from './content';
import { findVisible } from './conversationMethods';
import type { Call } from './methods';
import { needScopes, refuse } from './refuse';
import { showMessage } from './showMessage';
import { findTarget, findThread } from './targets';
import { addMessage, type MessageState, type StrictChannel, type Workspace } from './workspace';

export function chatPostMessage(call: Call): object {
	const { args, scopes, workspace } = call;
	needScopes(scopes, ['chat:write']);
	const { id, channel, user } = findTarget(workspace, args.channel);
	const thread_ts = findThread(workspace, id, args.thread_ts);
	if (channel) refuseWhereShut(channel, scopes, thread_ts);
	const { text = '', blocks = [], attachments } = readContent(args);
	if (text === '' && blocks.length === 0 && !attachments?.length) refuse('no_text');
	if (text.length > 40_000) refuse('msg_too_long');
	const broadcasts = isTrue(args.reply_broadcast) && thread_ts !== undefined;
	const sender = readSender(call);
	const metadata = readMetadata(args.metadata);
	const message = addMessage(workspace, {
		channel: id,
		...(user !== undefined && { user }),
		...(thread_ts !== undefined && { thread_ts }),
		...(broadcasts && { broadcast: true }),
		text,
		blocks,
		...(attachments?.length && { attachments }),
		metadata,
		...(sender && { sender }),
		...(args.unfurl_links !== undefined && { unfurl_links: isTrue(args.unfurl_links) }),
		...(args.unfurl_media !== undefined && { unfurl_media: isTrue(args.unfurl_media) }),
	});
	return { channel: id, ts: message.ts, message: showMessage(message, true) };
}

function refuseWhereShut(
	channel: StrictChannel,
	scopes: readonly string[],
	thread: string | undefined,
): void {
	if (!channel.is_member && !scopes.includes('chat:write.public')) refuse('not_in_channel');
	if (channel.read_only) refuse('restricted_action_read_only_channel');
	if (channel.restricted) refuse('restricted_action');
	if (channel.thread_only && thread === undefined) refuse('restricted_action_thread_only_channel');
}

/** What is not said again stays, but for the blocks where there is a new text. */
export function chatUpdate({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['chat:write']);
	refuseWhereFrozen(workspace, args.channel);
	const message = workspace.messages.find(
		({ channel, ts }) => channel === args.channel && ts === args.ts,
	);
	if (!message) refuse('message_not_found');
	const given = readContent(args);
	if (Object.keys(given).length === 0) refuse('no_text');
	if ((given.text?.length ?? 0) > 4_000) refuse('msg_too_long');
	// Nobody here needs files in a message that had none.
	if (args.file_ids !== undefined) refuse('unable_to_share_files');
	const { text, blocks, attachments, metadata } = message;
	const before = { text, blocks, attachments, metadata };
	const after: MessageState = {
		text: given.text ?? text,
		blocks: given.blocks ?? (given.text === undefined ? blocks : []),
		attachments: given.attachments ?? attachments,
		metadata: changedMetadata(args.metadata, metadata),
	};
	if (!after.attachments?.length) after.attachments = undefined;
	if (isTrue(args.reply_broadcast) && message.thread_ts !== undefined) message.broadcast = true;
	Object.assign(message, after, { earlier: [...(message.earlier ?? []), before] });
	const { channel, ts } = message;
	return { channel, ts, text: message.text, message: showMessage(message, true) };
}

const changedMetadata = (text: string | undefined, before: MessageState['metadata']) =>
	text === undefined ? before : text === '{}' ? undefined : readMetadata(text);

function refuseWhereFrozen(workspace: Workspace, id: string | undefined): void {
	if (workspace.direct.some((direct) => direct.id === id)) return;
	if (findVisible(workspace, id).is_archived) refuse('is_inactive');
}

const isTrue = (text: string | undefined) => text === 'true' || text === '1';
