// Answers: how does a test learn by which way the database looks for what a verb asks?
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Store } from '../../../src/store/contract';
import { nodeSqlite } from '../../../src/store/drivers/sqlite/dialect';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { openStore } from '../../../src/store/openStore';
import type { Tables } from '../../../src/store/tables';
import { now, workspace } from '../given';

export interface Planned {
	store: Store;
	/** The plans of all statements that `ask` makes, in their order. */
	plansOf(ask: () => Promise<unknown>): Promise<string[]>;
	/** What was asked until now is none of it. */
	startHere(): void;
	close(): void;
}

export async function openPlanned(path: string): Promise<Planned> {
	const asked: string[] = [];
	const database = await openSqlite({ path });
	await database.forWorkspace(workspace(), now);
	await database.close();
	const file = new DatabaseSync(path);
	const kysely = new Kysely<Tables>({
		dialect: nodeSqlite(file),
		log: ({ query }) => void asked.push(query.sql),
	});
	return {
		store: openStore(
			{ kysely, takeTurn: async () => {}, untilDone: (act) => act(), leaveNoTrace: async () => {} },
			'T1',
		),
		async plansOf(ask) {
			asked.length = 0;
			await ask();
			return asked
				.filter((sql) => /^(select|update|delete|insert.*select)/.test(sql))
				.flatMap((sql) => file.prepare(`explain query plan ${sql}`).all())
				.map(({ detail }) => String(detail));
		},
		startHere: () => void (asked.length = 0),
		close: () => file.close(),
	};
}

/** Each looks at a table, and at none of them row by row. */
export function expectIndexes(plans: readonly string[]): void {
	const steps = plans.filter((plan) => /^(SCAN|SEARCH)/.test(plan));
	expect(steps.length).toBeGreaterThan(0);
	// Constants given in the statement itself are no table.
	expect(
		steps.filter((plan) => /^SCAN/.test(plan) && !/CONSTANT ROW|VALUES CLAUSE/.test(plan)),
	).toEqual([]);
	// By the workspace alone is as good as not at all.
	expect(steps.filter((plan) => /\(workspace_id=\?\)$/.test(plan))).toEqual([]);
}
