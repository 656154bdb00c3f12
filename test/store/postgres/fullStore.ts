// Answers: how does a store look that has been in use for months?
import { now } from '../given';

/** How many of each. */
export const sizes = { sent: 40_000, later: 8000, due: 2000, members: 5000 };

/** What was true for months, and what came within the last minute. */
export type Part = 'old' | 'new';

/** Members `m0` … with an account each. Of what is due, every second one waits for a digest. */
export function fill(schema: string, part: Part): string {
	const { sent, later, due, members } = sizes;
	const columns =
		'workspace_id, recipient_kind, recipient_key, dedupe_key, event, urgent, frequency, rule, due_at, window_ends_at, record_key, type, state, accepted_at, settled_at, conversation, ts, delivery_key';
	const event = `'{"type":"task.assigned","title":"Paint the fence","fields":[],"occurredAt":${now}}'`;
	const rows = (many: number, kind: string, dueAt: string, window: string, rest: string) => `
		insert into notification (${columns})
		select 'T1', 'member', 'm' || (n * 7 % ${members}), '${kind} ' || n, ${event}, 0, 'immediate', 'fallback',
			${dueAt}, ${window}, 'record ' || (n % 9000), 'task.assigned', ${rest}
		from generate_series(1::bigint, ${many}) n`;
	const decisions = (state: string) => `
		insert into decision (workspace_id, at, notification_id, recipient_kind, recipient_key, type, title, record_key, dedupe_key, outcome, reason)
		select workspace_id, accepted_at, id, recipient_kind, recipient_key, type, 'Paint the fence', record_key, dedupe_key, 'queued', 'due_now'
		from notification where state = '${state}'`;
	const path = `set search_path to "${schema}"`;
	if (part === 'new')
		return `${path};
			${rows(later, 'later', `${now} + n * 1000`, 'null', `'queued', ${now}, null, null, null, null`)};
			${rows(due, 'due', `${now} - n`, `case n % 2 when 0 then ${now} end`, `'queued', ${now}, null, null, null, null`)};
			${decisions('queued')}`;
	return `
		${path};
		insert into mapping (workspace_id, member_key, email, state, reason, slack_user_id, decided_by, decided_at, since, search_text)
		select 'T1', 'm' || n, 'm' || n || '@example.com', 'connected', 'email_matches', 'U' || n, 'email', ${now}, ${now}, 'M' || n
		from generate_series(0, ${members - 1}) n;
		${rows(sent, 'sent', `${now} - n * 60000`, 'null', `'sent', ${now} - n * 60000, ${now} - n * 60000, 'D' || n, n || '.1', 'd' || n`)};
		insert into delivery (workspace_id, key, conversation, kind, state, started_at, settled_at, ts)
		select 'T1', 'd' || n, 'D' || n, 'message', 'sent', ${now} - n * 60000, ${now} - n * 60000, n || '.1'
		from generate_series(1::bigint, ${sent}) n;
		${decisions('sent')};
	`;
}
