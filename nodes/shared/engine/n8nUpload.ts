// Answers: how do the bytes of a file get to Slack over n8n's own HTTP helper, without the token, and a piece at a time?
import { Readable } from 'node:stream';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { SlackUpload } from '../../../src/index';
import { asResponse, type RequestSource } from './n8nFetch';
import { clearRequestError, notInTime, notSent } from './requestError';

export type UploadSource = Omit<RequestSource, 'credentialType' | 'timeoutMs'>;

/** Follows no redirect, takes every HTTP status for an answer, and throws nothing but RequestErrors. */
export function n8nUpload({ context, stopped, onNotSent }: UploadSource): SlackUpload {
	return async (url, { size, read, signal }) => {
		if (stopped?.aborted) throw notSent('The execution was stopped');
		const body = Readable.from(read(), { objectMode: false });
		// Also where n8n does not get as far as listening: an error that nobody hears ends the process.
		body.on('error', () => {});
		const options: IHttpRequestOptions = {
			url,
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
			body,
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			// n8n's would count from the beginning, however well it goes. The signal knows better.
			timeout: 0,
			abortSignal: stopped ? AbortSignal.any([signal, stopped]) : signal,
		};
		try {
			// Not httpRequestWithAuthentication: the address itself says who is allowed to write there.
			const answer: unknown = await context.helpers.httpRequest(options);
			return asResponse(answer as IN8nHttpFullResponse);
		} catch (thrown) {
			if (signal.aborted) throw notInTime();
			const error = clearRequestError(thrown);
			if (error.notSentBecause) onNotSent?.(error.notSentBecause);
			throw error;
		} finally {
			// Whoever answers early leaves the rest unread, and the store with a question that nobody ends.
			body.destroy();
		}
	};
}
