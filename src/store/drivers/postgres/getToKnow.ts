// Answers: when has so much come into a table that PostgreSQL should look at it again?
import type { WatchedClient } from './client';
import { quote } from './transaction';

/** How many rows came into which table. */
export type Added = ReadonlyMap<string, number>;

/** Fewer rows are found in no time by any way. */
const firstLook = 500;

/**
 * PostgreSQL looks by itself a minute later. Until then it believes that a new table is nearly empty, and may go through all of
 * it for every row that it is asked for.
 */
export class Acquaintance {
	private readonly added = new Map<string, number>();
	private readonly nextLook = new Map<string, number>();

	constructor(
		private readonly schema: string,
		private readonly mostMs: number,
	) {}

	/** The tables that it is time to look at. */
	note(added: Added): string[] {
		const tables: string[] = [];
		for (const [table, more] of added) {
			const count = (this.added.get(table) ?? 0) + more;
			this.added.set(table, count);
			if (count < (this.nextLook.get(table) ?? firstLook)) continue;
			this.nextLook.set(table, count * 2);
			tables.push(table);
		}
		return tables;
	}

	/** Only at those that are believed to have less in them than what came in: the others it knows. Waits for nobody. */
	async look(client: WatchedClient, tables: readonly string[]): Promise<void> {
		const counts = tables.map((table) => this.added.get(table)!);
		const [answer] = await client.ask(
			`select relname from pg_class, unnest($2::text[], $3::float8[]) as came(name, many)
			where relkind = 'r' and relnamespace = to_regnamespace($1) and relname = name and reltuples < many`,
			[quote(this.schema), tables, counts],
			this.mostMs,
		);
		const names = answer!.rows.map(
			({ relname }) => `${quote(this.schema)}.${quote(relname as string)}`,
		);
		if (names.length > 0)
			await client.ask(`analyze (skip_locked) ${names.join(', ')}`, [], this.mostMs);
	}
}
