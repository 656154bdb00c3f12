// Answers: how do requests to Slack go over n8n's own HTTP helper, so that n8n keeps token, proxy and certificates?
import type { IHttpRequestMethods, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { TokenNotRenewed } from '../../../src/index';
import type { SlackFetch } from '../../../src/index';
import type { EngineContext } from './readSettings';
import { sendRenewing } from './renewToken';
import { clearRequestError, notInTime, notSent, RequestError } from './requestError';

export interface RequestSource {
	context: EngineContext;
	credentialType: string;
	timeoutMs: number;
	/** Aborted once the user stops the execution. */
	stopped?: AbortSignal;
	/** Hears why n8n did not send a request at all. */
	onNotSent?: (reason: string) => void;
}

type ResponseBody = ConstructorParameters<typeof Response>[0];

const withoutBody = [204, 205, 304];
/** The body is unpacked by the time we see it, so these no longer say the truth. */
const ofTheWire = ['content-encoding', 'content-length', 'transfer-encoding'];

/** Follows no redirect, takes every HTTP status for an answer, and throws nothing but RequestErrors and TokenNotRenewed. */
export function n8nFetch(source: RequestSource): SlackFetch {
	const { context, credentialType, timeoutMs, stopped, onNotSent } = source;
	return async (url, init) => {
		// n8n aborts the request under way itself; a new one would only be taken for one whose answer was lost.
		if (stopped?.aborted) throw notSent('The execution was stopped');
		const options = {
			url: String(url),
			method: (init?.method ?? 'GET') as IHttpRequestMethods,
			headers: { ...(init?.headers as Record<string, string> | undefined) },
			body: init?.body as string | undefined,
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: timeoutMs,
		} satisfies IHttpRequestOptions;
		try {
			const signal = init?.signal ?? undefined;
			return asResponse(await sendRenewing({ context, credentialType, stopped, signal }, options));
		} catch (thrown) {
			const isLate = init?.signal?.aborted && !(thrown instanceof TokenNotRenewed);
			if (isLate) throw notInTime();
			const error = thrown instanceof TokenNotRenewed ? thrown : clearRequestError(thrown);
			if (error instanceof RequestError && error.notSentBecause) onNotSent?.(error.notSentBecause);
			throw error;
		}
	};
}

export function asResponse(answer: IN8nHttpFullResponse): Response {
	const headers = new Headers();
	for (const [name, value] of Object.entries(answer.headers)) {
		if (value === undefined || value === null || ofTheWire.includes(name.toLowerCase())) continue;
		for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one));
	}
	const body = withoutBody.includes(answer.statusCode) ? null : (answer.body as ResponseBody);
	return new Response(body, {
		status: answer.statusCode,
		statusText: answer.statusMessage,
		headers,
	});
}
