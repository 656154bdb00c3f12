// Answers: does whoever holds the store's file keep the bytes of a forgotten member from being erased only for as long?
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { leaveNoTrace } from '../../../src/store/drivers/sqlite/leaveNoTrace';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { mapping, nobody, now, workspace } from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

describe('while another process', () => {
	/** A store in a file, and a connection of somebody else. */
	async function open() {
		const path = folder.newPath();
		const database = await openSqlite({ path });
		const store = await database.forWorkspace(workspace(), now);
		await store.saveMappings([mapping('ana'), mapping('bo')], nobody);
		const [file, other] = [new DatabaseSync(path), new DatabaseSync(path, { timeout: 0 })];
		return {
			path,
			store,
			file,
			other,
			async close() {
				file.close();
				other.close();
				await database.close();
			},
		};
	}

	it.each(['begin immediate', 'begin; select * from mapping'])(
		'holds the file by "%s", forgetting waits, and lets this process go on',
		async (hold) => {
			const { path, store, other, close } = await open();
			let done = false;
			other.exec(hold);
			const forgetting = store.forgetMembers(['ana']).finally(() => (done = true));
			// Only a process that is not held up comes to this.
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(done).toBe(false);
			other.exec('commit');
			expect((await forgetting).rows.get('ana')).toMatchObject({ mapping: 2 });
			expect(readFileSync(path, 'utf8')).not.toMatch(/ana@/i);
			await close();
		},
	);

	it.each(['begin immediate', 'begin; select * from mapping'])(
		'never lets go of the file after "%s", the bytes stay, and that is said',
		async (hold) => {
			const { file, other, close } = await open();
			other.exec(hold);
			const erasing = leaveNoTrace(file, 20);
			await expect(erasing).rejects.toMatchObject({ name: 'StoreError', code: 'store_busy' });
			other.exec('commit');
			await leaveNoTrace(file, 20);
			await close();
		},
	);
});
