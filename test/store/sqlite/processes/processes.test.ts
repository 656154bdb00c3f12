// Answers: do several processes on one file lose nothing, take nothing twice, and survive each other's death?
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../src/store/drivers/sqlite/open';
import { processContract } from '../../processes/contract';
import type { Place } from '../../processes/place';
import { bundleWorker, startWorkers } from '../../processes/startWorker';
import { temporaryFolder } from '../temporaryFolder';

const folder = temporaryFolder();
const patience = 60_000;

async function rowsOf(place: Place): Promise<Record<string, unknown>[]> {
	const file = new DatabaseSync((place as { path: string }).path);
	const rows = file.prepare('select * from notification').all();
	file.close();
	return rows;
}

processContract({ newPlace: () => ({ path: folder.newPath() }), rowsOf });

describe('a process without the right to write', () => {
	let bundle: string;
	beforeAll(async () => {
		bundle = await bundleWorker(folder.path);
	}, patience);

	const openingOf = async (path: string) => {
		const job = { verb: 'open_without_rights', place: { path }, name: 'w' } as const;
		const [worker] = await startWorkers(bundle, [job]);
		return worker!.next();
	};

	it(
		'is told that the file is read-only',
		async () => {
			const path = folder.newPath();
			await (await openSqlite({ path })).close();
			chmodSync(folder.path, 0o755);
			chmodSync(dirname(path), 0o777);
			chmodSync(path, 0o444);
			expect(await openingOf(path)).toBe('store_read_only');
		},
		patience,
	);

	it(
		'is told that the file can not be opened where the folder is closed to it',
		async () => {
			const path = folder.newPath();
			mkdirSync(dirname(path), { mode: 0o555 });
			chmodSync(folder.path, 0o755);
			expect(await openingOf(path)).toBe('store_cannot_open');
		},
		patience,
	);
});
