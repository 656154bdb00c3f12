// Answers: what does an error of PostgreSQL, or on the way there, mean for the store?
import { DatabaseError } from 'pg';
import { NotifyError, StoreError } from '../../../errors';
import { bySocket, bySqlState, isTlsCode, meanings, type Meaning } from './meanings';

/** Nothing was kept, and the same may well be done a moment later. */
const passing = new WeakSet<Error>();

export function isPassing(error: unknown): boolean {
	return error instanceof Error && passing.has(error);
}

/** Whatever pg throws leaves as a StoreError. `given` is for what says nothing of itself. */
export function explain(error: unknown, given: Meaning = meanings.failed): NotifyError {
	if (error instanceof NotifyError) return error;
	const { code = '', message } = error as { code?: string; message?: string };
	const meaning = meaningOf(error, code) ?? given;
	return refuse(meaning, message || code, error);
}

export function refuse(meaning: Meaning, said = '', cause?: unknown): StoreError {
	const message = said ? `${meaning.says} (${said})` : meaning.says;
	const error = new StoreError(meaning.code, message, { hint: meaning.hint, cause: bare(cause) });
	if (meaning.passing) passing.add(error);
	return error;
}

function meaningOf(error: unknown, code: string): Meaning | undefined {
	if (error instanceof DatabaseError) return bySqlState[code] ?? bySqlState[code.slice(0, 2)];
	return bySocket[code] ?? (isTlsCode(code) ? meanings.badTls : undefined);
}

/** What pg puts on an error besides may be a row with somebody's e-mail, or the connection with its password. */
function bare(error: unknown): unknown {
	if (!(error instanceof Error)) return undefined;
	const { code, schema, table, column, constraint } = error as DatabaseError;
	const known = { code, schema, table, column, constraint };
	const said = Object.entries(known).filter(([, value]) => value !== undefined);
	return Object.assign(new Error(error.message || code), Object.fromEntries(said));
}
