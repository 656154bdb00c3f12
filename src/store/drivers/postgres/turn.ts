// Answers: how do the transactions of all machines take turns?
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Work } from '../../tables';

export async function waitForTurn(work: Work, ...name: string[]): Promise<void> {
	await sql.raw(turnOf(...name)).execute(work);
}

/** Until the transaction ends. Two that happen to have the same number only wait for each other more often. */
export function turnOf(...name: string[]): string {
	return `select pg_advisory_xact_lock(${numberOf(name)})`;
}

/** A lock of PostgreSQL's goes by a number of 64 bits, and is everybody's who uses the database. */
function numberOf(name: readonly string[]): bigint {
	const text = JSON.stringify(['n8n-nodes-slack-notify', ...name]);
	return createHash('sha256').update(text).digest().readBigInt64BE();
}
