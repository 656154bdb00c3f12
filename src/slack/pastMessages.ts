// Answers: which message of a conversation's past is the one that is looked for?
import type { WebClient } from '@slack/web-api';
import { listed, placeOf, shown } from './answers';
import { ask, unreadable } from './ask';
import type { LookUpQuestion, Page } from './contract';
import { SlackError } from './slackError';
import { readNextCursor, walkPages } from './walkPages';

export interface PastMessage {
	ts?: string;
	thread_ts?: string;
	metadata: unknown;
	files: readonly unknown[];
}

/** Slack stamps messages by its own clock; ours may be ahead. Reading too far back costs only pages. */
const clockSkewMs = 5 * 60 * 1000;
const pageSize = 200;

/** Reads the thread where there is one, and else the messages outside of threads. */
export async function findPastMessage(
	client: WebClient,
	{ conversation: channel, threadTs, sinceMs }: LookUpQuestion,
	isIt: (message: PastMessage) => boolean,
): Promise<PastMessage | undefined> {
	const past = {
		channel,
		oldest: toSlackTime(sinceMs - clockSkewMs),
		include_all_metadata: true,
		limit: pageSize,
	};
	const history = (cursor?: string) => client.conversations.history({ ...past, cursor });
	if (threadTs === undefined) return find(isIt, history);
	try {
		return await find(isIt, (cursor) =>
			client.conversations.replies({ ...past, ts: threadTs, cursor }),
		);
	} catch (error) {
		if (!(error instanceof SlackError) || error.code !== 'thread_not_found') throw error;
		// Where the first message was deleted, Slack puts the reply among the others of the conversation.
		return find(isIt, history);
	}
}

async function find(
	isIt: (message: PastMessage) => boolean,
	read: (cursor?: string) => Promise<unknown>,
): Promise<PastMessage | undefined> {
	for await (const messages of walkPages((cursor) => readPage(() => read(cursor)))) {
		const found = messages.find((message) => message.ts !== undefined && isIt(message));
		if (found) return found;
	}
	return undefined;
}

async function readPage(read: () => Promise<unknown>): Promise<Page<PastMessage>> {
	const answer = await ask(read);
	const messages = listed(shown(answer).messages);
	if (messages === undefined) throw unreadable();
	return { items: messages.map(toPastMessage), nextCursor: readNextCursor(answer) };
}

function toPastMessage(answer: unknown): PastMessage {
	const { metadata, files } = shown(answer);
	return { ...placeOf(answer), metadata, files: listed(files) ?? [] };
}

function toSlackTime(ms: number): string {
	return (Math.max(0, ms) / 1000).toFixed(6);
}
