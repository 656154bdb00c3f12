// Answers: for how long may this run go on sending?
import { BadInput } from '../../../src/index';
import type { ReadParameter } from './readParameters';

/** A timer of Node can't wait longer, and nobody wants to. */
const longestSeconds = 24 * 3600;

/** Milliseconds. One limit for the whole run, so the first item's is taken. */
export function readTimeLimitMs(read: ReadParameter, defaultSeconds: number): number {
	const given = read('options.timeLimit', 0) ?? defaultSeconds;
	const isGiven = typeof given === 'number' || (typeof given === 'string' && given !== '');
	const seconds = isGiven ? Number(given) : Number.NaN;
	if (seconds > 0 && seconds <= longestSeconds) return Math.round(seconds * 1000);
	throw new BadInput('time_limit_unusable', 'The time limit is not a number of seconds', {
		field: 'Time Limit',
		hint: `Give a number from 1 to ${longestSeconds.toLocaleString('en')}`,
	});
}
