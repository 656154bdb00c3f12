// Answers: what does a reader see of a message, going by its blocks?

export interface ReadMessage {
	/** As it reads on the screen. */
	text: string;
	/** What of it would ping everybody or hide an address. */
	alarming: string[];
	/** IDs of the Slack users whom an element of it mentions. */
	mentions?: string[];
	/** The texts of the cells of its table. */
	table?: string[][];
	/** Of its bar. */
	colour?: string;
	edited?: true;
}

/** A part of a message that holds text: blocks, elements and text objects alike. */
interface Part {
	type?: string;
	text?: string | Part;
	user_id?: string;
	elements?: Part[];
	fields?: Part[];
	blocks?: Part[];
	rows?: Part[][];
}

interface Message extends Part {
	attachments?: (Part & { fallback?: string; pretext?: string; color?: string })[];
	edited?: object;
}

export function readMessage(message: object): ReadMessage {
	const { text: fallback, blocks = [], attachments = [], edited } = message as Message;
	const raw: string[] = [];
	const marked: string[] = [];
	const mentions: string[] = [];
	let table: string[][] | undefined;
	const visit = (part: Part): void => {
		if (typeof part.text === 'string') (part.type === 'mrkdwn' ? marked : raw).push(part.text);
		else if (part.text) visit(part.text);
		for (const child of [part.elements, part.fields, part.blocks, ...(part.rows ?? [])]) {
			child?.forEach(visit);
		}
		if (part.type === 'user') mentions.push(part.user_id ?? '');
		if (part.type === 'broadcast' || part.type === 'usergroup') marked.push(`<!${part.type}>`);
		if (part.rows) table = part.rows.map((cells) => cells.map(({ text }) => String(text)));
	};
	blocks.forEach(visit);
	attachments.flatMap((bar) => bar.blocks ?? []).forEach(visit);
	// Slack reads <…> in marked-up text, in fallbacks and in a bar's own texts, and in nothing else.
	const besides = [
		fallback,
		...attachments.flatMap((bar) => [bar.text, bar.fallback, bar.pretext]),
	];
	const colour = attachments.find(({ color }) => color)?.color;
	return {
		text: [...raw, ...marked.map(unescape)].join('\n'),
		alarming: [...marked, ...besides].flatMap((text) =>
			typeof text === 'string' ? (text.match(/<[!@#][^>]*>|<[^>|]+\|[^>]*>/g) ?? []) : [],
		),
		...(mentions.length > 0 && { mentions }),
		...(table && { table }),
		...(colour !== undefined && { colour }),
		...(edited && { edited: true }),
	};
}

function unescape(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
