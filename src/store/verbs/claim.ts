// Answers: what goes out next, to whom, and who may send it?
import type { Updateable } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import type { ClaimAnswer, ClaimRequest, Target } from '../contract';
import { readNotification } from '../rows/notification';
import { readSlackUser, slackUserColumns } from '../rows/slackUser';
import type { NotificationTable, Work } from '../tables';
import { findNext, whenAnyIsFree } from './due';
import { findMappings } from './findMappings';
import { whenWorkspaceIsFree } from './pace';

type Next = NonNullable<Awaited<ReturnType<typeof findNext>>>;

export async function claim(
	work: Work,
	workspaceId: string,
	request: ClaimRequest,
): Promise<ClaimAnswer> {
	const workspaceFreeAt = await whenWorkspaceIsFree(work, workspaceId);
	const next =
		workspaceFreeAt > request.now ? undefined : await findNext(work, workspaceId, request);
	if (!next) {
		const freeAt = await whenAnyIsFree(work, workspaceId, request);
		if (freeAt === undefined) return { nothingDue: true };
		return { pacedUntil: Math.max(freeAt, workspaceFreeAt) };
	}
	const notifications = await take(work, workspaceId, request, next);
	const target = await findTarget(work, workspaceId, next);
	return { claimed: { token: request.token, target, notifications } };
}

/** One conversation must not keep all others waiting: what is over this makes up its next digest. */
const mostInDigest = 500;

/** One statement that says `queued` itself: a row that somebody else took meanwhile stays theirs. */
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
		next.frequency === 'immediate' ? [next.id] : await digestOf(work, workspaceId, now, next);
	const rows = await work
		.updateTable('notification')
		.set(held)
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'queued')
		.where('id', 'in', mine)
		.returningAll()
		.execute();
	return rows.map(readNotification).sort((a, b) => a.id - b.id);
}

/** The oldest entries that are due for the conversation of `next`, whichever window they waited for. */
async function digestOf(
	work: Work,
	workspaceId: string,
	now: Instant,
	next: Next,
): Promise<number[]> {
	const rows = await work
		.selectFrom('notification')
		.select('id')
		.where('workspace_id', '=', workspaceId)
		.where('recipient_kind', '=', next.recipient_kind)
		.where('recipient_key', 'in', await findRecipientKeys(work, workspaceId, next))
		.where('state', '=', 'queued')
		.where('frequency', '!=', 'immediate')
		.where('due_at', '<=', now)
		.where((row) => row.or([row('not_before', 'is', null), row('not_before', '<=', now)]))
		.orderBy('id')
		.limit(mostInDigest)
		.execute();
	return rows.map(({ id }) => id);
}

/** Everyone whose messages go to the same conversation: two members may share one Slack account. */
async function findRecipientKeys(work: Work, workspaceId: string, next: Next): Promise<string[]> {
	if (next.slack_user_id === null) return [next.recipient_key];
	const members = await work
		.selectFrom('mapping')
		.select('member_key')
		.where('workspace_id', '=', workspaceId)
		.where('slack_user_id', '=', next.slack_user_id)
		.where('state', '=', 'connected')
		.execute();
	return members.map((member) => member.member_key);
}

async function findTarget(work: Work, workspaceId: string, next: Next): Promise<Target> {
	if (next.recipient_kind === 'channel') return { kind: 'channel', channelId: next.recipient_key };
	if (next.slack_user_id === null) {
		const [mapping] = await findMappings(work, workspaceId, [next.recipient_key]);
		return { kind: 'nobody', mapping };
	}
	const row = await work
		.selectFrom('slack_user')
		.select(slackUserColumns)
		.where('workspace_id', '=', workspaceId)
		.where('id', '=', next.slack_user_id)
		.executeTakeFirst();
	const user = row && readSlackUser(row);
	return {
		kind: 'user',
		slackUserId: next.slack_user_id,
		timeZone: user?.timeZone,
		deactivated: user?.deactivated ?? false,
	};
}
