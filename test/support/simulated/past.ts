// Answers: what is really in the Slack that is played in memory?
import type { Clock, Instant } from '../../../src/clock';
import type {
	LookUpQuestion,
	Message,
	OutgoingMessage,
	OutgoingShare,
	OutgoingUpdate,
} from '../../../src/slack/contract';

/** A message that is really there. */
export interface PostedMessage extends Message {
	/** As it was addressed. */
	conversation: string;
	/** Of a message with files, which carries none: their IDs, joined by commas. */
	key: string;
	threadTs?: string;
	alsoToConversation?: boolean;
	files?: OutgoingShare['files'];
	/** Where it is: a channel, or somebody's direct messages. */
	place: string;
	ts: string;
	at: Instant;
	/** True once Slack refused to let it be looked up. */
	hidden: boolean;
	/** What it said before it was changed, the first state first. */
	earlier?: (Message & { key: string })[];
}

/** A change that was really made. */
export interface MadeUpdate extends OutgoingUpdate {
	at: Instant;
}

export interface PastOptions {
	clock: Clock;
	/** True for the stamp of a message that somebody deleted in Slack. */
	isDeleted?: (ts: string) => boolean;
}

export function createPast({ clock, isDeleted = () => false }: PastOptions) {
	const messages: PostedMessage[] = [];
	const updates: MadeUpdate[] = [];
	const astray: PostedMessage[] = [];

	const add = (sent: OutgoingMessage | OutgoingShare): PostedMessage => {
		const place = placeOf(sent.conversation);
		// Where the first message was deleted, Slack puts the reply among the others.
		const lost = sent.threadTs !== undefined && isDeleted(sent.threadTs);
		const threadTs = lost ? undefined : sent.threadTs;
		const isAstray =
			threadTs !== undefined &&
			!messages.some(
				// Slack takes no reply to a reply.
				(each) => each.ts === threadTs && each.place === place && each.threadTs === undefined,
			);
		const ts = `${Math.floor(clock.now() / 1000)}.${String(messages.length + 1).padStart(6, '0')}`;
		const key = 'key' in sent ? sent.key : sent.files.map(({ id }) => id).join();
		const posted = { ...sent, key, threadTs, place, ts, at: clock.now(), hidden: false };
		messages.push(posted);
		if (isAstray) astray.push(posted);
		return posted;
	};

	/** Undefined where it is not there, or not any more. */
	const change = (update: OutgoingUpdate): PostedMessage | undefined => {
		const { conversation, ts, ...after } = update;
		const message = messages.find((each) => each.ts === ts && each.place === conversation);
		if (!message || isDeleted(ts)) return undefined;
		const { text, blocks, bar, sender, unfurl, key, earlier = [] } = message;
		const before = { text, blocks, bar, sender, unfurl, key };
		Object.assign(message, { bar: undefined, ...after, earlier: [...earlier, before] });
		updates.push({ ...update, at: clock.now() });
		return message;
	};

	/** Whatever the app may read. */
	const find = ({ key, fileIds }: LookUpQuestion): PostedMessage | undefined =>
		messages.find((each) =>
			fileIds?.length
				? fileIds.every((id) => each.files?.some((file) => file.id === id))
				: each.key === key,
		);

	/** Whether it is where the question looks for it. */
	const isSeen = (found: PostedMessage, { conversation, threadTs, sinceMs }: LookUpQuestion) => {
		if (found.place !== placeOf(conversation) || isDeleted(found.ts)) return false;
		if (found.at < sinceMs) return false;
		const isThere = found.threadTs === threadTs;
		const isShownToAll = threadTs === undefined && found.alsoToConversation === true;
		// The reply went among the others, and there it is looked for next.
		const lostItsThread =
			found.threadTs === undefined && threadTs !== undefined && isDeleted(threadTs);
		return isThere || isShownToAll || lostItsThread;
	};

	return { messages, updates, astray, add, change, find, isSeen };
}

/** A person is told in direct messages of their own. */
export const placeOf = (conversation: string) =>
	conversation.startsWith('U') ? `D${conversation.slice(1)}` : conversation;
