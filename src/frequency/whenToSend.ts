// Answers: at which instant is a notification to be sent, and which window does it wait for?
import type { Instant } from '../clock';
import type { ActiveFrequency, Schedule } from './schedule';
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
}

/** Due at once, or else strictly after `now`, at the end of the window that is open at `now`. */
export function whenToSend(question: WhenQuestion): When {
	if (question.frequency === 'immediate') return { dueAt: question.now };
	const windowEndsAt = windowEnd(question.frequency, question);
	return { dueAt: windowEndsAt, windowEndsAt };
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
