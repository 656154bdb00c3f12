// Answers: which steps made the tables of this schema, and may it be made here?
import { sql } from 'kysely';
import { journal, readJournal } from '../../migrations/journal';
import type { Work } from '../../tables';
import { refuse } from './errors';
import { meanings } from './meanings';
import { literal, quote } from './transaction';
import { waitForTurn } from './turn';

/** Of the first that this was tried with. */
const oldestVersion = 130_000;

export async function stepsMade(work: Work, schema: string): Promise<string[]> {
	const table = sql.raw(literal(`${quote(schema)}.${journal}`));
	const { rows } = await sql<{
		is: number;
	}>`select (to_regclass(${table}) is not null)::int as "is"`.execute(work);
	return rows[0]?.is === 1 ? readJournal(work) : [];
}

/** PostgreSQL cuts a longer name off without a word, and two of them would be one. */
export function checkName(schema: string): void {
	const bytes = Buffer.byteLength(schema);
	if (bytes === 0 || bytes > 63 || schema.includes('\0')) throw refuse(meanings.badSchema);
}

/** Makes the schema where there is none: whoever may not make one may still use one. */
export async function lockSchema(work: Work, schema: string): Promise<void> {
	await waitForTurn(work, schema, 'steps');
	const { rows } = await sql<{ version: number; is: number; filled: number }>`
		select current_setting('server_version_num')::int as version,
			(select count(*) from pg_namespace where nspname = ${schema}) as "is",
			(select count(*) from pg_class where relnamespace = (select oid from pg_namespace where nspname = ${schema})) as filled
	`.execute(work);
	const { version, is, filled } = rows[0]!;
	if (version < oldestVersion) throw refuse(meanings.tooOld);
	if (is === 0) await work.schema.createSchema(schema).execute();
	else if (filled > 0 && (await stepsMade(work, schema)).length === 0)
		throw refuse(meanings.foreignSchema);
}
