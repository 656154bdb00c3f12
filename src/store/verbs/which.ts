// Answers: which rows of notifications and of decisions does a question mean?
import { sql, type RawBuilder } from 'kysely';
import type { Recipient } from '../../outbox/notification';
import type { Which } from '../contract';
import { namesOne } from './namesOne';

/** For a statement about `notification` or `decision`, whose columns have the same names. */
export function fits(which: Which): RawBuilder<boolean> {
	const { recipient } = which;
	return all([
		...(recipient ? [sql<boolean>`(${sql.join(waysToMean(recipient, which), sql` or `)})`] : []),
		...besidesRecipient(which),
	]);
}

/** The same once for each way in which a row may mean the recipient: no row fits two of them, and each goes by its own index. */
export function eachWayToFit(which: Which): RawBuilder<boolean>[] {
	const { recipient } = which;
	if (!recipient) return [fits(which)];
	return waysToMean(recipient, which).map((way) => all([way, ...besidesRecipient(which)]));
}

export function isEmpty({ recipient, type, dedupeKey, recordKey }: Which): boolean {
	return [recipient, type, dedupeKey, recordKey].every((given) => given === undefined);
}

function waysToMean({ kind, key }: Recipient, { dedupeKey }: Which): RawBuilder<boolean>[] {
	// A busy channel has many rows, an event ID a few: whoever knows both must go by the ID's index.
	const column = (name: string) =>
		dedupeKey === undefined ? sql.ref(name) : sql`${sql.ref(name)} || ''`;
	const asRecipient = sql<boolean>`(${column('recipient_kind')} = ${kind} and ${column('recipient_key')} = ${key})`;
	return kind === 'member' ? [asRecipient, namesOne('stands_in_for', [key])] : [asRecipient];
}

function besidesRecipient({ type, dedupeKey, recordKey }: Which): RawBuilder<boolean>[] {
	return Object.entries({ type, dedupe_key: dedupeKey, record_key: recordKey })
		.filter(([, wanted]) => wanted !== undefined)
		.map(([column, wanted]) => sql<boolean>`${sql.ref(column)} = ${wanted}`);
}

function all(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
	if (conditions.length === 0) return sql<boolean>`1 = 1`;
	return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
