// Answers: which queued notifications are due, and which conversation would each go to?
import { sql } from 'kysely';
import type { Instant } from '../../clock';
import type { Recipient } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { ClaimRequest } from '../contract';
import type { Work } from '../tables';

/** Of everybody, where no recipients are given. */
type Question = Pick<ClaimRequest, 'now' | 'scope' | 'recipients'>;

/** Due rows with `mapping` (connected ones only) and `pace` of the conversation they would go to now. */
export function dueRows(work: Work, workspaceId: string, { now, scope, recipients }: Question) {
	return work
		.selectFrom('notification')
		.leftJoin('mapping', (join) =>
			join
				.onRef('mapping.workspace_id', '=', 'notification.workspace_id')
				.onRef('mapping.member_key', '=', 'notification.recipient_key')
				.on('notification.recipient_kind', '=', 'member')
				.on('mapping.state', '=', 'connected'),
		)
		.leftJoin('pace', (join) =>
			join
				.onRef('pace.workspace_id', '=', 'notification.workspace_id')
				.on('pace.conversation', '=', (row) =>
					row
						.case()
						.when('notification.recipient_kind', '=', 'channel')
						.then(row.ref('notification.recipient_key'))
						.else(row.ref('mapping.slack_user_id'))
						.end(),
				),
		)
		.where('notification.workspace_id', '=', workspaceId)
		.where('notification.state', '=', 'queued')
		.where('notification.due_at', '<=', now)
		.where((row) =>
			row.or([
				row('notification.not_before', 'is', null),
				row('notification.not_before', '<=', now),
			]),
		)
		.$if(scope === 'immediate', (rows) => rows.where('notification.window_ends_at', 'is', null))
		.$if(recipients !== undefined, (rows) =>
			rows.where('notification.id', 'in', dueFor(work, workspaceId, recipients!, now)),
		);
}

/** Asked apart, so that it goes by the index of recipients, and not through everything due. */
function dueFor(work: Work, workspaceId: string, recipients: readonly Recipient[], now: Instant) {
	const keys = recipients.map(({ kind, key }) => sql`(${kind}, ${key})`);
	return work
		.selectFrom('notification as theirs')
		.select('theirs.id')
		.where('theirs.workspace_id', '=', workspaceId)
		.where(
			sql<boolean>`(theirs.recipient_kind, theirs.recipient_key) in (values ${sql.join(keys)})`,
		)
		.where('theirs.state', '=', 'queued')
		.where('theirs.due_at', '<=', now);
}

/** The same question about as many recipients at a time as one statement takes. */
function inParts(question: Question): Question[] {
	if (!question.recipients) return [question];
	return [...inBatches(question.recipients)].map((recipients) => ({ ...question, recipients }));
}

type Next = NonNullable<Awaited<ReturnType<typeof findFirst>>>;

/** The row whose turn it is: urgent first, then the longest due; none of a conversation that must wait. */
export async function findNext(
	work: Work,
	workspaceId: string,
	question: Question,
): Promise<Next | undefined> {
	// One look for urgent ones and one for the rest: each is the front of an index, however much is queued.
	for (const urgent of [1, 0]) {
		const firsts: Next[] = [];
		for (const part of inParts(question)) {
			const first = await findFirst(work, workspaceId, { ...part, urgent });
			if (first) firsts.push(first);
		}
		firsts.sort((a, b) => a.due_at - b.due_at || a.id - b.id);
		if (firsts[0]) return firsts[0];
	}
	return undefined;
}

function findFirst(
	work: Work,
	workspaceId: string,
	{ urgent, ...question }: Question & { urgent: number },
) {
	return dueRows(work, workspaceId, question)
		.select([
			'notification.id',
			'notification.due_at',
			'notification.window_ends_at',
			'notification.recipient_kind',
			'notification.recipient_key',
			'mapping.slack_user_id',
		])
		.where('notification.urgent', '=', urgent)
		.where((row) =>
			row.or([row('pace.free_at', 'is', null), row('pace.free_at', '<=', question.now)]),
		)
		.orderBy('notification.due_at')
		.orderBy('notification.id')
		.limit(1)
		.executeTakeFirst();
}

export async function isAnyDue(
	work: Work,
	workspaceId: string,
	question: Question,
): Promise<boolean> {
	for (const part of inParts(question)) {
		const row = await dueRows(work, workspaceId, part)
			.select('notification.id')
			.limit(1)
			.executeTakeFirst();
		if (row) return true;
	}
	return false;
}

/** When the first conversation that something due waits for is free; undefined where nothing is due. */
export async function whenAnyIsFree(
	work: Work,
	workspaceId: string,
	question: Question,
): Promise<Instant | undefined> {
	const instants: Instant[] = [];
	for (const part of inParts(question)) {
		const { freeAt } = await dueRows(work, workspaceId, part)
			.select((row) => row.fn.min(row.fn.coalesce('pace.free_at', sql.lit(0))).as('freeAt'))
			.executeTakeFirstOrThrow();
		if ((freeAt as Instant | null) !== null) instants.push(freeAt as Instant);
	}
	return instants.length === 0 ? undefined : Math.min(...instants);
}
