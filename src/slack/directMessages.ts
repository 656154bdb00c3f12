// Answers: which conversation are a person's direct messages?
import type { WebClient } from '@slack/web-api';
import { named, shown } from './answers';
import { ask, unreadable } from './ask';

/** Gives the ID of the conversation that is meant: its own, or that of a person's direct messages. */
export type FindConversation = (conversation: string) => Promise<string>;

export function isPerson(conversation: string): boolean {
	return /^[UW]/.test(conversation);
}

/** They have an ID of their own, which history, files and changes of a message need. Asks once a person. */
export function createFindConversation(client: WebClient): FindConversation {
	const known = new Map<string, string>();
	return async (conversation) => {
		if (!isPerson(conversation)) return conversation;
		const opened = known.get(conversation) ?? (await openDirect(client, conversation));
		known.set(conversation, opened);
		return opened;
	};
}

async function openDirect(client: WebClient, user: string): Promise<string> {
	const answer = await ask(() => client.conversations.open({ users: user }));
	const id = named(shown(answer.channel).id);
	if (id === undefined) throw unreadable();
	return id;
}
