// Answers: what does the emulated Slack say when the demo asks it something?

/** For looking on: never given to n8n. */
export interface SlackAccess {
	url: string;
	/** Reads everything as the app's own bot. */
	watcherToken: string;
	/** Of somebody who is in every channel, also in those that the app can't see. */
	personToken: string;
}

interface Access {
	url: string;
	token: string;
}

export type Answer = Record<string, unknown>;

export function asApp({ url, watcherToken }: SlackAccess): Access {
	return { url, token: watcherToken };
}

export function asPerson({ url, personToken }: SlackAccess): Access {
	return { url, token: personToken };
}

/** Calls a Web API method of the emulated Slack. */
export async function callSlack(
	{ url, token }: Access,
	method: string,
	parameters: Record<string, string>,
): Promise<Answer> {
	const response = await fetch(`${url}/api/${method}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` },
		body: new URLSearchParams(parameters),
	});
	const answer = (await response.json()) as Answer;
	if (answer['ok'] === true) return answer;
	throw new Error(`The emulated Slack refused ${method}: ${JSON.stringify(answer)}`);
}

/** The same, following the pages of its answer. */
export async function readPages<T>(
	access: Access,
	method: string,
	parameters: Record<string, string>,
	pick: (answer: Answer) => T[],
): Promise<T[]> {
	const items: T[] = [];
	let cursor = '';
	do {
		const page = { limit: '1000', ...parameters, ...(cursor && { cursor }) };
		const answer = await callSlack(access, method, page);
		items.push(...pick(answer));
		const { next_cursor = '' } = (answer['response_metadata'] ?? {}) as { next_cursor?: string };
		cursor = next_cursor;
	} while (cursor !== '');
	return items;
}
