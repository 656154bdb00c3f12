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

/**
 * The first that names a zone: the member's choice, Slack's, the workspace's. UTC where none does,
 * because a name kept for years may be unknown to this machine, and a digest must fall due all the same.
 */
export function chooseTimeZone({ chosen, slack, workspace }: TimeZoneChoices): string {
	return [chosen, slack, workspace].find(isTimeZone) ?? 'UTC';
}
