// Answers: was the message posted?
import type { WebClient } from '@slack/web-api';
import { classify, unreadableAnswer, type Failure } from './classify';
import type { OutgoingMessage, PostOutcome } from './contract';

/** Marks our messages among others that carry metadata. */
export const metadataType = 'slack_notify';

export async function post(client: WebClient, message: OutgoingMessage): Promise<PostOutcome> {
	try {
		const { channel, ts } = await client.chat.postMessage({
			channel: message.conversation,
			text: message.text,
			blocks: message.blocks,
			thread_ts: message.threadTs,
			unfurl_links: false,
			unfurl_media: false,
			// Anybody in the workspace can read it: an opaque key, and nothing else.
			metadata: { event_type: metadataType, event_payload: { key: message.key } },
		});
		if (!channel || !ts) return toOutcome(unreadableAnswer());
		return { outcome: 'posted', conversation: channel, ts };
	} catch (error) {
		return toOutcome(classify(error));
	}
}

function toOutcome({ next, refusal, rateLimited, retryAfterMs }: Failure): PostOutcome {
	switch (next) {
		case 'give_up':
			return { outcome: 'refused', refusal };
		case 'later':
			return { outcome: 'later', refusal, rateLimited, retryAfterMs };
		case 'unsure':
			return { outcome: 'unsure', refusal };
		case 'stop':
			return { outcome: 'stopped', refusal };
	}
}
