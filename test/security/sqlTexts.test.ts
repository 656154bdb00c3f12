// Answers: does anything from outside get into the text of a statement, rather than into its parameters?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findMadeSql } from './sqlTexts';

const folder = mkdtempSync(join(tmpdir(), 'slack-notify-sql-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In the drivers: what they say, and why it can hold nothing of a person's. */
const looked: Readonly<Record<string, string>> = {
	'sqlite/adapter.ts: prepare(sql)': 'Kysely’s text, its parameters apart',
	'postgres/client.ts: query(text)': 'what `ask` was given, its parameters apart',
	'postgres/connection.ts: ask(sql)': 'Kysely’s text, its parameters apart',
	'postgres/connection.ts: ask(isOneGo ? `${before}; ${sql}` : before)':
		'the beginning of a transaction: numbers, and the schema’s name in quotes',
	'postgres/connection.ts: ask(text)': 'what the lines above gave it',
	"postgres/getToKnow.ts: ask(`analyze (skip_locked) ${names.join(', ')}`)":
		'names of tables that the database itself gave, and the schema’s name in quotes',
	'postgres/leaveNoTrace.ts: ask(`vacuum (index_cleanup on, skip_locked) ${tables}`)':
		'names of our tables, and the schema’s name in quotes',
	"postgres/outcome.ts: ask(`select pg_xact_status('${xid}') as status, ${incarnation} as incarnation`)":
		'a number that the server itself gave, and words of ours',
	'postgres/steps.ts: raw(literal(`${quote(schema)}.${journal}`))': 'the schema’s name in quotes',
	'postgres/turn.ts: raw(turnOf(...name))': 'a number, which is a hash of the names',
};

describe('SQL', () => {
	it('is written by Kysely from what is in the verbs: none of them puts a text together', () => {
		expect(findMadeSql('src/store/{verbs,rows,migrations}/**/*.ts')).toEqual([]);
		expect(findMadeSql('src/store/*.ts')).toEqual([]);
	});

	it('is put together by the drivers only where somebody has looked at it', () => {
		const found = findMadeSql('src/store/drivers/**/*.ts').map(
			({ file, by, text }) => `${file.replace('src/store/drivers/', '')}: ${by}(${text})`,
		);
		expect([...new Set(found)].sort()).toEqual(Object.keys(looked).sort());
	});

	it('that is put together of what somebody gave would be found', () => {
		const file = join(folder, 'bad.ts');
		writeFileSync(
			file,
			`declare const sql: any, file: any, n: number, given: string;
			file.exec(\`delete from a where b = '\${given}'\`);
			file.prepare('select ' + given);
			sql.raw(given);
			sql.lit(given);
			file.exec(\`pragma a = \${n}\`);
			sql.lit('queued');`,
		);
		expect(findMadeSql(file).map(({ by }) => by)).toEqual(['exec', 'prepare', 'raw', 'lit']);
	});
});
