// Answers: what stands in small print under an event?
import type { ContextBlock, KnownBlock } from '@slack/types';
import type { EventFooter } from '../event';
import { quietLine, quietLines } from './quietLine';
import { linkTo, richText, section } from './richText';

export function composeContext(lines: readonly string[]): ContextBlock[] {
	return lines.length > 0 ? [quietLines(lines)] : [];
}

export function composeFooter({ text, url }: EventFooter): KnownBlock {
	return url === undefined ? quietLine(text) : richText([section([linkTo(url, text)])]);
}
