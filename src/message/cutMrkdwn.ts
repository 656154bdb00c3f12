// Answers: where may a text in mrkdwn be cut so that each part still reads as it did?
import { findCut } from './cutText';
import { slackLimits } from './limits';

const fence = '```';
/** Room for the ends of a piece of code that goes on in the next part. */
const longest = slackLimits.textElement - 2 * (fence.length + 1);

/** At the end of a line, or else of a word; never inside of <…> or an entity. `text` has no other `<` than Slack's. */
export function cutMrkdwn(text: string): string[] {
	const parts: string[] = [];
	let inCode = false;
	for (let start = 0; start < text.length;) {
		const end = text.length - start <= longest ? text.length : findEnd(text, start);
		const part = text.slice(start, end);
		const opens: boolean = (part.split(fence).length % 2 === 0) !== inCode;
		const whole =
			(inCode ? `${fence}\n` : '') +
			part.trimEnd() +
			(opens && end < text.length ? `\n${fence}` : '');
		if (part.trim() !== '') parts.push(whole);
		inCode = opens;
		start = end;
	}
	return parts;
}

function findEnd(text: string, start: number): number {
	const end = start + longest;
	const half = start + longest / 2;
	const line = text.lastIndexOf('\n', end - 1) + 1;
	if (line > half) return keepWhole(text, start, line);
	const word = text.lastIndexOf(' ', end - 1) + 1;
	return keepWhole(text, start, word > half ? word : findCut(text, start, end));
}

/** Back to before what would be cut in two. */
function keepWhole(text: string, start: number, end: number): number {
	const bracket = text.lastIndexOf('<', end - 1);
	if (bracket > start && text.indexOf('>', bracket) >= end) return bracket;
	const entity = text.lastIndexOf('&', end - 1);
	const written = /^&(?:amp|lt|gt);/.exec(text.slice(entity, entity + 5))?.[0];
	return entity > start && written && entity + written.length > end ? entity : end;
}
