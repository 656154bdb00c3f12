// Answers: does a message that is there say something new by now?
import type { WebClient } from '@slack/web-api';
import { named, placeOf } from './answers';
import { classify, unreadableAnswer, type Failure } from './classify';
import type { OutgoingUpdate, PostOutcome, Refusal } from './contract';
import { contentOf, metadataOf } from './messageArguments';
import { threadOf } from './messageThread';
import { toHarmlessOutcome } from './outcomes';

/** It was deleted, or can't be changed any more: whatever is new needs a message of its own. */
const gone: ReadonlySet<string> = new Set([
	'message_not_found',
	'cant_update_message',
	'edit_window_closed',
	'block_mismatch',
]);

export async function update(client: WebClient, message: OutgoingUpdate): Promise<PostOutcome> {
	const { conversation, ts, key } = message;
	try {
		const answer = await client.chat.update({
			channel: conversation,
			ts,
			// Without attachments Slack keeps the old ones.
			attachments: [],
			...contentOf(message),
			metadata: metadataOf(key),
		});
		const channel = named(answer.channel);
		if (channel === undefined) return toHarmlessOutcome(unreadableAnswer());
		const threadTs = threadOf({ ...placeOf(answer.message), ts });
		return { outcome: 'posted', conversation: channel, ts, threadTs };
	} catch (error) {
		return toHarmlessOutcome(asGone(classify(error)));
	}
}

/** One code for all of them; Slack's own stays in the words. */
function asGone(failure: Failure): Failure {
	const { refusal } = failure;
	if (!gone.has(refusal.code) || refusal.code === 'message_not_found') return failure;
	const said: Refusal = {
		...refusal,
		code: 'message_not_found',
		says: `${refusal.says} (${refusal.code})`,
	};
	return { ...failure, refusal: said };
}
