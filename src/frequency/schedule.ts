// Answers: how often, and at what local time, does somebody want to be told?

export const frequencies = ['immediate', 'hourly', 'daily', 'weekly', 'off'] as const;

export type Frequency = (typeof frequencies)[number];

/** A frequency that leads to a message one day. */
export type ActiveFrequency = Exclude<Frequency, 'off'>;

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface Schedule {
	/** Local wall-clock time of daily and weekly digests, `HH:MM`, 24 hours. */
	time: string;
	/** The day of the weekly digest. */
	weekday: Weekday;
}

export const defaultSchedule: Schedule = { time: '09:00', weekday: 1 };
