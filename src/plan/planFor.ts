// Answers: may this recipient be told about this type, and if so, when?
import type { Instant } from '../clock';
import { chooseTimeZone } from '../frequency/chooseTimeZone';
import type { ActiveFrequency, Schedule } from '../frequency/schedule';
import { whenToSend } from '../frequency/whenToSend';
import type { PreferenceRule, Promised } from '../outbox/notification';
import type { NotificationType } from '../preferences/catalogue';
import { mayNotify } from '../preferences/mayNotify';
import type { Preferences } from '../preferences/preferences';
import { scheduleOf } from '../preferences/scheduleOf';

/** What is known of a recipient on the day. */
export interface Reader {
	/** What the recipient chose. */
	own?: Preferences;
	workspace?: Preferences;
	/** Of the Slack profile. */
	slackTimeZone?: string;
	/** For whoever has none of these. */
	timeZone: string;
}

export interface PlanQuestion extends Reader {
	type: NotificationType;
	urgent: boolean;
	/** When the event is, or was, accepted. */
	at: Instant;
}

/** By whose clock, and which wishes. */
export interface Clockwork {
	schedule: Schedule;
	timeZone: string;
	timeZoneOf: 'recipient' | 'slack' | 'workspace';
}

export type Plan =
	| { may: false; rule: PreferenceRule; clockwork: Clockwork }
	| {
			may: true;
			frequency: ActiveFrequency;
			rule: PreferenceRule;
			promised: Promised;
			/** For a message of its own that is one too many: one digest an hour. */
			ifTooMany?: Promised;
			clockwork: Clockwork;
	  };

/** Pure. Urgent ones are told at once, whatever the hour. */
export function planFor(question: PlanQuestion): Plan {
	const { at, urgent } = question;
	const { frequency, rule } = mayNotify(question);
	const clockwork = clockworkOf(question);
	if (frequency === 'off') return { may: false, rule, clockwork };
	if (urgent) return { may: true, frequency, rule, promised: { dueAt: at }, clockwork };
	const promised = whenToSend({ ...clockwork, frequency, now: at });
	if (promised.windowEndsAt !== undefined) {
		return { may: true, frequency, rule, promised, clockwork };
	}
	const hourly = whenToSend({ ...clockwork, frequency: 'hourly', now: at });
	const ifTooMany: Promised = { ...hourly, putOff: 'too_many' };
	return { may: true, frequency, rule, promised, ifTooMany, clockwork };
}

export function clockworkOf({ own, workspace, slackTimeZone, timeZone }: Reader): Clockwork {
	const { chosenTimeZone, ...schedule } = scheduleOf(own, workspace);
	const chosen = chooseTimeZone({
		chosen: chosenTimeZone,
		slack: slackTimeZone,
		workspace: workspace?.timeZone ?? timeZone,
	});
	return { schedule, timeZone: chosen.timeZone, timeZoneOf: chosen.of };
}
