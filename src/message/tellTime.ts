// Answers: how is an instant shown to this reader?
import type { RichTextDate } from '@slack/types';
import type { Instant } from '../clock';

export interface Reader {
	/** IANA name; UTC stands in for one that this machine does not know. */
	timeZone: string;
	/** BCP 47, as in `de-CH`; British English stands in for one that nobody knows. */
	language?: string;
	now: Instant;
}

export type TellTime = (at: Instant) => RichTextDate;

/** Slack shows the instant in the zone and the language of whoever looks; the fallback is in the reader's own. */
export function tellTimeTo(reader: Reader): TellTime {
	const format = formatFor(reader);
	return (at) => ({
		type: 'date',
		timestamp: Math.floor(at / 1000),
		format: '{date_short_pretty} at {time}',
		fallback: format.format(at),
	});
}

function formatFor({ timeZone, language = usual }: Reader): Intl.DateTimeFormat {
	const languages = isLanguage(language) ? [language, usual] : usual;
	const style = {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		timeZoneName: 'short',
	} as const;
	try {
		return new Intl.DateTimeFormat(languages, { ...style, timeZone });
	} catch {
		// Slack may know a zone that this machine's tables lack; a message is worth more than its fallback's zone.
		return new Intl.DateTimeFormat(languages, { ...style, timeZone: 'UTC' });
	}
}

const usual = 'en-GB';

function isLanguage(language: string): boolean {
	try {
		return Intl.getCanonicalLocales(language).length > 0;
	} catch {
		return false;
	}
}
