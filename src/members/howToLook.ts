// Answers: when is Slack asked about a member again, and how with the fewest calls?

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

/**
 * `questions` are calls of users.lookupByEmail, `users` is how many the workspace has, where that is known.
 * Whichever takes the smaller part of its own limit; both ways being equal, the smaller answers.
 */
export function howToLook(questions: number, users = assumedUsers): 'by_email' | 'by_walk' {
	if (questions <= handful) return 'by_email';
	const pages = Math.max(1, Math.ceil(users / usersPerPage));
	return questions / perMinute.byEmail <= pages / perMinute.byWalk ? 'by_email' : 'by_walk';
}
