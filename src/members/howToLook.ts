// Answers: is it quicker to ask Slack for each unknown e-mail, or to read its whole list of users?

/** users.lookupByEmail takes 50 a minute; a walk of users.list takes one call for 1,000 users. */
const fewEnoughToAskFor = 20;

export function howToLook(unknownEmails: number): 'by_email' | 'by_walk' {
	return unknownEmails <= fewEnoughToAskFor ? 'by_email' : 'by_walk';
}

/** For how long "not found" is believed before Slack is asked again, in milliseconds. */
export const notFoundIsBelievedMs = 60 * 60 * 1000;
