// Answers: does the address open the Block Kit Builder with exactly this message?
import { expect, it } from 'vitest';
import { blockKitBuilderUrl } from '../../src/message/blockKitBuilderUrl';
import { composeNotification } from '../../src/message/composeNotification';
import { eventOf, reader } from './events';

it('the address of the Block Kit Builder holds the blocks behind the #, and nothing else of the message', () => {
	const message = composeNotification(
		eventOf({ title: '100 % & #1 "ä" 😀', text: 'a\nb' }),
		reader,
	);
	const url = new URL(blockKitBuilderUrl(message));
	expect(url.origin + url.pathname + url.search).toBe('https://app.slack.com/block-kit-builder/');
	expect(JSON.parse(decodeURIComponent(url.hash.slice(1)))).toEqual({ blocks: message.blocks });
});

it('what stands beside a bar is an attachment there, as it is in Slack', () => {
	const severity = { level: 'critical', shownBy: 'colour' } as const;
	const { blocks, bar } = composeNotification(eventOf({ severity }), reader);
	const url = new URL(blockKitBuilderUrl({ text: '', blocks, bar }));
	expect(JSON.parse(decodeURIComponent(url.hash.slice(1)))).toEqual({
		blocks,
		attachments: [{ color: bar?.colour, blocks: bar?.blocks }],
	});
});
