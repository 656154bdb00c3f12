// Answers: when is Slack asked about a member again, and how with the fewest calls?
import type { Instant } from '../clock';

const hour = 60 * 60 * 1000;

/** For how long "not found" is believed before Slack is asked again, in milliseconds, unless the credential says otherwise. */
export const notFoundIsBelievedMs = hour;

/** For how long a mapping, and the last walk of the directory, are believed: people leave and come back. */
export const connectedIsBelievedMs = 24 * hour;

/** What Slack allows in a minute. Source: docs.slack.dev, the rate limits of users.lookupByEmail and users.list. */
const perMinute = { byEmail: 50, byWalk: 20 } as const;
const usersPerPage = 1_000;
/** Whoever asks about so few people should not have to wait for a list of all. */
const handful = 5;
/** The size of a workspace that nobody has read yet. */
const assumedUsers = 10_000;

export interface Unknown {
	members: number;
	/** Calls of users.lookupByEmail that they take. */
	questions: number;
	/** Of the workspace, where that is known. */
	users?: number;
}

/** Whichever way takes the smaller part of its own limit; both being equal, the one with the smaller answers. */
export function howToLook({
	members,
	questions,
	users = assumedUsers,
}: Unknown): 'by_email' | 'by_walk' {
	if (members <= handful) return 'by_email';
	const pages = Math.max(1, Math.ceil(users / usersPerPage));
	return questions / perMinute.byEmail <= pages / perMinute.byWalk ? 'by_email' : 'by_walk';
}

/** False for what never was, and for what is still to come: then a clock was ahead. */
export function isWithin(ms: number, since: Instant | undefined, now: Instant): boolean {
	return since !== undefined && since <= now && now - since < ms;
}
