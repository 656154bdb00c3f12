// Answers: may this be linked to, and in which form?
import { slackLimits } from './limits';

const linked = ['http:', 'https:', 'mailto:'];

/** The parsed form, in which spaces, quotes and brackets are encoded. Undefined for other schemes, and what is too long. */
export function readWebAddress(given: string): string | undefined {
	const url = URL.parse(given);
	if (url === null || !linked.includes(url.protocol)) return undefined;
	return url.href.length <= slackLimits.url ? url.href : undefined;
}
