// Answers: how do we tell a person what waits, and for what?
import type { DeliveryReport } from '../../src/index';
import { are, countOf } from './countOf';
import { toIso } from './tellInstant';

type Waiting = DeliveryReport['waiting'];

/** For a run that left no items. `why` says so, as in “Nothing was due.” */
export function saysNothingSent(why: string, { due, later, nextDueAt }: Waiting): string {
	const count = due + later;
	if (count === 0) return `${why} No notification waits.`;
	const waits = `${countOf(count, 'notification')} ${count === 1 ? 'waits' : 'wait'}`;
	if (nextDueAt === undefined) return `${why} ${waits}.`;
	return `${why} ${waits}; ${count === 1 ? 'it' : 'the next'} is due at ${toIso(nextDueAt)}.`;
}

export function saysUnsure({ unsure }: Waiting): string {
	const they = unsure === 1 ? 'it' : 'they';
	return `${countOf(unsure, 'notification')} ${are(unsure)} unsure: Slack’s answer got lost, so nobody knows whether ${they} arrived. The next runs look in Slack. Where they may not, the credential says whether to send again or hold; Retry decides about ${unsure === 1 ? 'it' : 'them'} at once.`;
}
