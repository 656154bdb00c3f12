// Answers: what does a column hold afterwards, where a row goes on under another key?
import { sql, type RawBuilder } from 'kysely';

/** For rows whose column holds one of the old values. */
export function newKey(column: string, news: ReadonlyMap<string, string>): RawBuilder<string> {
	const cases = [...news].map(([from, to]) => sql`when ${from} then ${to}`);
	return sql<string>`case ${sql.ref(column)} ${sql.join(cases, sql` `)} end`;
}

/** Numbers stand in the statement itself: a database could take a parameter for a text. */
export function newId(column: string, news: ReadonlyMap<number, number>): RawBuilder<number> {
	const cases = [...news].map(([from, to]) => sql`when ${sql.lit(from)} then ${sql.lit(to)}`);
	return sql<number>`case ${sql.ref(column)} ${sql.join(cases, sql` `)} end`;
}
