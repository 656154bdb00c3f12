// Answers: how does a request get to Slack, and what does WebClient hear of a 429?
import type { FetchFunction } from '@slack/web-api';
import { RateLimited, readRetryAfter } from './rateLimit';

/**
 * Sends one request with authentication added, and gives back the whole response whatever its status.
 * Has to end when the signal of the request says so.
 */
export type SlackFetch = (
	url: string | URL,
	init?: Parameters<FetchFunction>[1],
) => Promise<Response>;

export function tellRateLimits(send: SlackFetch): FetchFunction {
	return async (url, init) => {
		const response = await send(url, init);
		if (response.status !== 429) return response;
		await response.body?.cancel();
		throw new RateLimited(readRetryAfter(response.headers.get('retry-after')));
	};
}
