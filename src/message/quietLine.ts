// Answers: how are our small grey lines made, in which Slack is to read nothing?
import type { ContextBlock, PlainTextElement } from '@slack/types';
import { partMarkup } from './escape';
import { slackLimits } from './limits';

/** Small and grey; plain text, so it can hold no link. */
export function quietLine(text: string): ContextBlock {
	return quietLines([text]);
}

/** One below the other. Slack puts the elements of a context side by side, so there are as few as can hold the lines. */
export function quietLines(lines: readonly string[]): ContextBlock {
	const texts: string[] = [];
	for (const line of lines.map(partMarkup)) {
		const last = texts.at(-1);
		const joined = `${last}\n${line}`;
		if (last !== undefined && joined.length <= slackLimits.textElement) texts.splice(-1, 1, joined);
		else texts.push(line);
	}
	return { type: 'context', elements: texts.map(sayQuietly) };
}

function sayQuietly(text: string): PlainTextElement {
	return { type: 'plain_text', text, emoji: false };
}
