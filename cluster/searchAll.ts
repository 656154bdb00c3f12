// Answers: where do we look for secrets after a run? In every log, file, row and request.
import type { ClusterSlack } from './bundled/slack.ts';
import type { Database, Postgres } from './postgres.ts';
import { searchFor, type Search, type Secrets } from './secrets.ts';

export interface SearchPlaces {
	secrets: Secrets;
	controls: Secrets;
	/** Everything that the processes of the cluster write is below it. */
	folder: string;
	postgres: Postgres;
	databases: readonly Database[];
	strict: ClusterSlack['strict'];
}

/** n8n's own settings file holds its encryption key, as n8n has it; nothing else may. */
const settingsFile = '/.n8n/config';

export interface Searched {
	search: Search;
	rows: number;
	requests: number;
	faults: string[];
}

export async function searchEverywhere(places: SearchPlaces): Promise<Searched> {
	const { secrets, controls, folder, postgres, databases, strict } = places;
	const search = searchFor(secrets, controls);
	let rows = 0;
	for (const database of databases) rows += await searchRows(search, postgres, database);
	for (const { path, args } of strict.requests) {
		search.text(`a request to Slack, ${path.split('?')[0]}`, `${path}\n${JSON.stringify(args)}`);
	}
	for (const message of strict.messages) search.text('a message', JSON.stringify(message));
	await search.files(folder, [settingsFile]);
	const unseen = Object.keys(controls).filter((name) => !search.controls[name]);
	return {
		search,
		rows,
		requests: strict.requests.length,
		faults: [
			...search.found,
			...unseen.map((name) => `The search did not find ${name}, which has to be there`),
		],
	};
}

/** Every row of every table, as text. */
async function searchRows(search: Search, postgres: Postgres, database: Database): Promise<number> {
	const client = await postgres.connect(database);
	let count = 0;
	try {
		const tables = await client.query<{ schema: string; name: string }>(
			`SELECT schemaname AS schema, tablename AS name FROM pg_tables
			WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
		);
		for (const { schema, name } of tables.rows) {
			const table = `"${schema}"."${name}"`;
			await client.query('BEGIN');
			await client.query(`DECLARE every CURSOR FOR SELECT t::text AS row FROM ${table} t`);
			for (;;) {
				const { rows } = await client.query<{ row: string }>('FETCH 200 FROM every');
				if (rows.length === 0) break;
				count += rows.length;
				search.text(`the table ${table}`, rows.map(({ row }) => row).join('\n'));
			}
			await client.query('COMMIT');
		}
	} finally {
		await client.end();
	}
	return count;
}
