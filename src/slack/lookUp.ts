// Answers: did a message whose answer was lost arrive after all?
import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import { ask, unreadable } from './ask';
import type { LookUpOutcome, LookUpQuestion, Page } from './contract';
import { metadataType } from './post';
import { SlackError } from './slackError';
import { readNextCursor, walkPages } from './walkPages';

type PastMessage = NonNullable<ConversationsHistoryResponse['messages']>[number];

/** Slack stamps messages by its own clock; ours may be ahead. Reading too far back costs only pages. */
const clockSkewMs = 5 * 60 * 1000;
const pageSize = 200;

export async function lookUp(client: WebClient, question: LookUpQuestion): Promise<LookUpOutcome> {
	try {
		const conversation = await findConversation(client, question.conversation);
		const ts = await findTs(client, { ...question, conversation });
		return ts === undefined ? { outcome: 'not_found' } : { outcome: 'found', conversation, ts };
	} catch (error) {
		if (error instanceof SlackError) return toOutcome(error);
		throw error;
	}
}

async function findTs(client: WebClient, question: LookUpQuestion): Promise<string | undefined> {
	const { conversation: channel, threadTs, sinceMs } = question;
	const past = {
		channel,
		oldest: toSlackTime(sinceMs - clockSkewMs),
		include_all_metadata: true,
		limit: pageSize,
	};
	const history = (cursor?: string) => client.conversations.history({ ...past, cursor });
	if (threadTs === undefined) return findKey(question.key, history);
	try {
		return await findKey(question.key, (cursor) =>
			client.conversations.replies({ ...past, ts: threadTs, cursor }),
		);
	} catch (error) {
		if (!(error instanceof SlackError) || error.code !== 'thread_not_found') throw error;
		// Where the first message was deleted, Slack puts the reply among the others of the conversation.
		return findKey(question.key, history);
	}
}

async function findKey(
	key: string,
	read: (cursor?: string) => Promise<ConversationsHistoryResponse>,
): Promise<string | undefined> {
	for await (const messages of walkPages((cursor) => readPage(() => read(cursor)))) {
		const found = messages.find((message) => keyOf(message) === key);
		if (found?.ts) return found.ts;
	}
	return undefined;
}

/** A person's direct messages have an ID of their own, and only that one has a history. */
async function findConversation(client: WebClient, conversation: string): Promise<string> {
	if (!/^[UW]/.test(conversation)) return conversation;
	const { channel } = await ask(() => client.conversations.open({ users: conversation }));
	if (!channel?.id) throw unreadable();
	return channel.id;
}

async function readPage(
	read: () => Promise<ConversationsHistoryResponse>,
): Promise<Page<PastMessage>> {
	const answer = await ask(read);
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
