// Answers: what has arrived in Slack?
import { readPages } from './slackCalls.ts';

/** One message, with every text that a reader sees in it. */
export interface ArrivedMessage {
	/** The Slack user's name for a direct message; a channel's name with #. */
	where: string;
	/** As it reads on the screen. */
	text: string;
	/** What of it would ping somebody or hide an address. */
	alarming: string[];
}

interface Conversation {
	id: string;
	name?: string;
	is_im?: boolean;
	user?: string;
}

/** A part of a message that holds text: blocks, elements and text objects alike. */
interface Part {
	type?: string;
	text?: string | Part;
	elements?: Part[];
	fields?: Part[];
	blocks?: Part[];
	rows?: Part[][];
}

export async function readArrived(slack: {
	url: string;
	watcherToken: string;
}): Promise<ArrivedMessage[]> {
	const users = await readPages(slack, 'users.list', {}, (answer) => answer['members'] as User[]);
	const nameOf = new Map(users.map(({ id, name }) => [id, name]));
	const conversations = await readPages(
		slack,
		'conversations.list',
		{ types: 'public_channel,im' },
		(answer) => answer['channels'] as Conversation[],
	);
	const arrived: ArrivedMessage[] = [];
	for (const { id, name, is_im, user } of conversations) {
		const where = is_im ? (nameOf.get(user ?? '') ?? `unknown user ${user}`) : `#${name}`;
		const messages = await readPages(
			slack,
			'conversations.history',
			{ channel: id },
			(answer) => answer['messages'] as Part[],
		);
		arrived.push(...messages.map((message) => ({ where, ...readTexts(message) })));
	}
	return arrived;
}

interface User {
	id: string;
	name: string;
}

function readTexts(message: Part): Omit<ArrivedMessage, 'where'> {
	const raw: string[] = [];
	const marked: string[] = [];
	const visit = (part: Part): void => {
		if (typeof part.text === 'string') (part.type === 'mrkdwn' ? marked : raw).push(part.text);
		else if (part.text) visit(part.text);
		for (const child of [part.elements, part.fields, part.blocks, ...(part.rows ?? [])]) {
			child?.forEach(visit);
		}
		if (part.type === 'user' || part.type === 'broadcast' || part.type === 'usergroup') {
			marked.push(`<!${part.type}>`);
		}
	};
	(message.blocks ?? []).forEach(visit);
	// Slack reads <…> in marked-up text and in the fallback, and in nothing else.
	const fallback = typeof message.text === 'string' ? message.text : '';
	return {
		text: [...raw, ...marked.map(unescape)].join('\n'),
		alarming: [...marked, fallback].flatMap(
			(text) => text.match(/<[!@#][^>]*>|<[^>|]+\|[^>]*>/g) ?? [],
		),
	};
}

function unescape(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
