// Answers: are the tables made once, and is a store of a newer program left alone?
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { acceptAll, notification, now, workspace } from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

function rowsOf(path: string, sql: string): Record<string, unknown>[] {
	const file = new DatabaseSync(path);
	const rows = file.prepare(sql).all();
	file.close();
	return rows;
}

describe('migrations', () => {
	it('run once, however often the store is opened', async () => {
		const path = folder.newPath();
		for (let time = 0; time < 3; time++) await (await openSqlite({ path })).close();
		expect(rowsOf(path, 'select name from store_migration')).toEqual([{ name: '0001_first' }]);
	});

	it('succeed for all that open a new store at once', async () => {
		const path = folder.newPath();
		const all = await Promise.all(Array.from({ length: 8 }, () => openSqlite({ path })));
		const stores = await Promise.all(all.map((each) => each.forWorkspace(workspace(), now)));
		await Promise.all(stores.map((store) => acceptAll(store, notification())));
		expect(await stores[0]!.waiting(now)).toMatchObject({ due: 8 });
		await Promise.all(all.map((each) => each.close()));
		expect(rowsOf(path, 'select name from store_migration')).toHaveLength(1);
	});

	it('leave nothing behind when one fails half-way', async () => {
		const path = folder.newPath();
		mkdirSync(dirname(path));
		const file = new DatabaseSync(path);
		// The last table that the first step makes.
		file.exec('create table pace (in_the_way)');
		file.close();
		await expect(openSqlite({ path })).rejects.toMatchObject({
			name: 'StoreError',
			code: 'store_failed',
		});
		expect(rowsOf(path, `select name from sqlite_schema`)).toEqual([{ name: 'pace' }]);
	});

	it('refuse a store that a newer program made, and change nothing in it', async () => {
		const path = folder.newPath();
		await (await openSqlite({ path })).close();
		const file = new DatabaseSync(path);
		file.exec(`insert into store_migration values ('0002_next', '2030-01-01T00:00:00.000Z')`);
		file.close();
		await expect(openSqlite({ path })).rejects.toMatchObject({
			name: 'StoreError',
			code: 'store_newer',
			hint: expect.stringContaining('Update'),
		});
		expect(rowsOf(path, 'select name from store_migration')).toHaveLength(2);
	});
});
