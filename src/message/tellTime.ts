// Answers: how is an instant shown to this reader?
import type { RichTextDate } from '@slack/types';
import type { Instant } from '../clock';

export interface Reader {
	/** IANA name; UTC stands in for one that this machine does not know. */
	timeZone: string;
	now: Instant;
}

/** Slack shows the instant in the zone of whoever looks; the fallback is in the reader's own. */
export function tellTimeTo(reader: Reader): (at: Instant) => RichTextDate {
	const format = formatFor(reader.timeZone);
	return (at) => ({
		type: 'date',
		timestamp: Math.floor(at / 1000),
		format: '{date_short_pretty} at {time}',
		fallback: format.format(at),
	});
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
	const style = {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		timeZoneName: 'short',
	} as const;
	try {
		return new Intl.DateTimeFormat('en-GB', { ...style, timeZone });
	} catch {
		// Slack may know a zone that this machine's tables lack; a message is worth more than its fallback's zone.
		return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' });
	}
}
