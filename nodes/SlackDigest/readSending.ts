// Answers: how long may a run go on sending, in which form do long digests come, and for how long is what was sent kept?
import type { SendDueWishes } from '../../src/index';
import { readChoice } from '../shared/parameters/readChoice';
import { readTimeLimitMs } from '../shared/parameters/readLimit';
import { readNumber } from '../shared/parameters/readNumber';
import type { ReadParameter } from '../shared/parameters/readParameters';

const dayMs = 24 * 3_600_000;
/** A hundred years. */
const mostDays = 36_500;
const defaultSeconds = 300;
const defaultDays = 90;
const longDigests = { messages: 'messages', thread: 'thread' } as const;

/** For the whole run, so the first item's are taken; the same for all of these. */
export function readTimeLimit(read: ReadParameter): number {
	return readTimeLimitMs(read, defaultSeconds);
}

export function readSending(
	read: ReadParameter,
): Pick<SendDueWishes, 'timeLimitMs' | 'longDigests'> {
	const given = read('options.longDigests', 0) ?? 'messages';
	return {
		timeLimitMs: readTimeLimit(read),
		longDigests: readChoice(given, longDigests, 'Long Digests'),
	};
}

export function readKeeping(
	read: ReadParameter,
): Pick<SendDueWishes, 'keepSentMs' | 'keepDecisionsMs'> {
	return {
		keepSentMs: readDays(read, 'keepSentDays', 'Keep Sent Notifications For (Days)'),
		keepDecisionsMs: readDays(read, 'keepDecisionsDays', 'Keep Decisions For (Days)'),
	};
}

/** Milliseconds. Undefined for ever. */
function readDays(read: ReadParameter, name: string, field: string): number | undefined {
	const given = read(`options.${name}`, 0) ?? defaultDays;
	const days = readNumber(given, { field, least: 0, most: mostDays });
	return days === 0 ? undefined : Math.round(days * dayMs);
}
