// Answers: to which conversation does something due go, and what else is due there?
import type { Instant } from '../../clock';
import type { Recipient } from '../../outbox/notification';
import type { Target } from '../contract';
import type { Work } from '../tables';
import { findMappings } from './findMappings';

/** Whom a row is for, and the account that a member has now. */
export interface Addressed {
	recipient_kind: Recipient['kind'];
	recipient_key: string;
	slack_user_id: string | null;
}

/** So that no memory must hold a conversation without end: what is over this makes up its next digest. */
export const mostInDigest = 5000;

/** The oldest entries that are due for these recipients of one conversation, whichever window they waited for: one digest. */
export function digestRows(
	work: Work,
	workspaceId: string,
	{ kind, keys, now }: { kind: Recipient['kind']; keys: readonly string[]; now: Instant },
) {
	return work
		.selectFrom('notification')
		.where('workspace_id', '=', workspaceId)
		.where('recipient_kind', '=', kind)
		.where('recipient_key', 'in', keys)
		.where('state', '=', 'queued')
		.where('window_ends_at', 'is not', null)
		.where('due_at', '<=', now)
		.where((row) => row.or([row('not_before', 'is', null), row('not_before', '<=', now)]))
		.orderBy('id')
		.limit(mostInDigest);
}

/** Everyone whose messages go to the same conversation: two members may share one Slack account. */
export async function findRecipientKeys(
	work: Work,
	workspaceId: string,
	to: Addressed,
): Promise<string[]> {
	if (to.slack_user_id === null) return [to.recipient_key];
	const members = await work
		.selectFrom('mapping')
		.select('member_key')
		.where('workspace_id', '=', workspaceId)
		.where('slack_user_id', '=', to.slack_user_id)
		.where('state', '=', 'connected')
		.execute();
	return members.map((member) => member.member_key);
}

export async function findTarget(work: Work, workspaceId: string, to: Addressed): Promise<Target> {
	if (to.recipient_kind === 'channel') return { kind: 'channel', channelId: to.recipient_key };
	if (to.slack_user_id === null) {
		const [mapping] = await findMappings(work, workspaceId, [to.recipient_key]);
		return { kind: 'nobody', mapping };
	}
	const row = await work
		.selectFrom('slack_user')
		.select('deactivated')
		.where('workspace_id', '=', workspaceId)
		.where('id', '=', to.slack_user_id)
		.executeTakeFirst();
	return { kind: 'user', slackUserId: to.slack_user_id, deactivated: row?.deactivated === 1 };
}
