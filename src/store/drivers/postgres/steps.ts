// Answers: which steps made the tables of this schema, and may it be made here?
import { sql } from 'kysely';
import { journal, readJournal } from '../../migrations/journal';
import type { Work } from '../../tables';
import { refuse } from './errors';
import { meanings } from './meanings';
import { literal, quote } from './transaction';
import { waitForTurn } from './turn';

/** The first one that says what became of a transaction by a number that never comes again. */
const oldestVersion = 130_000;

export async function stepsMade(work: Work, schema: string): Promise<string[]> {
	const table = sql.raw(literal(`${quote(schema)}.${journal}`));
	const { rows } = await sql<{ version: number; encoding: string; is: boolean }>`
		select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
			to_regclass(${table}) is not null as "is"
	`.execute(work);
	const { version, encoding, is } = rows[0]!;
	if (version < oldestVersion) throw refuse(meanings.tooOld);
	if (encoding !== 'UTF8') throw refuse(meanings.wrongEncoding, encoding);
	return is ? readJournal(work) : [];
}

/** PostgreSQL cuts a longer name off without a word, and two of them would be one. */
export function checkName(schema: string): void {
	const bytes = Buffer.byteLength(schema);
	if (bytes === 0 || bytes > 63 || schema.includes('\0')) throw refuse(meanings.badSchema);
}

/** Makes the schema where there is none: whoever may not make one may still use one. */
export async function lockSchema(work: Work, schema: string): Promise<void> {
	await waitForTurn(work, schema, 'steps');
	const { rows } = await sql<{ is: number; filled: number }>`
		select (select count(*) from pg_namespace where nspname = ${schema}) as "is",
			(select count(*) from pg_class where relnamespace = to_regnamespace(${quote(schema)})) as filled
	`.execute(work);
	const { is, filled } = rows[0]!;
	if (is === 0) await work.schema.createSchema(schema).execute();
	else if (filled > 0 && (await stepsMade(work, schema)).length === 0)
		throw refuse(meanings.foreignSchema);
}
