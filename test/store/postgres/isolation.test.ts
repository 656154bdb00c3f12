// Answers: do those who use one store at once stand in each other's way only where they must?
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Store } from '../../../src/store/contract';
import type { PostgresSettings } from '../../../src/index';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { acceptAll, channel, notification, now, workspace } from '../given';
import { openOutside, type Outside } from './outside';

let server: RunningPostgres;
let settings: PostgresSettings;
let outside: Outside;
let database: Database;
let store: Store;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
	settings = server.settings({ mostConnections: 2 });
	database = await openPostgresWithin(usualLimits, settings);
	store = await database.forWorkspace(workspace(), now);
	outside = await openOutside(settings);
});
afterEach(async () => {
	await outside.close();
	await database.close();
});

const queued = async () => (await store.findQueued({ after: 0, most: 99 })).length;

describe('while a writer of another process holds its turn', () => {
	it('those who read do not wait', async () => {
		await acceptAll(store, notification());
		await outside.standStill();
		expect([await queued(), await store.waiting(now)]).toMatchObject([1, { due: 1 }]);
	});

	it('those who read do not wait behind those in their own process who write, however many', async () => {
		await outside.standStill();
		const accepting = Array.from({ length: 20 }, () => acceptAll(store, notification()));
		await outside.untilSomebodyWaits();
		expect(await queued()).toBe(0);
		await outside.letGo();
		await Promise.all(accepting);
		expect(await queued()).toBe(20);
	});

	it('another workspace is not kept waiting, nor another store in the same database', async () => {
		await outside.standStill();
		const other = await database.forWorkspace(workspace('T2'), now);
		expect(await acceptAll(other, notification())).toHaveLength(1);
		const elsewhere = await openPostgresWithin(usualLimits, server.settings());
		const same = await elsewhere.forWorkspace(workspace(), now);
		expect(await acceptAll(same, notification())).toHaveLength(1);
		await elsewhere.close();
	});

	it('those who write give up in time, and say that nothing was changed', async () => {
		const hurried = await openPostgresWithin({ ...usualLimits, lock: 200 }, settings);
		const same = await hurried.forWorkspace(workspace(), now);
		await outside.standStill();
		await expect(acceptAll(same, notification())).rejects.toMatchObject({
			name: 'StoreError',
			code: 'store_busy',
			hint: expect.stringContaining('Nothing was changed'),
		});
		await hurried.close();
	});

	it('those who wait in their own process give up in time as well', async () => {
		const hurried = await openPostgresWithin({ ...usualLimits, queue: 200 }, settings);
		const same = await hurried.forWorkspace(workspace(), now);
		await outside.standStill();
		const first = acceptAll(same, notification());
		await outside.untilSomebodyWaits();
		const busy = { code: 'store_busy', message: expect.stringContaining('its turn') };
		await expect(acceptAll(same, notification())).rejects.toMatchObject(busy);
		await outside.letGo();
		expect(await first).toHaveLength(1);
		expect(await acceptAll(same, notification())).toHaveLength(1);
		await hurried.close();
	});

	it('and stands still in the middle of it, it loses its turn to the others', async () => {
		await outside.standStill({ standstill: 300 });
		expect(await acceptAll(store, notification())).toHaveLength(1);
	});
});

it('a verb that reads sees one state of the store, whatever is written in the middle of it', async () => {
	await store.rememberChannels([channel('C1', 'general')], now);
	const ended = `update workspace set channels_walked_at = 1; delete from channel`;
	await outside.lockTable('channel', ended);
	// Reads the workspace first.
	const reading = store.channelDirectoryState();
	await outside.untilSomebodyWaits();
	await outside.letGo();
	expect(await reading).toEqual({ channels: 1 });
	expect(await store.channelDirectoryState()).toEqual({ walkedAt: 1, channels: 0 });
});

it('a statement that takes too long is left, and nothing is changed', async () => {
	const hurried = await openPostgresWithin({ ...usualLimits, statement: 200 }, settings);
	const same = await hurried.forWorkspace(workspace(), now);
	await outside.lockTable('decision');
	await expect(acceptAll(same, notification())).rejects.toMatchObject({
		code: 'store_busy',
		message: expect.stringContaining('took too long'),
	});
	await outside.letGo();
	expect(await queued()).toBe(0);
	await hurried.close();
});

it('a server that does not answer any more is left', async () => {
	const limits = { ...usualLimits, lock: 100, statement: 100, answer: 200, patience: 100 };
	const deaf = await openPostgresWithin(limits, settings);
	const same = await deaf.forWorkspace(workspace(), now);
	await outside.lockTable('decision');
	// Whoever is stopped hears no time limits either.
	const accepting = acceptAll(same, notification());
	await outside.untilSomebodyWaits();
	await server.freeze();
	await expect(accepting).rejects.toMatchObject({ code: 'store_away' });
	server.thaw();
	await outside.letGo();
	await deaf.close();
});
