// Answers: who can get at the store's file, whatever the process lets others do, and whatever lies in its place?
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { acceptAll, notification, now, workspace } from '../store/given';
import { temporaryFolder } from '../store/sqlite/temporaryFolder';
import { outcomeOf } from './outcome';

const folder = temporaryFolder();
const usual = process.umask();
afterEach(() => void process.umask(usual));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const opening = (path: string) =>
	outcomeOf(async () => {
		const database = await openSqlite({ path });
		await database.close();
	});

describe('the store’s file', () => {
	it('is its owner’s alone in a process that lets everybody read and write what it makes', async () => {
		const path = join(dirname(folder.newPath()), 'not', 'there', 'yet', 'store.sqlite');
		process.umask(0);
		const database = await openSqlite({ path });
		const store = await database.forWorkspace(workspace(), now);
		await acceptAll(store, notification());
		const names = readdirSync(dirname(path)).sort();
		expect(names).toEqual(['store.sqlite', 'store.sqlite-shm', 'store.sqlite-wal']);
		expect(names.map((name) => modeOf(join(dirname(path), name)))).toEqual(['600', '600', '600']);
		for (let made = dirname(path); made.includes('not'); made = dirname(made))
			expect(modeOf(made), made).toBe('700');
		await database.close();
	});

	it('is not made where a link leads that lies in its place', async () => {
		const path = folder.newPath();
		const elsewhere = folder.newPath();
		mkdirSync(dirname(path));
		symlinkSync(elsewhere, path);
		expect(await opening(path)).toBe('store_cannot_open');
		expect(existsSync(elsewhere)).toBe(false);
		expect(existsSync(dirname(elsewhere))).toBe(false);
	});

	it('is not made where a link leads that lies in place of its folder, unless that folder is there', async () => {
		const [path, elsewhere] = [folder.newPath(), folder.newPath()];
		symlinkSync(dirname(elsewhere), dirname(path));
		expect(await opening(path)).toBe('store_cannot_open');
		mkdirSync(dirname(elsewhere));
		expect(await opening(path)).toBe('value');
		expect(modeOf(elsewhere)).toBe('600');
	});

	it('leaves a file as it is that is something else', async () => {
		const [path, letter] = [folder.newPath(), folder.newPath()];
		mkdirSync(dirname(path));
		mkdirSync(dirname(letter));
		writeFileSync(letter, 'Dear all, '.repeat(1_000));
		symlinkSync(letter, path);
		expect(await opening(path)).toBe('store_damaged');
		expect(readFileSync(letter, 'utf8')).toBe('Dear all, '.repeat(1_000));
	});
});
