// Answers: how is a plain text said in which people may be mentioned?
import type { RichTextElement } from '@slack/types';
import { splitMentions, type Mentions } from './mentions';
import { mention, say } from './richText';
import { isolate } from './textDirection';

export function sayWithMentions(text: string, mentions: Mentions | undefined): RichTextElement[] {
	return splitMentions(text, mentions).map((piece) =>
		typeof piece === 'string' ? say(piece) : mention(piece.userId),
	);
}

/** The same for a value from outside in the middle of a line. */
export function quoteWithMentions(
	value: string,
	mentions: Mentions | undefined,
): RichTextElement[] {
	return sayWithMentions(isolate(value), mentions);
}
