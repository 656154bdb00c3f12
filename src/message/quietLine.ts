// Answers: how are our small grey lines made, in which Slack is to read nothing?
import type { ContextBlock } from '@slack/types';

// Plain text may still be read for entities and <…>. The joiner behind them is seen by nobody.
const couldBeRead = /<(?=\S)|&(?=[#\w]+;)/g;

/** Small and grey; plain text, so it can hold no link. */
export function quietLine(text: string): ContextBlock {
	const plain = text.replace(couldBeRead, '$&\u2060');
	return { type: 'context', elements: [{ type: 'plain_text', text: plain, emoji: false }] };
}
