// Answers: is the store's file the owner's alone, and is it clear what is wrong with one that can't be used?
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/errors';
import { keepSafe } from '../../../src/store/drivers/sqlite/keepSafe';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { acceptAll, notification, now, slackUser, workspace } from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

async function openingOf(path: string): Promise<StoreError> {
	const error = await openSqlite({ path }).then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(error).toBeInstanceOf(StoreError);
	return error as StoreError;
}

describe('the file of the store', () => {
	it('is made for its owner alone, and so are its folder and the files beside it', async () => {
		const path = folder.newPath();
		const database = await openSqlite({ path });
		const store = await database.forWorkspace(workspace(), now);
		await acceptAll(store, notification());
		expect(modeOf(dirname(path))).toBe('700');
		expect(readdirSync(dirname(path)).sort()).toEqual([
			'store.sqlite',
			'store.sqlite-shm',
			'store.sqlite-wal',
		]);
		for (const name of readdirSync(dirname(path)))
			expect(modeOf(join(dirname(path), name))).toBe('600');
		await database.close();
	});

	it('keeps the mode that its owner gave it, and leaves the folder as it is', async () => {
		const path = folder.newPath();
		mkdirSync(dirname(path), { mode: 0o755 });
		writeFileSync(path, '');
		chmodSync(path, 0o640);
		const database = await openSqlite({ path });
		expect([modeOf(dirname(path)), modeOf(path)]).toEqual(['755', '640']);
		await database.close();
	});

	it('holds what was accepted after it was closed and opened again', async () => {
		const path = folder.newPath();
		const first = await openSqlite({ path });
		const ids = await acceptAll(await first.forWorkspace(workspace(), now), notification());
		await first.close();
		const second = await openSqlite({ path });
		const store = await second.forWorkspace(workspace(), now);
		expect(await store.findNotifications(ids)).toHaveLength(1);
		await second.close();
	});

	it('is written through to the disk at every commit, with a log beside it', async () => {
		const path = folder.newPath();
		await (await openSqlite({ path })).close();
		const file = new DatabaseSync(path);
		expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
		await keepSafe(file);
		const full = 2;
		expect(file.prepare('pragma synchronous').get()).toEqual({ synchronous: full });
		file.close();
	});

	it('has no column for a token of Slack', async () => {
		const path = folder.newPath();
		await (await openSqlite({ path })).close();
		const file = new DatabaseSync(path);
		const columns = file
			.prepare(
				`select t.name || '.' || c.name as name from sqlite_schema t, pragma_table_info(t.name) c
				where t.type = 'table' and (c.name like '%token%' or c.name like '%secret%')`,
			)
			.all();
		file.close();
		// These two name claims.
		expect(columns.map((column) => column['name']).sort()).toEqual([
			'delivery.token',
			'notification.claim_token',
		]);
	});
});

describe('a file that can not be used', () => {
	it('below a file instead of a folder says that it can not be opened', async () => {
		const notAFolder = join(folder.path, 'plain');
		writeFileSync(notAFolder, '');
		const error = await openingOf(join(notAFolder, 'store.sqlite'));
		expect(error.code).toBe('store_cannot_open');
		expect(error.hint).toContain('path');
		expect(error.cause).toBeInstanceOf(Error);
	});

	it('which is a folder says that it can not be opened', async () => {
		expect((await openingOf(folder.path)).code).toBe('store_cannot_open');
	});

	it('which is no database says so, and stays as it was', async () => {
		const path = join(folder.path, 'notes.txt');
		writeFileSync(path, 'Buy milk. '.repeat(1000));
		const error = await openingOf(path);
		expect(error.code).toBe('store_damaged');
		expect(error.message).toContain('no SQLite database');
		expect(statSync(path).size).toBe(10_000);
	});
});

describe('a store that was closed', () => {
	it('says so to every verb, and can be closed twice', async () => {
		const database = await openSqlite({ path: ':memory:' });
		const store = await database.forWorkspace(workspace(), now);
		await database.close();
		await database.close();
		const closed = { name: 'StoreError', code: 'store_closed' };
		await expect(store.findUsersById(['U1'])).rejects.toMatchObject(closed);
		await expect(store.rememberUsers([slackUser('U1')], now)).rejects.toMatchObject(closed);
		await expect(database.forWorkspace(workspace(), now)).rejects.toMatchObject(closed);
	});

	it('lets the verb that is running come to its end', async () => {
		const path = folder.newPath();
		const database = await openSqlite({ path });
		const store = await database.forWorkspace(workspace(), now);
		const accepting = acceptAll(store, ...Array.from({ length: 2000 }, () => notification()));
		await database.close();
		expect(await accepting).toHaveLength(2000);
	});
});
