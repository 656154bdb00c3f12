// Answers: with which message was a file shared in a conversation?
import type { WebClient } from '@slack/web-api';
import { listed, placeOf, shown } from './answers';
import { ask, unreadable } from './ask';
import { threadOf } from './messageThread';

export interface Shared {
	ts: string;
	threadTs?: string;
}

/** Undefined where Slack shows the file nowhere in the conversation: perhaps only for now. Needs files:read. */
export async function findShare(
	client: WebClient,
	fileId: string,
	conversation: string,
): Promise<Shared | undefined> {
	const { file } = await ask(() => client.files.info({ file: fileId }));
	if (Object.keys(shown(file)).length === 0) throw unreadable();
	return readShare(file, conversation);
}

/** Of a file, wherever Slack shows one. */
export function readShare(file: unknown, conversation: string): Shared | undefined {
	const shares = shown(shown(file).shares);
	for (const places of [shown(shares.public), shown(shares.private)]) {
		const [first] = (Object.hasOwn(places, conversation) && listed(places[conversation])) || [];
		const { ts, thread_ts } = placeOf(first);
		if (ts !== undefined) return { ts, threadTs: threadOf({ ts, thread_ts }) };
	}
	return undefined;
}
