// Answers: what does the nodes' store say about the events, at this moment?
import type { Database, Postgres } from './postgres.ts';

export interface Stored {
	eventId: string;
	state: string;
	reason: string | null;
	/** The decision log says that nobody knew once whether it had arrived. */
	wasUnsure: boolean;
	/** A run of Slack Digest said that it failed or is unsure. */
	isListed: boolean;
}

export interface Waiting {
	/** Queued, claimed or being sent. */
	open: number;
	unsure: number;
	/** Of the unsure ones: for a person, whose direct messages can be looked up. */
	unsureOfPeople: number;
	/** Unsure or failed, and no run of Slack Digest has said so yet. */
	unlisted: number;
}

export const schema = 'slack_notify';

export async function readStored(postgres: Postgres, store: Database): Promise<Stored[]> {
	return ask<Stored>(
		postgres,
		store,
		`SELECT n.dedupe_key AS "eventId", n.state, n.reason, n.told_at IS NOT NULL AS "isListed", EXISTS (
			SELECT FROM "${schema}".decision d WHERE d.notification_id = n.id AND d.reason = 'answer_lost'
		) AS "wasUnsure" FROM "${schema}".notification n`,
	);
}

export async function countWaiting(postgres: Postgres, store: Database): Promise<Waiting> {
	const [found] = await ask<Waiting>(
		postgres,
		store,
		`SELECT count(*) FILTER (WHERE state IN ('queued', 'claimed', 'sending'))::int AS open,
			count(*) FILTER (WHERE state = 'unsure')::int AS unsure,
			count(*) FILTER (WHERE state = 'unsure' AND recipient_kind = 'member')::int AS "unsureOfPeople",
			count(*) FILTER (WHERE state IN ('unsure', 'failed') AND told_at IS NULL)::int AS unlisted
		FROM "${schema}".notification`,
	);
	return found ?? { open: 0, unsure: 0, unsureOfPeople: 0, unlisted: 0 };
}

async function ask<Row extends object>(
	postgres: Postgres,
	store: Database,
	sql: string,
): Promise<Row[]> {
	const client = await postgres.connect(store);
	try {
		return (await client.query<Row>(sql)).rows;
	} finally {
		await client.end();
	}
}
