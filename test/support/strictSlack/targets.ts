// Answers: where does a message go, and into which thread?
import { findVisible } from './conversationMethods';
import { refuse } from './refuse';
import { isReachable, openDirect, type StrictChannel, type Workspace } from './workspace';

export interface Target {
	/** Of the conversation. */
	id: string;
	/** Undefined for somebody's direct messages. */
	channel?: StrictChannel;
	/** The person, for direct messages. */
	user?: string;
}

/** A user ID opens that person's direct messages: also those of who was deactivated, where nobody reads them. */
export function findTarget(workspace: Workspace, id: string | undefined): Target {
	const user = workspace.users.find((candidate) => candidate.id === id);
	if (user && !isReachable(user)) refuse('cannot_dm_bot');
	const direct = user
		? openDirect(workspace, user.id)
		: workspace.direct.find((candidate) => candidate.id === id);
	if (direct) return { id: direct.id, user: direct.user };
	const channel = findVisible(workspace, id);
	if (channel.is_archived) refuse('is_archived');
	return { id: channel.id, channel };
}

/**
 * Slack documents that a thread is named by its first message, never by a reply, and no refusal for another stamp; here that
 * is a fault of ours. Where the first message was deleted, the reply goes among the others of the conversation.
 */
export function findThread(
	{ messages, deleted }: Workspace,
	conversation: string,
	ts: string | undefined,
): string | undefined {
	if (ts === undefined || deleted.has(ts)) return undefined;
	const first = messages.find((each) => each.channel === conversation && each.ts === ts);
	if (!first) refuse('thread_not_found');
	if (first.thread_ts !== undefined) refuse('cannot_reply_to_message');
	return ts;
}
