// Answers: did a message whose answer was lost arrive after all?
import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import { ask, unreadable } from './ask';
import type { LookUpOutcome, Page } from './contract';
import { metadataType } from './post';
import { SlackError } from './slackError';
import { readNextCursor, walkPages } from './walkPages';

type PastMessage = NonNullable<ConversationsHistoryResponse['messages']>[number];

/** Slack stamps messages by its own clock; ours may be ahead. Reading too far back costs only pages. */
const clockSkewMs = 5 * 60 * 1000;
const pageSize = 200;

export async function lookUp(
	client: WebClient,
	question: { conversation: string; key: string; sinceMs: number },
): Promise<LookUpOutcome> {
	try {
		const conversation = await findConversation(client, question.conversation);
		const oldest = toSlackTime(question.sinceMs - clockSkewMs);
		const pages = walkPages((cursor) => readHistory(client, { conversation, oldest, cursor }));
		for await (const messages of pages) {
			const found = messages.find((message) => keyOf(message) === question.key);
			if (found?.ts) return { outcome: 'found', conversation, ts: found.ts };
		}
		return { outcome: 'not_found' };
	} catch (error) {
		if (error instanceof SlackError) return toOutcome(error);
		throw error;
	}
}

/** A person's direct messages have an ID of their own, and only that one has a history. */
async function findConversation(client: WebClient, conversation: string): Promise<string> {
	if (!/^[UW]/.test(conversation)) return conversation;
	const { channel } = await ask(() => client.conversations.open({ users: conversation }));
	if (!channel?.id) throw unreadable();
	return channel.id;
}

async function readHistory(
	client: WebClient,
	{ conversation, oldest, cursor }: { conversation: string; oldest: string; cursor?: string },
): Promise<Page<PastMessage>> {
	const answer = await ask(() =>
		client.conversations.history({
			channel: conversation,
			oldest,
			include_all_metadata: true,
			limit: pageSize,
			cursor,
		}),
	);
	if (!Array.isArray(answer.messages)) throw unreadable();
	return { items: answer.messages, nextCursor: readNextCursor(answer) };
}

function keyOf({ metadata }: PastMessage): unknown {
	if (metadata?.event_type !== metadataType) return undefined;
	return (metadata.event_payload as { key?: unknown } | undefined)?.key;
}

function toSlackTime(ms: number): string {
	return (Math.max(0, ms) / 1000).toFixed(6);
}

function toOutcome({ code, next, refusal }: SlackError): LookUpOutcome {
	// Another scope or an invitation would change it. A token that no longer works says nothing of the
	// kind: once there is one that does, the message can be looked up.
	const notAllowed = next === 'give_up' || code === 'missing_scope';
	return { outcome: notAllowed ? 'not_allowed' : 'later', refusal };
}
