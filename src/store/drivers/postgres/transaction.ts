// Answers: with which words does a transaction begin, so that no session has to be prepared for it?
import type { TransactionSettings } from 'kysely';
import type { Limits } from './limits';

/**
 * Only for the transaction, because behind a pooler (pgbouncer) the next one may be on another session.
 * All in one go, because each answer that is waited for is a way there and back.
 */
export function beginning(
	schema: string,
	limits: Limits,
	{ accessMode }: TransactionSettings,
): string {
	const settings = Object.entries({
		search_path: quote(schema),
		lock_timeout: limits.lock,
		idle_in_transaction_session_timeout: limits.standstill,
		statement_timeout: limits.statement,
		// To compile a statement takes longer than any of ours.
		jit: 'off',
		// What is queued is in memory. Otherwise a page of it would go by the index of all that there ever was, which lies in order.
		random_page_cost: 1,
	}).map(([name, value]) => setLocal(name, literal(String(value))));
	// It sees one state of the store from its first statement on.
	if (accessMode === 'read only')
		return `begin isolation level repeatable read read only; select ${settings.join(', ')}`;
	// Each statement sees what was there when it began: what others wrote while this one waited for its turn.
	return `begin isolation level read committed; select ${[...settings, durable, xid].join(', ')}`;
}

/** What was accepted survives a crash of the server, even where its settings would have it survive later. */
const durable = setLocal(
	'synchronous_commit',
	`case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end`,
);

/** By it one can ask later what became of the transaction. */
const xid = 'pg_current_xact_id()::text as xid';

function setLocal(name: string, value: string): string {
	return `set_config('${name}', ${value}, true)`;
}

export function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
