// Answers: is a change made once, where the connection breaks as it is kept?
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Store } from '../../../src/store/contract';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { notification, now, workspace } from '../given';
import { openFaultyWay, type FaultyWay } from './faultyWay';

let server: RunningPostgres;
let way: FaultyWay;
let database: Database;
let store: Store;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
	// One, so that whoever asks what became of it needs the very connection that broke.
	way = await openFaultyWay(server.settings({ mostConnections: 1 }));
	const limits = { ...usualLimits, patience: 300, standstill: 300 };
	database = await openPostgresWithin(limits, way.settings);
	store = await database.forWorkspace(workspace(), now);
});
afterEach(async () => {
	await database.close();
	await way.close();
});

const one = notification({ dedupeKey: 'once' });
const queued = async () => (await store.findQueued({ after: 0, most: 9 })).length;

describe('a commit', () => {
	it('that the server never heard of is done again', async () => {
		way.breakOnce('lost');
		expect(await store.accept([one], [], now)).toMatchObject([{ accepted: true }]);
		expect([way.broken(), await queued()]).toEqual([1, 1]);
	});

	it('whose answer was lost is found to be kept, and not done again', async () => {
		way.breakOnce('unanswered');
		expect(await store.accept([one], [], now)).toMatchObject([{ accepted: true }]);
		expect([way.broken(), await queued()]).toEqual([1, 1]);
	});

	it('that the server can not be asked about any more is told as unsure', async () => {
		way.breakOnce('unanswered', () => server.halt());
		await expect(store.accept([one], [], now)).rejects.toMatchObject({
			name: 'StoreError',
			code: 'store_unsure',
			hint: expect.stringContaining('may have been kept'),
		});
		await server.goOn();
		expect([way.broken(), await queued()]).toEqual([1, 1]);
	});

	it('is told as unsure where the server crashed since, and may have given its number to another one', async () => {
		// As a crash does with them.
		way.breakOnce('unanswered', () => server.ask(`select pg_stat_reset_shared('bgwriter')`));
		await expect(store.accept([one], [], now)).rejects.toMatchObject({ code: 'store_unsure' });
	});

	it('of what only read is nothing to wait for', async () => {
		await store.accept([one], [], now);
		way.breakOnce('lost');
		expect(await queued()).toBe(1);
		expect(await queued()).toBe(1);
		expect(way.broken()).toBe(1);
	});
});
