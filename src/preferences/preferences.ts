// Answers: what did a member, a channel or the workspace choose?
import type { Frequency, QuietHours, Weekday } from '../frequency/schedule';

/** Whose preferences: a member's (by member key), a channel's (by channel ID), or the workspace's own defaults. */
export type PreferenceSubject =
	{ kind: 'member'; key: string } | { kind: 'channel'; key: string } | { kind: 'workspace' };

/** Everything that one subject has chosen. What is absent was never chosen, and the next rule speaks. */
export interface Preferences {
	/** For every type that has no choice of its own. `off` here is the one switch that silences all. */
	everything?: Frequency;
	/** Group key → frequency. */
	groups: Record<string, Frequency>;
	/** Type key → frequency. */
	types: Record<string, Frequency>;
	/** Local time of daily and weekly digests, `HH:MM`. */
	time?: string;
	weekday?: Weekday;
	/** IANA name, as in `Europe/Paris`. */
	timeZone?: string;
	/** `none`: no quiet hours, whatever the workspace has. */
	quietHours?: QuietHours | 'none';
	/** Ascending, at least one. All seven: no days off, whatever the workspace has. */
	workingDays?: readonly Weekday[];
}

export const noPreferences: Preferences = { groups: {}, types: {} };
