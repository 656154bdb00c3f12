// Answers: how do we tell a person what a run did besides sending: what it left out, redirected and deleted?
import type { DeliveryReport } from '../../src/index';
import { are, countOf, were } from './countOf';

/** Undefined where everything due was sent, or tried. */
export function saysLeftOut({ leftOut: { expired, muted } }: DeliveryReport): string | undefined {
	const count = expired + muted;
	if (count === 0) return undefined;
	const because = [
		expired > 0 && `${expired.toLocaleString('en')} had expired`,
		muted > 0 && `${muted.toLocaleString('en')} ${were(muted)} turned off meanwhile`,
	];
	return `${countOf(count, 'notification')} ${were(count)} due and ${are(count)} not told: ${because.filter(Boolean).join(', ')}.`;
}

/** Undefined where everything went to whom it was meant for. */
export function saysRedirected({ deliveries }: DeliveryReport): string | undefined {
	const redirected = deliveries.filter((each) => each.redirectedFrom !== undefined);
	const count = redirected.filter(({ state }) => state === 'sent').length;
	if (count === 0) return undefined;
	const [where] = redirected.map(({ recipient }) => recipient);
	return `Test mode is on in the credential: ${countOf(count, 'message').toLowerCase()} went to ${where} and not to whom ${count === 1 ? 'it was' : 'they were'} meant for. What is in ${count === 1 ? 'it' : 'them'} counts as told.`;
}

/** Undefined where nothing was old enough. */
export function saysCleaned({ cleaned = 0 }: DeliveryReport): string | undefined {
	if (cleaned === 0) return undefined;
	return `${countOf(cleaned, 'row')} of what was told long ago ${were(cleaned)} deleted from the store.`;
}
