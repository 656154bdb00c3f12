// Answers: do several processes on one file lose nothing, take nothing twice, and survive each other's death?
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../../src/store/drivers/sqlite/open';
import type { Store } from '../../../../src/store/contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	mapping,
	minute,
	notification,
	now,
	statesOf,
	toChannel,
	workspace,
	nobody,
} from '../../given';
import { temporaryFolder } from '../temporaryFolder';
import { bundleWorker, startWorkers } from './startWorker';
import type { Job } from './worker';

const folder = temporaryFolder();
const patience = 60_000;
let bundle: string;
beforeAll(async () => {
	bundle = await bundleWorker(folder.path);
}, patience);

const names = ['w1', 'w2', 'w3', 'w4'];
const jobsFor = (job: Omit<Job, 'name'>) => names.map((name) => ({ ...job, name }));

async function withStore<T>(path: string, use: (store: Store) => Promise<T>): Promise<T> {
	const database = await openSqlite({ path });
	const answer = await use(await database.forWorkspace(workspace(), now));
	await database.close();
	return answer;
}

function rowsOf(path: string): Record<string, unknown>[] {
	const file = new DatabaseSync(path);
	const rows = file.prepare('select * from notification').all();
	file.close();
	return rows;
}

describe('several processes on one store', () => {
	it(
		'open a new file at once, and all succeed',
		async () => {
			const workers = await startWorkers(bundle, jobsFor({ verb: 'open', path: folder.newPath() }));
			for (const worker of workers) expect(await worker.next()).toBe('opened');
		},
		patience,
	);

	it(
		'Number 1: 50 events for one recipient in the same millisecond from 4 processes leave as one digest with 50 entries',
		async () => {
			const path = folder.newPath();
			const keys = Array.from({ length: 50 }, (_, index) => `event ${index}`);
			const jobs = names.map((name, share): Job => {
				const own = keys.filter((_, index) => index % names.length === share);
				return { verb: 'accept', path, name, keys: own };
			});
			await Promise.all((await startWorkers(bundle, jobs)).map((worker) => worker.rest()));
			await withStore(path, async (store) => {
				const { notifications } = await claimed(store, 'digest');
				expect(notifications).toHaveLength(50);
				expect(notifications.map(({ dedupeKey }) => dedupeKey).sort()).toEqual(keys.sort());
				expect(await claimAt(store, 'again')).toEqual({ nothingDue: true });
			});
		},
		patience,
	);

	it(
		'let no more messages through to one recipient than one process would, all together',
		async () => {
			const path = folder.newPath();
			const jobs = names.map((name): Job => {
				const keys = Array.from({ length: 25 }, (_, index) => `${name} ${index}`);
				return { verb: 'accept_capped', path, name, keys };
			});
			await Promise.all((await startWorkers(bundle, jobs)).map((worker) => worker.rest()));
			await withStore(path, async (store) => {
				const queued = await store.findQueued({ after: 0, most: 999 });
				expect(queued).toHaveLength(100);
				expect(queued.filter(({ putOff }) => putOff !== 'too_many')).toHaveLength(10);
			});
		},
		patience,
	);

	it(
		'Number 5: the claim step run twice for the same row, in each of 4 processes at once, changes nothing',
		async () => {
			const path = folder.newPath();
			const [id] = await withStore(path, (store) => acceptAll(store, notification()));
			const claimAll = async () => {
				const workers = await startWorkers(bundle, jobsFor({ verb: 'claim_as_one', path }));
				return (await Promise.all(workers.map((worker) => worker.rest<number[]>()))).flat(2);
			};
			expect(await claimAll()).toEqual([id]);
			const before = rowsOf(path);
			expect(before).toMatchObject([{ id, state: 'claimed', claim_token: 'one token' }]);
			expect(await claimAll()).toEqual([]);
			expect(rowsOf(path)).toEqual(before);
		},
		patience,
	);

	it(
		'take each event once though all of them accept it',
		async () => {
			const path = folder.newPath();
			const keys = Array.from({ length: 100 }, (_, index) => `event ${index}`);
			const workers = await startWorkers(bundle, jobsFor({ verb: 'accept', path, keys }));
			const taken = await Promise.all(workers.map((worker) => worker.next<number[]>()));
			expect(new Set(taken.flat()).size).toBe(100);
			expect(taken.flat()).toHaveLength(100);
		},
		patience,
	);

	it(
		'claim in a loop and never take a notification twice, nor leave one',
		async () => {
			const path = folder.newPath();
			const ids = await withStore(path, async (store) => {
				await store.saveMappings([mapping('ana', { slackUserId: 'U1' })], nobody);
				const immediate = Array.from({ length: 100 }, () => notification());
				const digests = Array.from({ length: 200 }, (_, index) =>
					notification({ ...daily, ...toChannel(`C${index % 50}`) }),
				);
				return acceptAll(store, ...immediate, ...digests);
			});
			const workers = await startWorkers(bundle, jobsFor({ verb: 'drain', path }));
			type Sent = { ids: number[]; begun: boolean; settled: boolean };
			const all = (await Promise.all(workers.map((worker) => worker.rest<Sent>()))).flat();
			const taken = all.flatMap((each) => each.ids);
			expect(taken.sort((a, b) => a - b)).toEqual(ids);
			expect(all.filter(({ begun, settled }) => !begun || !settled)).toEqual([]);
			// 100 single ones and 50 digests: no digest fell apart.
			expect(all).toHaveLength(150);
			expect(new Set(await withStore(path, (store) => statesOf(store, ids)))).toEqual(
				new Set(['sent']),
			);
		},
		patience,
	);
});

