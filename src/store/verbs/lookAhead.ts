// Answers: what would go out by then, to which conversation, and in which order?
import { sql } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification, Recipient } from '../../outbox/notification';
import type { OversightStore, Upcoming } from '../contract';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';
import { digestRows, findRecipientKeys, findTarget, type Addressed } from './conversation';
import { dueRows } from './due';
import { withSharers } from './sharers';

type Question = Parameters<OversightStore['lookAhead']>[0];
type Row = Awaited<ReturnType<typeof findRows>>[number];

/**
 * As claims would take it: what is over the most entries of a digest makes up a further one. Each digest and each single
 * one counts as one of the most that were asked for, so that the answer stays small whatever waits.
 */
export async function lookAhead(
	work: Work,
	workspaceId: string,
	question: Question,
): Promise<Upcoming[]> {
	const upcoming: Upcoming[] = [];
	/** Conversation → the last entry of its digests so far: they are taken by ID. */
	const taken = new Map<string, number>();
	for await (const next of inTurn(work, workspaceId, question)) {
		const isFull = () => upcoming.length >= question.mostConversations;
		if (isFull()) break;
		const add = async (notifications: Notification[]) =>
			upcoming.push({ target: await findTarget(work, workspaceId, next), notifications });
		if (next.window_ends_at === null) {
			await add([readNotification(next)]);
			continue;
		}
		const conversation = nameConversation(next);
		const last = () => taken.get(conversation) ?? 0;
		while (last() < next.id && !isFull()) {
			const entries = await findDigest(work, workspaceId, question.until, next, last());
			taken.set(conversation, entries.at(-1)!.id);
			await add(entries);
		}
	}
	return upcoming;
}

function nameConversation({ recipient_kind, recipient_key, slack_user_id }: Addressed): string {
	return JSON.stringify([recipient_kind, slack_user_id ?? { nobody: recipient_key }]);
}

async function findDigest(
	work: Work,
	workspaceId: string,
	now: Instant,
	next: Row,
	after: number,
): Promise<Notification[]> {
	const keys = await findRecipientKeys(work, workspaceId, next);
	const rows = await digestRows(work, workspaceId, { kind: next.recipient_kind, keys, now })
		.selectAll()
		.where('id', '>', after)
		.execute();
	return rows.map(readNotification);
}

/** One page must hold no more than what is shown at once; there may be very many rows behind it. */
const rowsPerPage = 100;

/** Urgent ones first, then the longest due, page by page. */
async function* inTurn(
	work: Work,
	workspaceId: string,
	{ until, recipient }: Question,
): AsyncGenerator<Row> {
	const recipients = recipient && (await withSharers(work, workspaceId, [recipient]));
	for (const urgent of [1, 0]) {
		let rows: Row[] = [];
		do {
			const after = rows.at(-1);
			rows = await findRows(work, workspaceId, { urgent, until, recipients, after });
			yield* rows;
		} while (rows.length === rowsPerPage);
	}
}

interface Place {
	urgent: number;
	until: Instant;
	recipients: Recipient[] | undefined;
	after: { due_at: Instant; id: number } | undefined;
}

function findRows(work: Work, workspaceId: string, { urgent, until, recipients, after }: Place) {
	let rows = dueRows(work, workspaceId, { now: until, scope: 'all', recipients })
		.selectAll('notification')
		.select('mapping.slack_user_id')
		.where('notification.urgent', '=', urgent);
	if (after)
		rows = rows.where(
			sql<boolean>`(notification.due_at, notification.id) > (${after.due_at}, ${after.id})`,
		);
	return rows
		.orderBy('notification.due_at')
		.orderBy('notification.id')
		.limit(rowsPerPage)
		.execute();
}
