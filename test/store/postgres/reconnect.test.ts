// Answers: does a store go on after its server was away, and is nothing done twice or left out by it?
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Store } from '../../../src/store/contract';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { acceptAll, notification, now, workspace } from '../given';
import { openOutside, type Outside } from './outside';

let server: RunningPostgres;
let outside: Outside;
let database: Database;
let store: Store;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
	const settings = server.settings();
	database = await openPostgresWithin(usualLimits, settings);
	store = await database.forWorkspace(workspace(), now);
	outside = await openOutside(settings);
});
afterEach(async () => {
	await database.close();
	await outside.close();
});

const queued = async () => (await store.findQueued({ after: 0, most: 99 })).length;

describe('a store whose server', () => {
	it('was restarted goes on as if nothing had been', async () => {
		await acceptAll(store, notification());
		await server.restart();
		expect(await queued()).toBe(1);
		await server.restart();
		await acceptAll(store, notification());
		expect(await queued()).toBe(2);
	});

	it('is away for a moment waits for it', async () => {
		await server.halt();
		const accepting = acceptAll(store, notification());
		const reading = queued();
		await server.goOn();
		await accepting;
		expect(await reading).toBeLessThan(2);
		expect(await queued()).toBe(1);
	});

	it('ended its sessions in the middle of a verb does that once, from the beginning', async () => {
		await outside.lockTable('decision');
		const accepting = store.accept([notification()], [], now);
		await outside.untilSomebodyWaits();
		expect(await outside.endSessions()).toBeGreaterThan(0);
		await outside.letGo();
		expect(await accepting).toMatchObject([{ accepted: true }]);
		expect(await queued()).toBe(1);
		expect((await store.findDecisions({ limit: 9 })).items).toHaveLength(1);
	});

	it('ended its sessions while one waits for its turn lets it wait again', async () => {
		await outside.lockTable('workspace');
		const waiting = [1, 2, 3].map(() => acceptAll(store, notification()));
		await outside.untilSomebodyWaits();
		await outside.endSessions();
		await outside.letGo();
		await Promise.all(waiting);
		expect(await queued()).toBe(3);
	});

	it('has no session left for a moment waits for one', async () => {
		const { password } = server.settings();
		await server.ask(`create role poor login connection limit 2 password '${password}'`);
		const settings = server.settings({ user: 'poor' });
		await server.ask(`create schema ${settings.schema} authorization poor`);
		const poor = await openPostgresWithin({ ...usualLimits, idle: 300 }, settings);
		const other = await openPostgresWithin(
			{ ...usualLimits, idle: 299 },
			{ ...settings, mostConnections: 3 },
		);
		const stores = await Promise.all(
			[poor, other].map((each) => each.forWorkspace(workspace(), now)),
		);
		const all = Array.from({ length: 20 }, (_, index) => stores[index % 2]!.waiting(now));
		expect(await Promise.all(all)).toHaveLength(20);
		await Promise.all([poor.close(), other.close()]);
	});
});

it('a store whose server stays away says so, and that nothing was changed', async () => {
	const limits = { ...usualLimits, patience: 300 };
	const settings = server.settings();
	const impatient = await openPostgresWithin(limits, settings);
	const alone = await impatient.forWorkspace(workspace(), now);
	await server.halt();
	const away = {
		name: 'StoreError',
		code: 'store_away',
		hint: expect.stringContaining('Nothing was changed'),
	};
	await expect(acceptAll(alone, notification())).rejects.toMatchObject(away);
	await expect(alone.waiting(now)).rejects.toMatchObject(away);
	await expect(impatient.tellTime()).rejects.toMatchObject(away);
	await server.goOn();
	expect(await alone.findQueued({ after: 0, most: 9 })).toEqual([]);
	await impatient.close();
});
