// Answers: how is an instant, or a day, shown to this reader?
import type { RichTextDate } from '@slack/types';
import type { Instant } from '../clock';

export interface Reader {
	/** IANA name; UTC stands in for one that this machine does not know. */
	timeZone: string;
	/** BCP 47, as in `de-CH`; British English stands in for one that nobody knows. */
	language?: string;
	now: Instant;
}

/** An instant, or a day as in `2026-03-05`. */
export type TellTime = (when: Instant | string) => RichTextDate;

const ofDay = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const ofInstant = { ...ofDay, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

/** Slack shows it in the zone and the language of whoever looks; the fallback is in the reader's own. */
export function tellTimeTo(reader: Reader): TellTime {
	const languages = languagesOf(reader);
	const timeZone = zoneOf(reader);
	const instants = new Intl.DateTimeFormat(languages, { ...ofInstant, timeZone });
	const days = new Intl.DateTimeFormat(languages, { ...ofDay, timeZone: 'UTC' });
	return (when) => {
		if (typeof when === 'string') {
			const fallback = days.format(Date.parse(`${when}T00:00Z`));
			return dateOf(within(when, timeZone), '{date_short_pretty}', fallback);
		}
		return dateOf(when, '{date_short_pretty} at {time}', instants.format(when));
	};
}

function dateOf(at: Instant, format: string, fallback: string): RichTextDate {
	return { type: 'date', timestamp: Math.floor(at / 1000), format, fallback };
}

/**
 * In UTC. At half past ten it is the same day from Hawaii to New Zealand, also in its summer; no hour does more. The others are
 * for a reader beyond.
 */
const hours = ['10:30', '12:30', '08:30'] as const;

/** Slack knows instants only: one at which it is this day where the reader is, and nearly everywhere else. */
function within(day: string, timeZone: string): Instant {
	const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone });
	const instants = hours.map((hour) => Date.parse(`${day}T${hour}Z`));
	return instants.find((at) => calendar.format(at) === day) ?? instants[0]!;
}

const usual = 'en-GB';

function languagesOf({ language = usual }: Reader): string[] {
	try {
		return [...Intl.getCanonicalLocales(language), usual];
	} catch {
		return [usual];
	}
}

/** Slack may know a zone that this machine's tables lack; a message is worth more than its fallback's zone. */
function zoneOf({ timeZone }: Reader): string {
	try {
		new Intl.DateTimeFormat(usual, { timeZone });
		return timeZone;
	} catch {
		return 'UTC';
	}
}
