// Answers: where can somebody look at a message without it being sent?
import type { Message } from '../slack/contract';

/**
 * Slack's Block Kit Builder with the message in it. What stands after the # is no part of the request that a browser makes
 * for the page; the page itself reads it.
 */
export function blockKitBuilderUrl({ blocks, bar }: Message): string {
	const attachments = bar && [{ color: bar.colour, blocks: bar.blocks }];
	return `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify({ blocks, attachments }))}`;
}
