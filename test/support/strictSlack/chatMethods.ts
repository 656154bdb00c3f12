// Answers: which messages does the strict Slack take, and where does it put them?
import { findBlockFaults } from '../../message/checkBlocks';
import { readJson } from './arguments';
import { findVisible } from './conversationMethods';
import type { Call } from './methods';
import { needScopes, refuse } from './refuse';
import {
	addMessage,
	isReachable,
	openDirect,
	type StrictMessage,
	type Workspace,
} from './workspace';

export function chatPostMessage({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['chat:write']);
	const target = findTarget(workspace, args.channel, scopes);
	const thread_ts = readThread(workspace, target.channel, args.thread_ts);
	const blocks = readBlocks(args.blocks);
	const text = args.text ?? '';
	if (text === '' && blocks.length === 0) refuse('no_text');
	if (text.length > 40_000) refuse('msg_too_long');
	const message = addMessage(workspace, {
		...target,
		...(thread_ts !== undefined && { thread_ts }),
		text,
		blocks,
		metadata: readMetadata(args.metadata),
	});
	const { channel, ts } = message;
	return { channel, ts, message: { type: 'message', text, blocks, ts, thread_ts } };
}

/** A user ID opens that person's direct messages: also those of who was deactivated, where nobody reads them. */
function findTarget(
	workspace: Workspace,
	id: string | undefined,
	scopes: readonly string[],
): { channel: string; user?: string } {
	const user = workspace.users.find((candidate) => candidate.id === id);
	if (user && !isReachable(user)) refuse('cannot_dm_bot');
	const direct = user
		? openDirect(workspace, user.id)
		: workspace.direct.find((candidate) => candidate.id === id);
	if (direct) return { channel: direct.id, user: direct.user };
	const channel = findVisible(workspace, id);
	if (channel.is_archived) refuse('is_archived');
	if (!channel.is_member && !scopes.includes('chat:write.public')) refuse('not_in_channel');
	return { channel: channel.id };
}

/**
 * Slack documents that a thread is named by its first message, never by a reply, and no refusal for another stamp; here
 * that is a fault of ours.
 */
function readThread(
	workspace: Workspace,
	channel: string,
	ts: string | undefined,
): string | undefined {
	if (ts === undefined) return undefined;
	const first = workspace.messages.find((each) => each.channel === channel && each.ts === ts);
	if (!first) refuse('thread_not_found');
	if (first.thread_ts !== undefined) refuse('cannot_reply_to_message');
	return ts;
}

function readBlocks(text: string | undefined): unknown[] {
	const blocks = readJson(text, 'invalid_blocks_format') ?? [];
	if (!Array.isArray(blocks)) refuse('invalid_blocks_format');
	if (blocks.length === 0) return [];
	const faults = findBlockFaults(blocks);
	const wrong = faults.filter((fault) => !fault.startsWith('msg_blocks_too_long'));
	if (wrong.length > 0) {
		refuse('invalid_blocks', {
			errors: wrong,
			response_metadata: { messages: wrong.map((fault) => `[ERROR] ${fault}`) },
		});
	}
	if (faults.length > 0) refuse('msg_blocks_too_long');
	return blocks;
}

function readMetadata(text: string | undefined): StrictMessage['metadata'] {
	if (text === undefined) return undefined;
	if (text.length > 8_000) refuse('metadata_too_large');
	const metadata = readJson(text, 'invalid_metadata_format') as StrictMessage['metadata'] | null;
	const fits =
		typeof metadata?.event_type === 'string' &&
		typeof metadata.event_payload === 'object' &&
		Object.keys(metadata).every((name) => ['event_type', 'event_payload'].includes(name));
	return fits ? metadata : refuse('invalid_metadata_format');
}
