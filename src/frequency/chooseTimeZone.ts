// Answers: in whose time zone does a digest fall due?
import { isTimeZone } from './timeZone';

export interface TimeZoneChoices {
	/** What the member or channel chose. */
	chosen?: string;
	/** What Slack says about the Slack user. */
	slack?: string;
	/** The workspace's own. */
	workspace?: string;
}

export interface ChosenTimeZone {
	/** IANA name. */
	timeZone: string;
	/** Whose word it is. */
	of: 'recipient' | 'slack' | 'workspace';
}

/**
 * The first that names a zone: the recipient's choice, Slack's, the workspace's. UTC, as the workspace's, where none
 * does, because a name kept for years may be unknown to this machine, and a digest must fall due all the same.
 */
export function chooseTimeZone({ chosen, slack, workspace }: TimeZoneChoices): ChosenTimeZone {
	if (isTimeZone(chosen)) return { timeZone: chosen, of: 'recipient' };
	if (isTimeZone(slack)) return { timeZone: slack, of: 'slack' };
	return { timeZone: isTimeZone(workspace) ? workspace : 'UTC', of: 'workspace' };
}
