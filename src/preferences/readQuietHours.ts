// Answers: are these quiet hours that somebody can choose?
import { BadInput } from '../errors';
import type { QuietHours } from '../frequency/schedule';
import { spellTime, type Choice } from './readChoice';
import { showRaw } from './showRaw';

const ends = ['from', 'to'];

/** `{ from, to }`, text such as `22:00-07:00`, `none`, or `inherit`. Throws BadInput where it is nothing of these. */
export function readQuietHours(raw: unknown): Choice<QuietHours | 'none'> {
	const word = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
	if (word === 'inherit' || word === 'none') return word;
	const { from, to } = readEnds(raw);
	if (from === to) {
		throw malformed(`Quiet hours from ${from} to ${to} would have no length, or a whole day`);
	}
	return { from, to };
}

function readEnds(raw: unknown): QuietHours {
	if (typeof raw === 'string') {
		const parts = raw.split(/[-–]/);
		const [from, to] = parts.map(spellTime);
		if (parts.length === 2 && from && to) return { from, to };
	} else if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) {
		const stranger = Object.keys(raw).find((key) => !ends.includes(key));
		if (stranger !== undefined) {
			throw malformed(`Quiet hours have from and to, and no ${showRaw(stranger)}`);
		}
		const given = raw as Record<string, unknown>;
		return { from: readEnd(given.from, 'from'), to: readEnd(given.to, 'to') };
	}
	throw malformed(`${showRaw(raw)} can’t be quiet hours`);
}

function readEnd(raw: unknown, end: string): string {
	const time = spellTime(raw);
	if (time !== undefined) return time;
	throw malformed(`${showRaw(raw)} is no time of day, and quiet hours need one for “${end}”`);
}

function malformed(message: string): BadInput {
	return new BadInput('quiet_hours_malformed', message, {
		field: 'Quiet Hours',
		hint: 'Give two different times on a 24-hour clock, as in 22:00-07:00; none for no quiet hours at all; or inherit to take the choice back.',
	});
}
