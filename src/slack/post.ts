// Answers: was the message posted?
import type { ChatPostMessageArguments, WebClient } from '@slack/web-api';
import { named, placeOf } from './answers';
import { classify, unreadableAnswer } from './classify';
import type { OutgoingMessage, PostOutcome } from './contract';
import { contentOf, metadataOf, senderOf } from './messageArguments';
import { threadOf } from './messageThread';
import { toOutcome } from './outcomes';

export async function post(client: WebClient, message: OutgoingMessage): Promise<PostOutcome> {
	try {
		const answer = await client.chat.postMessage(argumentsOf(message));
		const [channel, { ts }] = [named(answer.channel), placeOf(answer)];
		if (channel === undefined || ts === undefined) return toOutcome(unreadableAnswer());
		// A reply to a message that was deleted meanwhile is put among the others, in no thread.
		const threadTs = threadOf({ ...placeOf(answer.message), ts });
		return { outcome: 'posted', conversation: channel, ts, threadTs };
	} catch (error) {
		return toOutcome(classify(error));
	}
}

function argumentsOf(message: OutgoingMessage): ChatPostMessageArguments {
	const { conversation, key, threadTs, alsoToConversation = false, unfurl = false } = message;
	return {
		channel: conversation,
		...contentOf(message),
		...senderOf(message),
		...(threadTs !== undefined && {
			thread_ts: threadTs,
			...(alsoToConversation && { reply_broadcast: true }),
		}),
		unfurl_links: unfurl,
		unfurl_media: unfurl,
		metadata: metadataOf(key),
	} as ChatPostMessageArguments;
}
