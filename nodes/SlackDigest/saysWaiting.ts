// Answers: how do we tell a person what waits, and for what?
import type { DeliveryReport } from '../../src/index';

type Waiting = DeliveryReport['waiting'];

/** For a run that left no items; `triedCount` messages were not taken by Slack yet. */
export function saysNothingSent(triedCount: number, { due, later, nextDueAt }: Waiting): string {
	const why = triedCount > 0 ? 'Nothing went out: Slack did not take it yet.' : 'Nothing was due.';
	const count = due + later;
	if (count === 0) return `${why} No notification waits.`;
	const [waits, next] =
		count === 1
			? ['One notification waits', 'it']
			: [`${count.toLocaleString('en')} notifications wait`, 'the next'];
	if (nextDueAt === undefined) return `${why} ${waits}.`;
	return `${why} ${waits}; ${next} is due at ${new Date(nextDueAt).toISOString()}.`;
}

export function saysUnsure({ unsure }: Waiting): string {
	const [are, they] =
		unsure === 1
			? ['One notification is', 'it']
			: [`${unsure.toLocaleString('en')} notifications are`, 'they'];
	return `${are} unsure: Slack’s answer got lost, so nobody knows whether ${they} arrived. The next runs look in Slack. Where they may not, the credential says whether to send again or hold.`;
}
