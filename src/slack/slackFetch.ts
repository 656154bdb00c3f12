// Answers: how does a request get to Slack, and what does WebClient hear of a 429?
import type { FetchFunction } from '@slack/web-api';
import { RateLimited, readRetryAfter } from './rateLimit';

/**
 * Sends one request with authentication added, and gives back the whole response whatever its status.
 * Has to end when the signal of the request says so. Throws TokenNotRenewed where the token has expired and no new one was to be had.
 */
export type SlackFetch = (
	url: string | URL,
	init?: Parameters<FetchFunction>[1],
) => Promise<Response>;

/**
 * Posts the bytes of a file to an address that Slack gave for it: without the token, following no redirect, and with
 * `size` as the content's length. Gives back the response whatever its status. `read` is called once, and never far ahead
 * of what was sent.
 */
export type SlackUpload = (
	url: string,
	bytes: { size: number; read(): AsyncIterable<Uint8Array>; signal: AbortSignal },
) => Promise<Response>;

export function tellRateLimits(send: SlackFetch): FetchFunction {
	return async (url, init) => {
		const response = await send(url, init);
		if (response.status !== 429) return response;
		await response.body?.cancel();
		throw new RateLimited(readRetryAfter(response.headers.get('retry-after')));
	};
}
