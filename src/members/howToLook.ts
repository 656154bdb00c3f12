// Answers: when is Slack asked about a member again, and how with the fewest calls?

/** users.lookupByEmail takes 50 a minute; a walk of users.list takes one call for 1,000 users. */
const fewEnoughToAskFor = 20;

export function howToLook(unknownEmails: number): 'by_email' | 'by_walk' {
	return unknownEmails <= fewEnoughToAskFor ? 'by_email' : 'by_walk';
}

const hour = 60 * 60 * 1000;

/** For how long "not found" is believed before Slack is asked again, in milliseconds. */
export const notFoundIsBelievedMs = hour;

/** For how long a mapping, and the last walk of the directory, are believed: people leave and come back. */
export const connectedIsBelievedMs = 24 * hour;
