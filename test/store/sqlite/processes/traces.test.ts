// Answers: are the bytes of who was forgotten erased by another process, where the first one could not?
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../src/store/drivers/sqlite/open';
import { mapping, nobody, now, workspace } from '../../given';
import { temporaryFolder } from '../temporaryFolder';
import { bundleWorker, startWorkers } from '../../processes/startWorker';
import type { Job } from '../../processes/worker';

const folder = temporaryFolder();
const patience = 60_000;
let bundle: string;
beforeAll(async () => {
	bundle = await bundleWorker(folder.path);
}, patience);

const areLeft = (path: string) => [path, `${path}-wal`].some((file) => /ana@/i.test(textOf(file)));

/** Empty where there is no such file: a worker that ends takes its log away at any moment. */
function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
		throw error;
	}
}

/** A store with a member to forget, and somebody who reads in it and keeps its log from being emptied. */
async function openAndRead() {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	await store.saveMappings([mapping('ana'), mapping('bo')], nobody);
	await database.close();
	const reader = new DatabaseSync(path);
	reader.exec('begin; select * from mapping');
	return { path, reader };
}

async function start(job: Omit<Job, 'name'>) {
	const [worker] = await startWorkers(bundle, [{ ...job, name: 'w' }]);
	return worker!;
}

describe('a process that forgets while another one reads all the time', () => {
	it(
		'forgets, says that traces are left, and leaves them to the next one',
		async () => {
			const { path, reader } = await openAndRead();
			const forgetting = await start({ verb: 'forget_all', place: { path }, keys: ['ana'] });
			expect(await forgetting.next()).toEqual({ mapping: [2], tracesLeft: true });
			expect(areLeft(path)).toBe(true);
			reader.close();
			// Nobody is forgotten this time.
			const again = await start({ verb: 'forget_all', place: { path }, keys: [] });
			expect(await again.next()).toEqual({ mapping: [], tracesLeft: false });
			expect(areLeft(path)).toBe(false);
		},
		patience,
	);

	it(
		'and is killed before it has erased the traces leaves them to the next one',
		async () => {
			const { path, reader } = await openAndRead();
			const forgetting = await start({ verb: 'forget_all', place: { path }, keys: ['ana'] });
			const looker = new DatabaseSync(path);
			const count = looker.prepare('select count(*) as members from mapping');
			while (count.get()!['members'] !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
			await forgetting.kill();
			looker.close();
			expect(areLeft(path)).toBe(true);
			reader.close();
			const erasing = await start({ verb: 'erase_traces', place: { path } });
			expect(await erasing.next()).toBe(false);
			expect(areLeft(path)).toBe(false);
		},
		patience,
	);
});
