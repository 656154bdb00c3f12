// Answers: what was kept long enough, and can go?
import type { Instant } from '../../clock';
import type { Cleaned, OversightStore } from '../contract';
import type { Work } from '../tables';
import { holdsNoNotification } from './eraseDeliveries';
import { eraseUseless } from './uselessFiles';

export async function clean(
	work: Work,
	workspaceId: string,
	{ now, settledBefore, decidedBefore, most }: Parameters<OversightStore['clean']>[0],
): Promise<Cleaned> {
	const cleaned: Cleaned = { notifications: 0, decisions: 0, others: 0, files: 0 };
	let left = most;
	const step = async (kind: keyof Cleaned, before: Instant | undefined, drop: Drop) => {
		if (before === undefined || left <= 0) return;
		const { numDeletedRows } = await drop(work, workspaceId, before, left).executeTakeFirst();
		cleaned[kind] += Number(numDeletedRows);
		left -= Number(numDeletedRows);
	};
	await step('notifications', settledBefore, dropNotifications);
	// Nobody asked for these to be kept.
	if (left > 0) cleaned.files = await eraseUseless(work, workspaceId, now, left);
	left -= cleaned.files;
	await step('others', settledBefore, dropDeliveries);
	await step('others', settledBefore, dropRecordMessages);
	await step('others', settledBefore, dropPace);
	await step('others', settledBefore, dropMarks);
	await step('decisions', decidedBefore, dropDecisions);
	return cleaned;
}

/** At most so many rows. */
type Drop = (
	work: Work,
	workspaceId: string,
	before: Instant,
	most: number,
) => { executeTakeFirst(): Promise<{ numDeletedRows: bigint }> };

/** One that failed stays until somebody was told that it did. */
const dropNotifications: Drop = (work, workspaceId, before, most) =>
	work.deleteFrom('notification').where('id', 'in', (among) =>
		among
			.selectFrom('notification')
			.select('id')
			.where('workspace_id', '=', workspaceId)
			.where('state', 'in', ['sent', 'withdrawn', 'expired', 'muted', 'failed'])
			.where('settled_at', '<', before)
			.where((row) => row.or([row('state', '!=', 'failed'), row('told_at', 'is not', null)]))
			.limit(most),
	);

/** Also attempts that were left without a notification, because another one followed. */
const dropDeliveries: Drop = (work, workspaceId, before, most) =>
	work
		.deleteFrom('delivery')
		.where('workspace_id', '=', workspaceId)
		.where('key', 'in', (among) =>
			among
				.selectFrom('delivery')
				.select('delivery.key')
				.where('delivery.workspace_id', '=', workspaceId)
				.where('delivery.settled_at', '<', before)
				.where(holdsNoNotification)
				.limit(most),
		);

/** Nothing about the record was sent there for as long: the next message begins anew. */
const dropRecordMessages: Drop = (work, workspaceId, before, most) =>
	work
		.deleteFrom('record_message')
		.where('workspace_id', '=', workspaceId)
		.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('record_key', 'conversation', 'for_member'),
				'in',
				selectFrom('record_message')
					.select(['record_key', 'conversation', 'for_member'])
					.where('workspace_id', '=', workspaceId)
					.where('used_at', '<', before)
					.limit(most)
					.$asTuple('record_key', 'conversation', 'for_member'),
			),
		);

const dropPace: Drop = (work, workspaceId, before, most) =>
	work
		.deleteFrom('pace')
		.where('workspace_id', '=', workspaceId)
		.where('conversation', 'in', (among) =>
			among
				.selectFrom('pace')
				.select('conversation')
				.where('workspace_id', '=', workspaceId)
				.where('free_at', '<', before)
				.limit(most),
		);

const dropMarks: Drop = (work, workspaceId, before, most) =>
	work
		.deleteFrom('withdrawn_event')
		.where('workspace_id', '=', workspaceId)
		.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('dedupe_key', 'recipient_kind', 'recipient_key'),
				'in',
				selectFrom('withdrawn_event')
					.select(['dedupe_key', 'recipient_kind', 'recipient_key'])
					.where('workspace_id', '=', workspaceId)
					.where('withdrawn_at', '<', before)
					.limit(most)
					.$asTuple('dedupe_key', 'recipient_kind', 'recipient_key'),
			),
		);

const dropDecisions: Drop = (work, workspaceId, before, most) =>
	work
		.deleteFrom('decision')
		.where('id', 'in', (among) =>
			among
				.selectFrom('decision')
				.select('id')
				.where('workspace_id', '=', workspaceId)
				.where('at', '<', before)
				.limit(most),
		);
