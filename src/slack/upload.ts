// Answers: does Slack have the bytes of a file?
import type { WebClient } from '@slack/web-api';
import { named, said, shown } from './answers';
import { classify, classifyNoAnswer, classifyUpload, unreadableAnswer } from './classify';
import type { OutgoingFile, Refusal, UploadOutcome } from './contract';
import { ofFiles, toHarmlessOutcome } from './outcomes';
import { readRetryAfter } from './rateLimit';
import { watchUpload } from './uploadWatch';
import type { SlackConnection } from './webClient';

export type UploadParts = Pick<SlackConnection, 'baseUrl' | 'timeoutMs' | 'upload'>;

/** Throws what `read` throws; whatever becomes of the request is an outcome. */
export async function upload(
	client: WebClient,
	parts: UploadParts,
	file: OutgoingFile,
): Promise<UploadOutcome> {
	// Slack says missing_argument to a length of 0.
	if (file.size === 0) return { outcome: 'refused', refusal: empty(file) };
	let answer: unknown;
	try {
		const { name: filename, size: length } = file;
		answer = await client.files.getUploadURLExternal({ filename, length });
	} catch (error) {
		return toHarmlessOutcome(ofFiles(classify(error)));
	}
	const { upload_url, file_id } = shown(answer);
	const [url, fileId] = [said(upload_url), named(file_id)];
	if (url === undefined || fileId === undefined) return toHarmlessOutcome(unreadableAnswer());
	if (!isSafe(url, parts.baseUrl)) return { outcome: 'refused', refusal: unsafe };
	return (await send(parts, url, file)) ?? { outcome: 'uploaded', fileId };
}

/** Undefined once all bytes are there. */
async function send(
	{ upload, timeoutMs }: UploadParts,
	url: string,
	file: OutgoingFile,
): Promise<Exclude<UploadOutcome, { outcome: 'uploaded' }> | undefined> {
	const { size } = file;
	const watch = watchUpload(size, timeoutMs);
	const reading = countBytes(file, watch.moved);
	let response: Response | undefined;
	let failed: unknown;
	try {
		response = await upload(url, { size, read: reading.read, signal: watch.signal });
		await response.body?.cancel();
	} catch (error) {
		failed = error;
	} finally {
		watch.end();
	}
	const { state } = reading;
	if ('thrown' in state) throw state.thrown;
	if (state.isWrongSize) return { outcome: 'refused', refusal: otherSize(file) };
	if (!response) return toHarmlessOutcome(classifyNoAnswer(failed));
	const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
	// Who says that all is well before all was read has not seen it.
	if (response.status === 200) {
		return state.isWhole ? undefined : toHarmlessOutcome(unreadableAnswer());
	}
	return toHarmlessOutcome(ofFiles(classifyUpload(response.status, retryAfterMs)));
}

interface Reading {
	isWhole?: boolean;
	isWrongSize?: boolean;
	thrown?: unknown;
}

/** HTTP libraries wrap what a body throws in errors of their own: what really happened is in `state`. */
function countBytes({ size, read }: OutgoingFile, moved: () => void) {
	const state: Reading = {};
	async function* counted(): AsyncGenerator<Uint8Array> {
		let count = 0;
		try {
			for await (const piece of read()) {
				count += piece.byteLength;
				if (count > size) break;
				state.isWhole = count === size;
				moved();
				yield piece;
			}
		} catch (error) {
			state.thrown = error;
			throw error;
		}
		if (count === size) return;
		state.isWrongSize = true;
		// Breaks the request off: the other side would wait for the rest.
		throw new Error('The file is not as long as it was said to be.');
	}
	return { state, read: counted };
}

/** Over https, or to the very server that the credential names: an emulated Slack of somebody's own. */
function isSafe(text: string, baseUrl: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	if (url.username || url.password) return false;
	return url.protocol === 'https:' || url.origin === new URL(baseUrl).origin;
}

const unsafe: Refusal = {
	code: 'unsafe_upload_url',
	says: 'The address that was given for the file is not a safe one, so that nothing was sent there',
	hint: 'Check the Base URL of the credential, and whether a proxy answers in place of Slack.',
};

function empty({ name }: OutgoingFile): Refusal {
	return {
		code: 'file_empty',
		says: `The file ${name} is empty, and Slack takes no empty files`,
		hint: 'Leave it out, or put something into it.',
	};
}

function otherSize({ name }: OutgoingFile): Refusal {
	return {
		code: 'file_incomplete',
		says: `The bytes of the file ${name} are not there as a whole any more`,
		hint: 'Send it again.',
	};
}
