// Answers: do all who use one store in a process share its connections, and are these closed when nobody needs them?
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostgresSettings } from '../../../src/index';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { countPools } from '../../../src/store/drivers/postgres/pool';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { acceptAll, notification, now, workspace } from '../given';
import { openOutside, type Outside } from './outside';

/** In milliseconds. */
const idle = 300;
let server: RunningPostgres;
let settings: PostgresSettings;
let outside: Outside;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
	settings = server.settings();
	outside = await openOutside(settings);
});
/** However long it takes: what is never closed is never gone. */
afterEach(async () => {
	while ((await outside.sessions()) > 0 || countPools() > 0) await moment();
});

const moment = () => new Promise((resolve) => setTimeout(resolve, 20));
const open = (own: Partial<PostgresSettings> = {}) =>
	openPostgresWithin({ ...usualLimits, idle }, { ...settings, ...own });
const closed = { name: 'StoreError', code: 'store_closed' };

describe('the connections of a process', () => {
	it('are shared by all who open the same, and never more than asked for', async () => {
		const all = await Promise.all(Array.from({ length: 10 }, () => open({ mostConnections: 2 })));
		const stores = await Promise.all(all.map((each) => each.forWorkspace(workspace(), now)));
		await Promise.all(stores.map((store) => acceptAll(store, notification())));
		await Promise.all(stores.map((store) => store.waiting(now)));
		expect([await outside.sessions(), countPools()]).toEqual([2, 1]);
		await Promise.all(all.map((each) => each.close()));
	});

	it('are the same for every schema of a database', async () => {
		const all = [await open(), await open({ schema: server.settings().schema })];
		expect(countPools()).toBe(1);
		await Promise.all(all.map((each) => each.close()));
	});

	it('are not shared with another user, password or way of TLS', async () => {
		const { password } = settings;
		await server.ask(`create role other superuser login password '${password}'`);
		const all = [await open(), await open({ user: 'other' }), await open({ mostConnections: 3 })];
		expect(countPools()).toBe(3);
		await expect(open({ password: 'wrong' })).rejects.toMatchObject({ code: 'store_refused' });
		await Promise.all(all.map((each) => each.close()));
	});

	it('are closed once they are idle, also while the store is open', async () => {
		const database = await open();
		const store = await database.forWorkspace(workspace(), now);
		expect(await outside.sessions()).toBeGreaterThan(0);
		while ((await outside.sessions()) > 0) await moment();
		expect(await acceptAll(store, notification())).toHaveLength(1);
		await database.close();
	});

	it('are kept for whoever opens the same soon after', async () => {
		const pid = async () => (await outside.ask(backends))[0]?.['pid'];
		const backends = `select pid from pg_stat_activity where application_name = 'n8n-nodes-slack-notify'`;
		await (await open()).close();
		const before = await pid();
		const again = await open();
		expect([typeof before, await pid()]).toEqual(['number', before]);
		await again.close();
	});

	it('do not keep the process from ending', async () => {
		const handles = () =>
			process.getActiveResourcesInfo().filter((each) => /TCP|Timeout/.test(each));
		const before = handles().length;
		const database = await open();
		await database.forWorkspace(workspace(), now);
		// The end of what only read is not waited for.
		while (handles().length > before) await moment();
		expect(await outside.sessions()).toBeGreaterThan(0);
		await database.close();
	});
});

describe('closing', () => {
	it('waits for what is being done, also for what waits for its turn', async () => {
		const database = await open();
		const store = await database.forWorkspace(workspace(), now);
		await outside.standStill();
		const accepting = [acceptAll(store, notification()), acceptAll(store, notification())];
		await outside.untilSomebodyWaits();
		let isClosed = false;
		const closing = database.close().then(() => (isClosed = true));
		await moment();
		expect(isClosed).toBe(false);
		await outside.letGo();
		expect((await Promise.all(accepting)).flat()).toHaveLength(2);
		await closing;
	});

	it('ends it for whoever asks afterwards, and for nobody else', async () => {
		const [one, other] = [await open(), await open()];
		const store = await one.forWorkspace(workspace(), now);
		const others = await other.forWorkspace(workspace(), now);
		await one.close();
		await expect(acceptAll(store, notification())).rejects.toMatchObject(closed);
		await expect(store.waiting(now)).rejects.toMatchObject(closed);
		await expect(store.eraseTraces()).rejects.toMatchObject(closed);
		await expect(one.tellTime()).rejects.toMatchObject(closed);
		await expect(one.workspaceOf('c')).rejects.toMatchObject(closed);
		expect(await acceptAll(others, notification())).toHaveLength(1);
		await other.close();
	});

	it('twice does nothing', async () => {
		const [one, other] = [await open(), await open()];
		await one.close();
		await one.close();
		expect(countPools()).toBe(1);
		expect(await other.tellTime()).toBeGreaterThan(0);
		await other.close();
	});

	it('leaves nothing behind where the store could not be opened', async () => {
		await expect(open({ database: 'nowhere' })).rejects.toMatchObject({ code: 'store_refused' });
		expect(countPools()).toBe(0);
	});
});
