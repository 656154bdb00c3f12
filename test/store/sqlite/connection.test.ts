// Answers: does node:sqlite below Kysely begin, wait, fail and remember as the store needs it?
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapt } from '../../../src/store/drivers/sqlite/adapter';
import { nodeSqlite } from '../../../src/store/drivers/sqlite/dialect';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { openStore } from '../../../src/store/openStore';
import type { Tables } from '../../../src/store/tables';
import { acceptAll, notification, now, statesOf, workspace } from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

describe('a connection', () => {
	let path: string;
	let file: DatabaseSync;
	let kysely: Kysely<Tables>;
	beforeEach(async () => {
		path = folder.newPath();
		const database = await openSqlite({ path });
		await database.forWorkspace(workspace(), now);
		await database.close();
		file = new DatabaseSync(path);
		kysely = new Kysely<Tables>({ dialect: nodeSqlite(file) });
	});
	afterEach(() => file.close());

	const storeOf = () =>
		openStore(
			{ kysely, takeTurn: async () => {}, untilDone: (act) => act(), leaveNoTrace: async () => {} },
			'T1',
		);

	it('loses nothing and takes nothing when the disk is full, and goes on once it is not', async () => {
		const store = storeOf();
		const [first] = await acceptAll(store, notification());
		const { page_count: pages } = file.prepare('pragma page_count').get() as { page_count: number };
		file.exec(`pragma max_page_count = ${pages + 10}`);
		const many = Array.from({ length: 2000 }, () => notification());
		await expect(store.accept(many, [], now)).rejects.toMatchObject({ code: 'store_full' });
		expect(await statesOf(store, [first!])).toEqual(['queued']);
		expect(await store.waiting(now)).toMatchObject({ due: 1 });
		file.exec('pragma max_page_count = 1000000');
		expect(await acceptAll(store, ...many)).toHaveLength(2000);
	});

	it('tells why a transaction failed also where SQLite ended it already', async () => {
		const why = new Error('why');
		const work = kysely.transaction().execute(async (transaction) => {
			await sql`rollback`.execute(transaction);
			throw why;
		});
		await expect(work).rejects.toBe(why);
	});

	it('has the right to write from the start of a transaction that may write', async () => {
		const other = new DatabaseSync(path, { timeout: 0 });
		await kysely.transaction().execute(async (transaction) => {
			await transaction.selectFrom('workspace').select('id').execute();
			expect(() => other.exec('begin immediate')).toThrow('locked');
		});
		other.close();
	});

	it('reads while another one writes', async () => {
		const other = new DatabaseSync(path, { timeout: 0 });
		other.exec('begin immediate');
		expect(await storeOf().waiting(now)).toMatchObject({ due: 0 });
		other.close();
	});

	it('lets the process go on while it waits for one that writes', async () => {
		const other = new DatabaseSync(path, { timeout: 0 });
		other.exec('begin immediate');
		const accepting = acceptAll(storeOf(), notification());
		// Only a process that is not held up comes to this.
		await new Promise((resolve) => setTimeout(resolve, 20));
		other.exec('commit');
		other.close();
		expect(await accepting).toHaveLength(1);
	});
});

it('a log that grew while somebody read does not stay as large', async () => {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	const sizeOfLog = () => statSync(`${path}-wal`).size;
	const half = new Uint8Array(512 * 1024);
	const reader = new DatabaseSync(path);
	reader.exec('begin; select * from workspace');
	for (let place = 0; place < 40; place++) await store.addFilePart('f', place, half, now);
	expect(sizeOfLog()).toBeGreaterThan(20_000_000);
	reader.close();
	for (let place = 40; place < 43; place++) await store.addFilePart('f', place, half, now);
	expect(sizeOfLog()).toBeLessThan(10_000_000);
	await database.close();
});

describe('prepared statements', () => {
	it('are kept for the next time, the most used ones longest', () => {
		const file = new DatabaseSync(':memory:');
		const database = adapt(file);
		const used = database.prepare('select 0');
		const unused = database.prepare('select -1');
		for (let each = 1; each < 1000; each++) {
			database.prepare(`select ${each}`);
			expect(database.prepare('select 0')).toBe(used);
		}
		expect(database.prepare('select -1')).not.toBe(unused);
		file.close();
	});

	it('give whole numbers as numbers, as large as any instant', () => {
		const file = new DatabaseSync(':memory:');
		const database = adapt(file);
		const instant = 8_640_000_000_000_000;
		expect(database.prepare('select ? as at').all([instant])).toEqual([{ at: instant }]);
		file.exec('create table t (a)');
		const insert = database.prepare('insert into t values (?)');
		expect([insert.reader, insert.run([instant]).changes]).toEqual([false, 1]);
		expect([...database.prepare('select a from t').iterate([])]).toEqual([{ a: instant }]);
		file.close();
	});
});
