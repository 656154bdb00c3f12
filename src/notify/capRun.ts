// Answers: which messages of a run are one too many, and wait for a digest?
import type { NewNotification } from '../outbox/notification';
import type { Decided } from './decide';

/** The first `most` messages of their own go through, in the order of the input; urgent ones and digests do not count. */
export function capRun(decided: readonly Decided[], most: number | undefined): Decided[] {
	if (most === undefined) return [...decided];
	let count = 0;
	return decided.map((each) => {
		if (each.kind !== 'promised' || !each.notification.ifTooMany || ++count <= most) return each;
		return { ...each, notification: holdBack(each.notification) };
	});
}

function holdBack({
	ifTooMany,
	windowEndsAt: _,
	...notification
}: NewNotification): NewNotification {
	return { ...notification, ...ifTooMany! };
}
