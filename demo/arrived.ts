// Answers: what has arrived in Slack, in which conversation, and in whose thread?
import { readFiles, type ArrivedFile } from './arrivedFiles.ts';
import { readMessage, type ReadMessage } from './readMessage.ts';
import { asApp, asPerson, callSlack, readPages } from './slackCalls.ts';
import type { SlackAccess } from './slackCalls.ts';

/** One message, with every text that a reader sees in it. What is absent is not there. */
export interface ArrivedMessage extends Omit<ReadMessage, 'mentions'> {
	/** The Slack user's name for a direct message; a channel's name with #. */
	where: string;
	/** The text of the message whose thread it is in. */
	under?: string;
	/** Names of the Slack users who are mentioned. */
	mentions?: string[];
	files?: ArrivedFile[];
}

interface Conversation {
	id: string;
	name?: string;
	is_im?: boolean;
	is_member?: boolean;
	user?: string;
}

interface Posted {
	ts: string;
	reply_count?: number;
	files?: { name: string; size: number; url_private: string }[];
}

/** Of direct messages those that the app can see; of channels all, also private ones without it. */
export async function readArrived(slack: SlackAccess): Promise<ArrivedMessage[]> {
	const users = await readPages(asApp(slack), 'users.list', {}, usersOf);
	const nameOf = new Map(users.map(({ id, name }) => [id, name]));
	const arrived: ArrivedMessage[] = [];
	const conversations = [
		...(await listConversations(asPerson(slack), 'public_channel,private_channel')),
		...(await listConversations(asApp(slack), 'im')),
	];
	for (const { id, name, is_im, user } of conversations) {
		const where = is_im ? (nameOf.get(user ?? '') ?? `unknown user ${user}`) : `#${name}`;
		const reader = is_im ? asApp(slack) : asPerson(slack);
		const read = async (message: Posted, under?: string): Promise<ArrivedMessage> => {
			const { mentions, ...rest } = readMessage(message);
			return {
				where,
				...rest,
				...(under !== undefined && { under }),
				...(mentions && { mentions: mentions.map((each) => nameOf.get(each) ?? each) }),
				...(message.files && { files: await readFiles(slack, message.files) }),
			};
		};
		const history = await readPages(reader, 'conversations.history', { channel: id }, messagesOf);
		for (const first of history) {
			const told = await read(first);
			arrived.push(told);
			if (!first.reply_count) continue;
			const thread = { channel: id, ts: first.ts };
			const replies = messagesOf(await callSlack(reader, 'conversations.replies', thread));
			for (const reply of replies) {
				if (reply.ts !== first.ts) arrived.push(await read(reply, told.text));
			}
		}
	}
	return arrived;
}

/** The public channels that the app is a member of, by their names with #. */
export async function readJoined(slack: SlackAccess): Promise<string[]> {
	const channels = await listConversations(asApp(slack), 'public_channel');
	return channels.filter(({ is_member }) => is_member).map(({ name }) => `#${name}`);
}

interface User {
	id: string;
	name: string;
}

function listConversations(
	reader: ReturnType<typeof asApp>,
	types: string,
): Promise<Conversation[]> {
	const channelsOf = (answer: Record<string, unknown>) => answer['channels'] as Conversation[];
	return readPages(reader, 'conversations.list', { types }, channelsOf);
}

function messagesOf(answer: Record<string, unknown>): Posted[] {
	return answer['messages'] as Posted[];
}

function usersOf(answer: Record<string, unknown>): User[] {
	return answer['members'] as User[];
}
