// Answers: how does Slack want to be told what a message says?
import type { KnownBlock, MessageAttachment } from '@slack/types';
import type { Message } from './contract';

/** Marks our messages among others that carry metadata. */
export const metadataType = 'slack_notify';

/** What a new message and the change of one have in common. */
export function contentOf({ text, blocks, bar }: Message): {
	text: string;
	blocks: KnownBlock[];
	attachments?: MessageAttachment[];
} {
	return {
		text,
		blocks,
		...(bar && { attachments: [{ color: bar.colour, blocks: bar.blocks }] }),
	};
}

/** Anybody in the workspace can read it: an opaque key, and nothing else. */
export function metadataOf(key: string) {
	return { event_type: metadataType, event_payload: { key } };
}

/** Slack takes one icon: of two, the emoji. */
export function senderOf({ sender = {} }: Message) {
	const { name, iconEmoji, iconUrl } = sender;
	return {
		...(name !== undefined && { username: name }),
		...(iconEmoji !== undefined
			? { icon_emoji: iconEmoji }
			: iconUrl !== undefined && { icon_url: iconUrl }),
	};
}
