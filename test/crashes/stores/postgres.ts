// Answers: what does a schema of PostgreSQL look like from outside?
import { Client, types } from 'pg';
import type { PostgresSettings } from '../../../src/store/drivers/postgres/settings';
import type { DecisionRow, DeliveryRow, NotificationRow, Outside } from './outside';

export interface PostgresOutside extends Outside {
	close(): Promise<void>;
}

/** By a connection of its own. */
export async function postgresOutside(settings: PostgresSettings): Promise<PostgresOutside> {
	const { host, port, database, user, password, schema } = settings;
	const client = new Client({ host, port, database, user, password });
	// Our bigints are instants and IDs.
	client.setTypeParser(types.builtins.INT8, Number);
	await client.connect();
	await client.query(`set search_path to "${schema}"`);

	async function isMade(): Promise<boolean> {
		const { rows } = await client.query(`select to_regclass('decision') as made`);
		return (rows[0] as { made: unknown }).made !== null;
	}

	/** None where the tables are not made yet. */
	async function rowsOf<Row>(from: string): Promise<Row[]> {
		if (!(await isMade())) return [];
		return (await client.query(`select * from ${from}`)).rows as Row[];
	}

	return {
		held: async () => ({
			notification: await rowsOf<NotificationRow>('notification where claim_token is not null'),
			delivery: await rowsOf<DeliveryRow>('delivery where token is not null'),
		}),
		async knows(eventIds) {
			if (!(await isMade())) return new Set();
			const asked = 'select dedupe_key from notification where dedupe_key = any($1)';
			const { rows } = await client.query<{ dedupe_key: string }>(asked, [eventIds]);
			return new Set(rows.map(({ dedupe_key }) => dedupe_key));
		},
		all: async () => ({
			notification: await rowsOf<NotificationRow>('notification order by id'),
			delivery: await rowsOf<DeliveryRow>('delivery order by key'),
			decision: await rowsOf<DecisionRow>('decision order by id'),
		}),
		/** What a server does not say of itself. */
		check: async () => 'ok',
		close: () => client.end(),
	};
}
