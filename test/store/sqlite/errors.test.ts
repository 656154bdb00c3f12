// Answers: is every refusal of SQLite told as what it means? All errors here are SQLite's own.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { BadInput, StoreError } from '../../../src/errors';
import { explaining } from '../../../src/store/drivers/sqlite/errors';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();
let count = 0;

function newFile(options: { readOnly?: boolean; path?: string } = {}): [DatabaseSync, string] {
	const path = options.path ?? join(folder.path, `${++count}.sqlite`);
	return [new DatabaseSync(path, { readOnly: options.readOnly, timeout: 0 }), path];
}

function codeOf(act: () => unknown): string {
	try {
		explaining(act);
	} catch (error) {
		expect(error).toBeInstanceOf(StoreError);
		expect((error as StoreError).hint).not.toBe('');
		expect((error as StoreError).cause).toBeInstanceOf(Error);
		return (error as StoreError).code;
	}
	return 'none';
}

describe('an error of SQLite', () => {
	it('about a file without write access is store_read_only', () => {
		const [file, path] = newFile();
		file.exec('create table t (a)');
		file.close();
		const [reader] = newFile({ readOnly: true, path });
		expect(codeOf(() => reader.exec('insert into t values (1)'))).toBe('store_read_only');
		reader.close();
	});

	it('about a full disk is store_full', () => {
		const [file] = newFile();
		file.exec('create table t (a); pragma max_page_count = 3');
		const fill = () => file.exec(`insert into t values (zeroblob(100000))`);
		expect(codeOf(fill)).toBe('store_full');
		file.close();
	});

	it('about a lock of another process is store_busy', () => {
		const [writer, path] = newFile();
		writer.exec('create table t (a); begin immediate');
		const [other] = newFile({ path });
		expect(codeOf(() => other.exec('insert into t values (1)'))).toBe('store_busy');
		writer.close();
		other.close();
	});

	it('about damaged pages is store_damaged', () => {
		const [file, path] = newFile();
		file.exec('create table t (a)');
		const insert = file.prepare('insert into t values (?)');
		file.exec('begin');
		for (let row = 0; row < 1000; row++) insert.run('x'.repeat(100));
		file.exec('commit');
		file.close();
		const bytes = readFileSync(path);
		writeFileSync(path, bytes.fill(0xff, 4096, 8192 * 2));
		const [damaged] = newFile({ path });
		expect(codeOf(() => damaged.prepare('select * from t').all())).toBe('store_damaged');
		damaged.close();
	});

	it('about a path that leads nowhere is store_cannot_open', () => {
		expect(codeOf(() => newFile({ path: join(folder.path, 'no', 'such', 'folder') }))).toBe(
			'store_cannot_open',
		);
	});

	it('of any other kind is store_failed', () => {
		const [file] = newFile();
		file.exec('create table t (a unique); insert into t values (1)');
		expect(codeOf(() => file.exec('insert into t values (1)'))).toBe('store_failed');
		file.close();
		expect(codeOf(() => file.exec('select 1'))).toBe('store_closed');
	});

	it('is told apart from an error that is ours', () => {
		const ours = new BadInput('bad', 'Bad.', { hint: 'Better.' });
		const act = () => {
			throw ours;
		};
		expect(() => explaining(act)).toThrow(ours);
	});
});
