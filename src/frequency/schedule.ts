// Answers: how often, and at what local time, does somebody want to be told?

export const frequencies = ['immediate', 'hourly', 'daily', 'weekly', 'off'] as const;

export type Frequency = (typeof frequencies)[number];

/** A frequency that leads to a message one day. */
export type ActiveFrequency = Exclude<Frequency, 'off'>;

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Local wall-clock times, `HH:MM`, never equal; over midnight where `to` is the earlier one. `from` is quiet, `to` is not. */
export interface QuietHours {
	from: string;
	to: string;
}

export interface Schedule {
	/** Local wall-clock time of daily and weekly digests, `HH:MM`, 24 hours. */
	time: string;
	/** The day of the weekly digest. */
	weekday: Weekday;
	quietHours?: QuietHours;
	/** Days on which anything is told, never none; all seven where absent. */
	workingDays?: readonly Weekday[];
}

/** Why something is told later than its frequency alone would have it. */
export const putOffs = ['quiet_hours', 'day_off'] as const;

export type PutOff = (typeof putOffs)[number];

export const defaultSchedule: Schedule = { time: '09:00', weekday: 1 };
