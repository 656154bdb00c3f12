// Answers: with which message was a file shared in a conversation?
import type { FilesInfoResponse, WebClient } from '@slack/web-api';
import { ask, unreadable } from './ask';
import { threadOf } from './messageThread';

export interface Shared {
	ts: string;
	threadTs?: string;
}

/** The part of a file that says so, wherever Slack shows one. */
export type ShownFile = Pick<NonNullable<FilesInfoResponse['file']>, 'id' | 'shares'>;

/** Undefined where Slack shows the file nowhere in the conversation: perhaps only for now. Needs files:read. */
export async function findShare(
	client: WebClient,
	fileId: string,
	conversation: string,
): Promise<Shared | undefined> {
	const { file } = await ask(() => client.files.info({ file: fileId }));
	if (!file) throw unreadable();
	return readShare(file, conversation);
}

export function readShare(file: ShownFile, conversation: string): Shared | undefined {
	for (const places of [file.shares?.public, file.shares?.private]) {
		const shares: unknown = places?.[conversation];
		const [first] = Array.isArray(shares) ? shares : [];
		if (first?.ts) return { ts: first.ts, threadTs: threadOf(first) };
	}
	return undefined;
}
