// Answers: in which columns does a notification, or a decision, name a member, and which rows name one of these?
import { sql, type RawBuilder } from 'kysely';

/** As whom it is for, or as whom its channel stands in for. */
export const places = ['recipient_key', 'stands_in_for'] as const;

export type Place = (typeof places)[number];

/** For a statement about `notification` or `decision`, under its own name or another one; `for_member` is of `delivery` and `record_message`. */
export function namesOne(
	place: Place | 'for_member',
	memberKeys: readonly string[],
	table?: string,
): RawBuilder<boolean> {
	const column = (name: string) => sql.ref(table === undefined ? name : `${table}.${name}`);
	// The second says to the database that the index of those that name somebody has them all.
	const kind =
		place === 'recipient_key'
			? sql`${column('recipient_kind')} = 'member'`
			: sql`${column(place)} <> ''`;
	return sql`(${kind} and ${column(place)} in (${sql.join(memberKeys)}))`;
}
