// Answers: at which instant is a notification to be sent, and which window does it wait for?
import type { Instant } from '../clock';
import { firstAllowed } from './firstAllowed';
import type { ActiveFrequency, PutOff, Schedule } from './schedule';
import { dailyEnd, hourlyEnd, weeklyEnd } from './windows';

export interface WhenQuestion {
	frequency: ActiveFrequency;
	schedule: Schedule;
	/** IANA name, as chooseTimeZone gives it. */
	timeZone: string;
	now: Instant;
}

export interface When {
	dueAt: Instant;
	/** Absent for what is sent at once. The same for every `now` of one window, so that writers agree unasked. */
	windowEndsAt?: Instant;
	/** Why that is later than the frequency alone would have it. */
	putOff?: PutOff;
}

/**
 * Due at once, or else strictly after `now`, at the end of the window that is open at `now`. Where nothing is to be
 * told at that instant, at the first at which something is: what gathered until then, over several windows or at
 * once, waits for one window that ends there. Quiet hours and days off put off; they never drop.
 */
export function whenToSend(question: WhenQuestion): When {
	const { frequency, schedule, timeZone, now } = question;
	const wishedAt = frequency === 'immediate' ? now : windowEnd(frequency, question);
	const { at, putOff } = firstAllowed(wishedAt, schedule, timeZone);
	if (putOff !== undefined) return { dueAt: at, windowEndsAt: at, putOff };
	return frequency === 'immediate' ? { dueAt: at } : { dueAt: at, windowEndsAt: at };
}

function windowEnd(
	frequency: Exclude<ActiveFrequency, 'immediate'>,
	{ now, schedule, timeZone }: WhenQuestion,
): Instant {
	switch (frequency) {
		case 'hourly':
			return hourlyEnd(now, timeZone);
		case 'daily':
			return dailyEnd(now, schedule.time, timeZone);
		case 'weekly':
			return weeklyEnd(now, schedule, timeZone);
	}
}
