// Answers: how is the text of an event said, whichever way it is written?
import type { KnownBlock, RichTextElement } from '@slack/types';
import type { NotificationEvent, TextFormat } from '../event';
import { composeMarkdown, composeMarkdownLines } from './markdown';
import type { Mentions } from './mentions';
import { composeMrkdwn, composeMrkdwnLines } from './mrkdwn';
import { richText, section } from './richText';
import { sayWithMentions } from './sayWithMentions';

interface Writing {
	blocks(text: string, mentions?: Mentions): KnownBlock[];
	lines(text: string, mentions?: Mentions): RichTextElement[];
}

const writings: Record<TextFormat, Writing> = {
	plain: {
		blocks: (text, mentions) => [richText([section(sayWithMentions(text, mentions))])],
		lines: sayWithMentions,
	},
	markdown: { blocks: composeMarkdown, lines: composeMarkdownLines },
	mrkdwn: { blocks: composeMrkdwn, lines: composeMrkdwnLines },
};

type Text = Pick<NotificationEvent, 'text' | 'textFormat' | 'mentions'>;

/** As blocks of a message. */
export function composeText({ text = '', textFormat = 'plain', mentions }: Text): KnownBlock[] {
	return text === '' ? [] : writings[textFormat].blocks(text, mentions);
}

/** On the lines of a paragraph. */
export function composeTextLines({
	text = '',
	textFormat = 'plain',
	mentions,
}: Text): RichTextElement[] {
	return text === '' ? [] : writings[textFormat].lines(text, mentions);
}

/** Without layout, links and people, for where only words are. */
export function plainText({ text, textFormat = 'plain' }: Text): string | undefined {
	if (text === undefined || textFormat === 'plain') return text;
	return writings[textFormat]
		.lines(text)
		.map((element) => ('text' in element ? (element.text ?? '') : ''))
		.join('');
}
