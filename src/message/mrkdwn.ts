// Answers: what does a text in Slack's own mrkdwn look like?
import type { RichTextElement, SectionBlock } from '@slack/types';
import { cleanPiece } from './cleanText';
import { cutMrkdwn } from './cutMrkdwn';
import { unescapeMarkup } from './escape';
import { strictLabel } from './honestLabel';
import { splitMentions, type Mentions } from './mentions';
import { readMrkdwn } from './readMrkdwn';
import { joinElements, linkTo, mention, say } from './richText';
import { sayWithMentions } from './sayWithMentions';
import { writeMrkdwn } from './tameMrkdwn';

/** Verbatim: Slack reads what is marked, and looks for no addresses and names of its own. */
export function composeMrkdwn(text: string, mentions?: Mentions): SectionBlock[] {
	const tame = readMrkdwn(text)
		.map((piece) => (piece.kind === 'text' ? writeText(piece.text, mentions) : writeMrkdwn(piece)))
		.join('');
	return cutMrkdwn(tame).map((part) => ({
		type: 'section',
		text: { type: 'mrkdwn', text: part, verbatim: true },
	}));
}

/** On lines, where its stars and underscores stay as they are written. */
export function composeMrkdwnLines(text: string, mentions?: Mentions): RichTextElement[] {
	return joinElements(
		readMrkdwn(text).flatMap((piece): RichTextElement[] => {
			switch (piece.kind) {
				case 'link': {
					const { url, written } = piece;
					const label = cleanPiece(unescapeMarkup(piece.label ?? '')).trim();
					return [linkTo(url, label === '' ? unescapeMarkup(written) : strictLabel(url, label))];
				}
				case 'user':
					return [mention(piece.userId)];
				case 'channel':
					return [{ type: 'channel', channel_id: piece.channelId }];
				case 'date':
					return [say(cleanPiece(unescapeMarkup(piece.fallback)))];
				case 'text':
					return sayWithMentions(unescapeMarkup(piece.text), mentions);
				default:
					return [say(unescapeMarkup(piece.text))];
			}
		}),
	);
}

function writeText(text: string, mentions: Mentions | undefined): string {
	return splitMentions(text, mentions)
		.map((piece) =>
			typeof piece === 'string' ? writeMrkdwn({ kind: 'text', text: piece }) : `<@${piece.userId}>`,
		)
		.join('');
}
