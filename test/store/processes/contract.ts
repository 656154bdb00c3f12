// Answers: do several processes on one store lose nothing, take nothing twice, and survive each other's death?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/contract';
import {
	acceptAll,
	claimAt,
	claimed,
	daily,
	mapping,
	minute,
	nobody,
	notification,
	now,
	statesOf,
	toChannel,
	workspace,
} from '../given';
import { openPlace, type Place } from './place';
import { bundleWorker, startWorkers } from './startWorker';
import type { Job } from './worker';

const patience = 60_000;
const names = ['w1', 'w2', 'w3', 'w4'];
const jobsFor = (job: Omit<Job, 'name'>) => names.map((name) => ({ ...job, name }));

async function withStore<T>(place: Place, use: (store: Store) => Promise<T>): Promise<T> {
	const database = await openPlace(place);
	const answer = await use(await database.forWorkspace(workspace(), now));
	await database.close();
	return answer;
}

/** A new place at every call, and the rows of `notification` there. */
export interface Places {
	newPlace(): Place;
	rowsOf(place: Place): Promise<Record<string, unknown>[]>;
}

export function processContract({ newPlace, rowsOf }: Places): void {
	let bundle: string;
	let folder: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'slack-notify-worker-'));
		bundle = await bundleWorker(folder);
	}, patience);
	afterAll(() => rmSync(folder, { recursive: true }));

	describe('several processes on one store', () => {
		it(
			'open a new store at once, and all succeed',
			async () => {
				const workers = await startWorkers(bundle, jobsFor({ verb: 'open', place: newPlace() }));
				for (const worker of workers) expect(await worker.next()).toBe('opened');
			},
			patience,
		);

		it(
			'Number 1: 50 events for one recipient in the same millisecond from 4 processes are one claim of 50',
			async () => {
				const place = newPlace();
				const keys = Array.from({ length: 50 }, (_, index) => `event ${index}`);
				const jobs = names.map((name, share): Job => {
					const own = keys.filter((_, index) => index % names.length === share);
					return { verb: 'accept', place, name, keys: own };
				});
				await Promise.all((await startWorkers(bundle, jobs)).map((worker) => worker.rest()));
				await withStore(place, async (store) => {
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
				const place = newPlace();
				const jobs = names.map((name): Job => {
					const keys = Array.from({ length: 25 }, (_, index) => `${name} ${index}`);
					return { verb: 'accept_capped', place, name, keys };
				});
				await Promise.all((await startWorkers(bundle, jobs)).map((worker) => worker.rest()));
				await withStore(place, async (store) => {
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
				const place = newPlace();
				const [id] = await withStore(place, (store) => acceptAll(store, notification()));
				const claimAll = async () => {
					const workers = await startWorkers(bundle, jobsFor({ verb: 'claim_as_one', place }));
					return (await Promise.all(workers.map((worker) => worker.rest<number[]>()))).flat(2);
				};
				expect(await claimAll()).toEqual([id]);
				const before = await rowsOf(place);
				expect(before).toMatchObject([{ id, state: 'claimed', claim_token: 'one token' }]);
				expect(await claimAll()).toEqual([]);
				expect(await rowsOf(place)).toEqual(before);
			},
			patience,
		);

		it(
			'take each event once though all of them accept it',
			async () => {
				const place = newPlace();
				const keys = Array.from({ length: 100 }, (_, index) => `event ${index}`);
				const workers = await startWorkers(bundle, jobsFor({ verb: 'accept', place, keys }));
				const taken = await Promise.all(workers.map((worker) => worker.next<number[]>()));
				expect(new Set(taken.flat()).size).toBe(100);
				expect(taken.flat()).toHaveLength(100);
			},
			patience,
		);

		it(
			'claim in a loop and never take a notification twice, nor leave one',
			async () => {
				const place = newPlace();
				const ids = await withStore(place, async (store) => {
					await store.saveMappings([mapping('ana', { slackUserId: 'U1' })], nobody);
					const immediate = Array.from({ length: 100 }, () => notification());
					const digests = Array.from({ length: 200 }, (_, index) =>
						notification({ ...daily, ...toChannel(`C${index % 50}`) }),
					);
					return acceptAll(store, ...immediate, ...digests);
				});
				const workers = await startWorkers(bundle, jobsFor({ verb: 'drain', place }));
				type Sent = { ids: number[]; begun: boolean; settled: boolean };
				const all = (await Promise.all(workers.map((worker) => worker.rest<Sent>()))).flat();
				const taken = all.flatMap((each) => each.ids);
				expect(taken.sort((a, b) => a - b)).toEqual(ids);
				expect(all.filter(({ begun, settled }) => !begun || !settled)).toEqual([]);
				// 100 single ones and 50 digests: no digest fell apart.
				expect(all).toHaveLength(150);
				expect(new Set(await withStore(place, (store) => statesOf(store, ids)))).toEqual(
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
				const place = newPlace();
				const keys = Array.from({ length: 60 }, (_, index) => `m${index}`);
				const jobs = names.map((name, index): Job => {
					const share = keys.filter((_, at) => at % 2 === index % 2);
					return index < 2
						? { verb: 'map', place, name, keys }
						: { verb: 'connect', place, name, keys: share };
				});
				await Promise.all((await startWorkers(bundle, jobs)).map((worker) => worker.rest()));
				await withStore(place, async (store) => {
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
				const place = newPlace();
				const keys = Array.from({ length: 40 }, (_, index) => `event ${index}`);
				const members = Array.from({ length: 20 }, (_, index) => `m${index}`);
				await withStore(place, (store) =>
					store.saveMappings(
						members.map((key) => mapping(key)),
						nobody,
					),
				);
				const jobs = names.map((name, index): Job => {
					const own = keys.filter((_, at) => at % 2 === index);
					return index < 2
						? { verb: 'accept', place, name, keys: own }
						: { verb: 'forget', place, name, keys: members };
				});
				const workers = await startWorkers(bundle, jobs);
				const said = await Promise.all(workers.map((worker) => worker.rest()));
				expect(said.slice(0, 2).flat(2)).toHaveLength(keys.length);
				expect((said.slice(2).flat() as number[]).reduce((a, b) => a + b)).toBe(
					// Each with its e-mail.
					2 * members.length,
				);
				await withStore(place, async (store) => {
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
				const place = newPlace();
				const ids = await withStore(place, (store) => acceptAll(store, notification()));
				const [worker] = await startWorkers(bundle, [{ verb: 'claim', place, name: 'dead' }]);
				expect(await worker!.next()).toEqual(ids);
				await worker!.kill();
				await withStore(place, async (store) => {
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
				const place = newPlace();
				const ids = await withStore(place, (store) => acceptAll(store, notification()));
				const [worker] = await startWorkers(bundle, [{ verb: 'begin', place, name: 'dead' }]);
				expect(await worker!.next()).toEqual(ids);
				await worker!.kill();
				await withStore(place, async (store) => {
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
				const place = newPlace();
				const [worker] = await startWorkers(bundle, [
					{ verb: 'accept_for_ever', place, name: 'w' },
				]);
				for (let batch = 1; batch <= 3; batch++) expect(await worker!.next()).toBe(batch);
				await worker!.kill();
				const said = Math.max(3, ...(await worker!.rest<number>()));
				const { due } = await withStore(place, (store) => store.waiting(now));
				expect(due).toBeGreaterThanOrEqual(said * 400);
				expect(due % 400).toBe(0);
			},
			patience,
		);
	});
}
