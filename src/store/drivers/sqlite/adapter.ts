// Answers: how does node:sqlite look like the better-sqlite3 that Kysely knows?
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { asStored } from '../../asStored';
import { explaining } from './errors';

/** As many statements as are kept prepared. The verbs have about fifty; batches of odd sizes make more. */
const statementsKept = 200;

export function adapt(file: DatabaseSync): SqliteDatabase {
	const statements = new Map<string, SqliteStatement>();
	return {
		close: () => explaining(() => file.close()),
		prepare(sql) {
			const statement = statements.get(sql) ?? explaining(() => prepare(file, sql));
			// Put last again, so that the first is the one not used for longest.
			statements.delete(sql);
			statements.set(sql, statement);
			if (statements.size > statementsKept) statements.delete(statements.keys().next().value!);
			return statement;
		},
	};
}

function prepare(file: DatabaseSync, sql: string): SqliteStatement {
	const statement = file.prepare(sql);
	const values = (parameters: readonly unknown[]) =>
		parameters.map((value) =>
			typeof value === 'string' ? asStored(value) : value,
		) as SQLInputValue[];
	return {
		reader: statement.columns().length > 0,
		all: (parameters) => explaining(() => statement.all(...values(parameters))),
		run: (parameters) => explaining(() => statement.run(...values(parameters))),
		iterate: (parameters) => explaining(() => statement.iterate(...values(parameters))),
	};
}
