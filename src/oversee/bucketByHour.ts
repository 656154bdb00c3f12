// Answers: which of these would go out together, and when?
import type { Instant } from '../clock';
import { lookAgain } from '../deliver/setAside';
import type { Notification } from '../outbox/notification';
import type { Readers } from '../plan/findReaders';
import type { Catalogue } from '../preferences/catalogue';

export interface Bucket {
	at: Instant;
	/** What is told then. */
	notifications: Notification[];
	expired: Notification[];
	muted: Notification[];
}

/** As it looks today, at the instant at which each falls due; the soonest first. What is put off past `until` is left out. */
export function bucketByHour(
	notifications: readonly Notification[],
	{ readers, catalogue }: { readers: Readers; catalogue: Catalogue },
	{ now, until }: { now: Instant; until: Instant },
): Bucket[] {
	const buckets = new Map<Instant, Bucket>();
	const bucketAt = (at: Instant): Bucket => {
		const bucket = buckets.get(at) ?? { at, notifications: [], expired: [], muted: [] };
		buckets.set(at, bucket);
		return bucket;
	};
	for (const notification of notifications) {
		const due = Math.max(notification.dueAt, now);
		const [change] = lookAgain(notification, catalogue, readers, due);
		if (!change) bucketAt(due).notifications.push(notification);
		else if (change.to === 'expired') bucketAt(due).expired.push(notification);
		else if (change.to === 'muted') bucketAt(due).muted.push(notification);
		else if (change.dueAt <= until) bucketAt(change.dueAt).notifications.push(notification);
	}
	return [...buckets.values()].sort((a, b) => a.at - b.at);
}