describe('several processes that map members', () => {
	it(
		'never take a mapping made by hand away from each other',
		async () => {
			const path = folder.newPath();
			const keys = Array.from({ length: 60 }, (_, index) => `m${index}`);
			const jobs = names.map((name, index): Job => {
				const share = keys.filter((_, at) => at % 2 === index % 2);
				return index < 2
					? { verb: 'map', path, name, keys }
					: { verb: 'connect', path, name, keys: share };
			});
			await Promise.all((await startWorkers(bundle, jobs)).map((worker) => worker.rest()));
			await withStore(path, async (store) => {
				const mappings = await store.findMappings(keys);
				expect(mappings).toHaveLength(keys.length);
				expect(new Set(mappings.map(({ slackUserId }) => slackUserId))).toEqual(
					new Set(['U-hand']),
				);
				// The syncs saw them all the same.
				expect(await store.findUnseen('', now + 50)).toEqual([]);
			});
		},
		patience,
	);

	it(
		'forget while others accept, and lose nothing of anybody else',
		async () => {
			const path = folder.newPath();
			const keys = Array.from({ length: 40 }, (_, index) => `event ${index}`);
			const members = Array.from({ length: 20 }, (_, index) => `m${index}`);
			await withStore(path, (store) =>
				store.saveMappings(
					members.map((key) => mapping(key)),
					nobody,
				),
			);
			const jobs = names.map((name, index): Job => {
				const own = keys.filter((_, at) => at % 2 === index);
				return index < 2
					? { verb: 'accept', path, name, keys: own }
					: { verb: 'forget', path, name, keys: members };
			});
			const workers = await startWorkers(bundle, jobs);
			const said = await Promise.all(workers.map((worker) => worker.rest()));
			expect(said.slice(0, 2).flat(2)).toHaveLength(keys.length);
			expect((said.slice(2).flat() as number[]).reduce((a, b) => a + b)).toBe(
				// Each with its e-mail.
				2 * members.length,
			);
			await withStore(path, async (store) => {
				const { notifications } = await claimed(store, 'digest');
				expect(notifications.map(({ dedupeKey }) => dedupeKey).sort()).toEqual(keys.sort());
			});
		},
		patience,
	);
});

describe('a process that is killed', () => {
	it(
		'between claim and begin leaves what the next one sends once the lease is over',
		async () => {
			const path = folder.newPath();
			const ids = await withStore(path, (store) => acceptAll(store, notification()));
			const [worker] = await startWorkers(bundle, [{ verb: 'claim', path, name: 'dead' }]);
			expect(await worker!.next()).toEqual(ids);
			await worker!.kill();
			await withStore(path, async (store) => {
				expect(await store.recover(now + minute - 1)).toEqual({ requeued: 0, unsure: 0 });
				expect(await claimAt(store, 'b', now + minute - 1)).toEqual({ nothingDue: true });
				expect(await store.recover(now + minute)).toEqual({ requeued: 1, unsure: 0 });
				expect((await claimed(store, 'b', now + minute)).notifications[0]!.id).toBe(ids[0]);
			});
		},
		patience,
	);

	it(
		'between begin and settle leaves what is looked up, and not sent again blindly',
		async () => {
			const path = folder.newPath();
			const ids = await withStore(path, (store) => acceptAll(store, notification()));
			const [worker] = await startWorkers(bundle, [{ verb: 'begin', path, name: 'dead' }]);
			expect(await worker!.next()).toEqual(ids);
			await worker!.kill();
			await withStore(path, async (store) => {
				const at = now + minute;
				expect(await store.recover(at)).toEqual({ requeued: 0, unsure: 1 });
				expect(await claimAt(store, 'b', at)).toEqual({ nothingDue: true });
				const lookUp = { token: 'b', now: at, leaseUntil: at + minute };
				expect(await store.claimUnsure(lookUp)).toMatchObject({ key: 'd', notificationIds: ids });
			});
		},
		patience,
	);

	it(
		'while it accepts loses nothing that it accepted, and leaves no half batch',
		async () => {
			const path = folder.newPath();
			const [worker] = await startWorkers(bundle, [{ verb: 'accept_for_ever', path, name: 'w' }]);
			for (let batch = 1; batch <= 3; batch++) expect(await worker!.next()).toBe(batch);
			await worker!.kill();
			const said = Math.max(3, ...(await worker!.rest<number>()));
			const { due } = await withStore(path, (store) => store.waiting(now));
			expect(due).toBeGreaterThanOrEqual(said * 400);
			expect(due % 400).toBe(0);
		},
		patience,
	);
});

describe('a process without the right to write', () => {
	const openingOf = async (path: string) => {
		const [worker] = await startWorkers(bundle, [{ verb: 'open_without_rights', path, name: 'w' }]);
		return worker!.next();
	};

	it(
		'is told that the file is read-only',
		async () => {
			const path = folder.newPath();
			await withStore(path, async () => undefined);
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
