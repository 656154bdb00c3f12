// Answers: what does the emulated Slack say when the demo asks it something?

/** Calls a Web API method of the emulated Slack and follows the pages of its answer. */
export async function readPages<T>(
	slack: { url: string; watcherToken: string },
	method: string,
	parameters: Record<string, string>,
	pick: (answer: Record<string, unknown>) => T[],
): Promise<T[]> {
	const items: T[] = [];
	let cursor = '';
	do {
		const response = await fetch(`${slack.url}/api/${method}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${slack.watcherToken}` },
			body: new URLSearchParams({ limit: '1000', ...parameters, ...(cursor && { cursor }) }),
		});
		const answer = (await response.json()) as Record<string, unknown> & {
			response_metadata?: { next_cursor?: string };
		};
		if (answer['ok'] !== true) {
			throw new Error(`The emulated Slack refused ${method}: ${JSON.stringify(answer)}`);
		}
		items.push(...pick(answer));
		cursor = answer.response_metadata?.next_cursor ?? '';
	} while (cursor !== '');
	return items;
}
