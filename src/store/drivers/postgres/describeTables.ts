// Answers: what does PostgreSQL have to be told of the tables, so that it never looks at more rows than it must?
import { sql } from 'kysely';
import type { Work } from '../../tables';

/** Rows come, move from state to state, and go: nothing like what PostgreSQL expects of a table. */
const busy = ['notification', 'delivery'];

export async function describeTables(work: Work): Promise<void> {
	for (const table of busy) {
		// Where nearly all was sent for months, it would believe that nothing is queued, and then go through all that is, for each
		// that is: what is known of the states is always about yesterday. Without it, it expects some of each.
		await sql`alter table ${sql.ref(table)} alter column state set statistics 0`.execute(work);
		// What is left of a row that moved is in the way until it is cleaned up.
		await sql`alter table ${sql.ref(table)} set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)`.execute(
			work,
		);
	}
}
