// Answers: what was decided, about whom and when? The newest first.
import { sql, type Selectable } from 'kysely';
import type { LoggedDecision, OversightStore } from '../contract';
import type { Page } from '../../slack/contract';
import { pageOf, readPlace, writePlace } from '../pages';
import type { Tables, Work } from '../tables';
import { eachWayToFit } from './which';

type Question = Parameters<OversightStore['findDecisions']>[0];
type Row = Selectable<Tables['decision']>;

export async function findDecisions(
	work: Work,
	workspaceId: string,
	question: Question,
): Promise<Page<LoggedDecision>> {
	const { from, until, cursor, limit } = question;
	const rows: Row[] = [];
	for (const way of eachWayToFit(question))
		rows.push(
			...(await work
				.selectFrom('decision')
				.selectAll()
				.where('workspace_id', '=', workspaceId)
				.where(way)
				.$if(from !== undefined, (decisions) => decisions.where('at', '>=', from!))
				.$if(until !== undefined, (decisions) => decisions.where('at', '<', until!))
				.$if(cursor !== undefined, (decisions) => decisions.where(comesAfter(cursor!)))
				.orderBy('at', 'desc')
				.orderBy('id', 'desc')
				.limit(limit + 1)
				.execute()),
		);
	rows.sort((a, b) => b.at - a.at || b.id - a.id);
	return pageOf(rows, limit, {
		read: readDecision,
		cursor: ({ at, id }) => writePlace(String(at), String(id)),
	});
}

/** Several are decided in one instant: their IDs go on where it does not. */
function comesAfter(cursor: string) {
	const [at, id] = readPlace(cursor).map(Number);
	return sql<boolean>`(at, id) < (${at}, ${id})`;
}

function readDecision(row: Row): LoggedDecision {
	return {
		id: row.id,
		at: row.at,
		notificationId: row.notification_id ?? undefined,
		recipient: { kind: row.recipient_kind, key: row.recipient_key },
		standsInFor: row.stands_in_for || undefined,
		type: row.type,
		title: row.title,
		recordKey: row.record_key ?? undefined,
		dedupeKey: row.dedupe_key,
		outcome: row.outcome,
		reason: row.reason,
		detail: row.detail ?? undefined,
		frequency: row.frequency ?? undefined,
		rule: row.rule ?? undefined,
		dueAt: row.due_at ?? undefined,
	};
}
