// Answers: what failed or is unsure, and is to be tried again?
import type { ExpressionBuilder, Updateable } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { OversightStore, Which } from '../contract';
import { readNotification } from '../rows/notification';
import type { NotificationTable, Tables, Work } from '../tables';
import { decisionAbout, writeDecisions } from './decisions';
import { overDelivery } from './ended';
import { takeBackFreed } from './takeBack';
import { fits } from './which';

export async function retry(
	work: Work,
	workspaceId: string,
	which: Which,
	unsure: Parameters<OversightStore['retry']>[1],
	now: Instant,
): ReturnType<OversightStore['retry']> {
	const failed = await work
		.updateTable('notification')
		.set(queuedAgain(now))
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'failed')
		.where(fits(which))
		.returningAll()
		.execute();
	const sentAgain = unsure === 'send_again' ? await sendAgain(work, workspaceId, which, now) : [];
	const requeued = inOrderOfAcceptance([...failed, ...sentAgain].map(readNotification));
	const because = { outcome: 'queued', reason: 'retried' } as const;
	const decided = requeued.map((each) => ({
		decision: decisionAbout(each, { ...because, dueAt: each.dueAt }),
		notificationId: each.id,
	}));
	await writeDecisions(work, workspaceId, decided, now);
	await takeBackFreed(work, workspaceId, now);
	const toLookUp = unsure === 'look_up' ? await lookUp(work, workspaceId, which, now) : [];
	return { requeued, toLookUp };
}

/** Everything that the last attempt left is taken off the row. */
function queuedAgain(now: Instant): Updateable<NotificationTable> {
	return {
		state: 'queued',
		due_at: now,
		// Whoever asks for it does not ask for the hour.
		hurried_at: now,
		not_before: null,
		reason: 'retried',
		settled_at: null,
		claim_token: null,
		lease_until: null,
		delivery_key: null,
		told_at: null,
	};
}

/** A message is sent again as a whole, also where only some of its entries fit: nobody knows of any of them. */
async function sendAgain(work: Work, workspaceId: string, which: Which, now: Instant) {
	const deliveries = await work
		.updateTable('delivery')
		// Without its token a run that is late with its look-up can change nothing any more.
		.set({ ...overDelivery, state: 'queued', reason: 'retried', settled_at: now })
		.where('workspace_id', '=', workspaceId)
		.where(isIdleAndUnsure(workspaceId, which, now))
		.returning('key')
		.execute();
	const rows = [];
	for (const batch of inBatches(deliveries.map(({ key }) => key)))
		rows.push(
			...(await work
				.updateTable('notification')
				.set(queuedAgain(now))
				.where('workspace_id', '=', workspaceId)
				.where('state', '=', 'unsure')
				.where('delivery_key', 'in', batch)
				.returningAll()
				.execute()),
		);
	return rows;
}

/** A little longer than Slack takes to show a message, so that machines need not agree to the millisecond. */
const mayNotShowYetMs = 12_000;

/** Now, but for what Slack may not show yet: not found, it would be sent again. */
async function lookUp(
	work: Work,
	workspaceId: string,
	which: Which,
	now: Instant,
): Promise<Notification[]> {
	const deliveries = await work
		.updateTable('delivery')
		.set((row) => ({
			not_before: row
				.case()
				.when('not_before', '<=', now + mayNotShowYetMs)
				.then(row.ref('not_before'))
				.else(0)
				.end(),
		}))
		.where('workspace_id', '=', workspaceId)
		.where(isIdleAndUnsure(workspaceId, which, now))
		.returning('key')
		.execute();
	const found: Notification[] = [];
	for (const batch of inBatches(deliveries.map(({ key }) => key))) {
		const rows = await work
			.selectFrom('notification')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where('delivery_key', 'in', batch)
			.where('state', '=', 'unsure')
			.where(fits(which))
			.execute();
		found.push(...rows.map(readNotification));
	}
	return inOrderOfAcceptance(found);
}

/** One with a lease that runs is being looked up at this moment. */
function isIdleAndUnsure(workspaceId: string, which: Which, now: Instant) {
	return (row: ExpressionBuilder<Tables, 'delivery'>) =>
		row.and([
			row('state', '=', 'unsure'),
			row.or([row('lease_until', 'is', null), row('lease_until', '<=', now)]),
			row(
				'key',
				'in',
				row
					.selectFrom('notification')
					.select('notification.delivery_key')
					.where('notification.workspace_id', '=', workspaceId)
					.where('notification.state', '=', 'unsure')
					.where('notification.delivery_key', 'is not', null)
					.where(fits(which))
					.$castTo<{ delivery_key: string }>(),
			),
		]);
}

function inOrderOfAcceptance(notifications: Notification[]): Notification[] {
	return notifications.sort((a, b) => a.id - b.id);
}
