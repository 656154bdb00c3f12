// Answers: which of the new notifications are more messages of their own than their recipients, or the run, may have?
import { sql } from 'kysely';
import type { Instant } from '../../clock';
import type { NewNotification, Promised, Recipient } from '../../outbox/notification';
import { asStored } from '../asStored';
import { inBatches } from '../batches';
import type { AcceptRules } from '../contract';
import type { Work } from '../tables';

export interface Fresh {
	id: number;
	notification: NewNotification;
}

const hourMs = 60 * 60 * 1000;

/** Plans those as their `ifTooMany` says; the answer has their new plans, by ID. What is in no hour any more leaves room. */
export async function capMessages(
	work: Work,
	workspaceId: string,
	fresh: readonly Fresh[],
	{ mostPerRecipientAndHour: most, mostPerRun = Infinity }: AcceptRules,
	now: Instant,
): Promise<Map<number, Promised>> {
	const plans = new Map<number, Promised>();
	const capped = fresh.filter(({ notification }) => notification.ifTooMany);
	const roomOf = await findRoom(work, workspaceId, capped, { most, now });
	let roomOfRun = mostPerRun;
	for (const { id, notification } of capped) {
		const room = roomOf(notification.recipient);
		if (room.left > 0 && roomOfRun > 0) {
			room.left--;
			roomOfRun--;
		} else plans.set(id, notification.ifTooMany!);
	}
	await planAgain(work, workspaceId, plans);
	return plans;
}

interface Room {
	left: number;
}

async function findRoom(
	work: Work,
	workspaceId: string,
	capped: readonly Fresh[],
	{ most, now }: { most: number | undefined; now: Instant },
): Promise<(recipient: Recipient) => Room> {
	if (most === undefined) return () => ({ left: Infinity });
	const byRecipient = Map.groupBy(capped, ({ notification }) => nameOf(notification.recipient));
	const recipients = [...byRecipient.values()].map(([first]) => first!.notification.recipient);
	const counts = await countSince(work, workspaceId, recipients, now - hourMs);
	const rooms = new Map<string, Room>();
	for (const [name, theirs] of byRecipient) {
		// They are in the outbox already, and counted.
		const before = (counts.get(name) ?? 0) - theirs.length;
		rooms.set(name, { left: most - before });
	}
	return (recipient) => rooms.get(nameOf(recipient))!;
}

function nameOf({ kind, key }: Recipient): string {
	return JSON.stringify([kind, asStored(key)]);
}

async function countSince(
	work: Work,
	workspaceId: string,
	recipients: readonly Recipient[],
	since: Instant,
): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	for (const batch of inBatches(recipients)) {
		const keys = batch.map(({ kind, key }) => sql`(${kind}, ${key})`);
		const rows = await work
			.selectFrom('notification')
			.select(['recipient_kind', 'recipient_key'])
			.select((row) => row.fn.countAll<number>().as('count'))
			.where('workspace_id', '=', workspaceId)
			// Said in the statement itself: only then does it go by the index of those that count.
			.where('counted', '=', sql.lit(1))
			.where(sql<boolean>`(recipient_kind, recipient_key) in (values ${sql.join(keys)})`)
			.where('accepted_at', '>', since)
			.groupBy(['recipient_kind', 'recipient_key'])
			.execute();
		for (const row of rows)
			counts.set(nameOf({ kind: row.recipient_kind, key: row.recipient_key }), Number(row.count));
	}
	return counts;
}

async function planAgain(
	work: Work,
	workspaceId: string,
	plans: ReadonlyMap<number, Promised>,
): Promise<void> {
	const alike = Map.groupBy(plans, ([, { dueAt, windowEndsAt, putOff }]) =>
		JSON.stringify([dueAt, windowEndsAt, putOff]),
	);
	for (const group of alike.values()) {
		const [, plan] = group[0]!;
		for (const batch of inBatches(group))
			await work
				.updateTable('notification')
				.set({
					due_at: plan.dueAt,
					window_ends_at: plan.windowEndsAt ?? null,
					put_off: plan.putOff ?? null,
					counted: 0,
				})
				.where('workspace_id', '=', workspaceId)
				.where(
					'id',
					'in',
					batch.map(([id]) => id),
				)
				.execute();
	}
}
