// Answers: what goes out next, to whom, and who may send it?
import type { Updateable } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { ClaimAnswer, ClaimRequest } from '../contract';
import { readNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { digestRows, findRecipientKeys, findTarget } from './conversation';
import { findNext, isAnyDue, whenAnyIsFree } from './due';
import { whenWorkspaceIsFree } from './pace';
import { withSharers } from './sharers';

type Next = NonNullable<Awaited<ReturnType<typeof findNext>>>;

export async function claim(
	work: Work,
	workspaceId: string,
	request: ClaimRequest,
): Promise<ClaimAnswer> {
	const recipients =
		request.recipients && (await withSharers(work, workspaceId, request.recipients));
	const question = { ...request, recipients };
	const workspaceFreeAt = await whenWorkspaceIsFree(work, workspaceId);
	if (workspaceFreeAt > request.now) {
		// Asked after every message: when each conversation is free is more than anybody needs to know.
		const isDue = await isAnyDue(work, workspaceId, question);
		return isDue ? { pacedUntil: workspaceFreeAt } : { nothingDue: true };
	}
	const next = await findNext(work, workspaceId, question);
	if (!next) {
		const freeAt = await whenAnyIsFree(work, workspaceId, question);
		return freeAt === undefined ? { nothingDue: true } : { pacedUntil: freeAt };
	}
	const notifications = await take(work, workspaceId, request, next);
	const target = await findTarget(work, workspaceId, next);
	return { claimed: { token: request.token, target, notifications } };
}

/** Each statement says `queued` itself: a row that somebody else took meanwhile stays theirs. */
async function take(
	work: Work,
	workspaceId: string,
	{ token, now, leaseUntil }: ClaimRequest,
	next: Next,
): Promise<Notification[]> {
	const held: Updateable<NotificationTable> = {
		state: 'claimed',
		claim_token: token,
		lease_until: leaseUntil,
	};
	const mine =
		next.window_ends_at === null ? [next.id] : await digestOf(work, workspaceId, now, next);
	const taken: Notification[] = [];
	for (const batch of inBatches(mine)) {
		const rows = await work
			.updateTable('notification')
			.set(held)
			.where('workspace_id', '=', workspaceId)
			.where('state', '=', 'queued')
			.where('id', 'in', batch)
			.returningAll()
			.execute();
		taken.push(...rows.map(readNotification));
	}
	return taken.sort((a, b) => a.id - b.id);
}

async function digestOf(
	work: Work,
	workspaceId: string,
	now: Instant,
	next: Next,
): Promise<number[]> {
	const keys = await findRecipientKeys(work, workspaceId, next);
	const rows = await digestRows(work, workspaceId, { kind: next.recipient_kind, keys, now })
		.select('id')
		.execute();
	return rows.map(({ id }) => id);
}
