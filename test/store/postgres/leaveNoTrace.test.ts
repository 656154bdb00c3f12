// Answers: is somebody who was forgotten out of the tables and the indexes, and not just out of sight?
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres, type PostgresSettings } from '../../../src/index';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import {
	about,
	acceptAll,
	mapping,
	nobody,
	now,
	sending,
	sent,
	slackUser,
	workspace,
} from '../given';
import { openOutside, type Outside } from './outside';

let server: RunningPostgres;
let settings: PostgresSettings;
let outside: Outside;
beforeAll(async () => {
	server = await startPostgres({ flags: ['autovacuum=off'] });
	await server.ask('create extension pgstattuple; create extension pageinspect');
});
afterAll(() => server.stop());
beforeEach(async () => {
	settings = server.settings();
	outside = await openOutside(settings);
});

async function openKnowingAna() {
	const database = await openPostgres(settings);
	const store = await database.forWorkspace(workspace(), now);
	await store.rememberUsers([slackUser('U-ana'), slackUser('U-bo')], now);
	await store.saveMappings([mapping('ana'), mapping('bo')], nobody);
	await store.seeInList('', ['ana', 'bo'], now);
	await acceptAll(store, about('task.assigned'));
	await sending(store, 't', 'd', now, { recordKey: 'task 1', forMember: 'ana' });
	await store.settle('t', 'd', sent, now);
	return { database, store };
}

/** Dead rows, by table. */
async function deadRows(): Promise<Record<string, unknown>[]> {
	return server.ask(
		`select relname, dead_tuple_count::int as dead from pg_class, pgstattuple(oid)
		where relnamespace = '${settings.schema}'::regnamespace and relkind = 'r' and dead_tuple_count > 0
		and relname <> 'workspace'`,
	);
}

/** Entries for "ana" in the index of mappings. */
async function entries(): Promise<number> {
	const [row] = await server.ask(
		`select count(*)::int as entries from bt_page_items('"${settings.schema}".mapping_key', 1) where data like '%61 6e 61%'`,
	);
	return row!['entries'] as number;
}

describe('who is forgotten', () => {
	it('is in no page of a table and in no index any more', async () => {
		const { database, store } = await openKnowingAna();
		expect(await entries()).toBe(1);
		expect(await store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: false });
		expect([await deadRows(), await entries()]).toEqual([[], 0]);
		expect(await store.findMappings(['bo'])).toHaveLength(1);
		await database.close();
	});

	it('leaves traces where the store may not clean up, and it is said', async () => {
		const { password, schema } = settings;
		await (await openKnowingAna()).database.close();
		await server.ask(`
			create role helper login password '${password}';
			grant usage on schema "${schema}" to helper; grant select, insert, update, delete on all tables in schema "${schema}" to helper
		`);
		const database = await openPostgres({ ...settings, user: 'helper' });
		const store = await database.forWorkspace(workspace(), now);
		expect(await store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: true });
		await expect(store.eraseTraces()).rejects.toMatchObject({
			code: 'store_refused',
			hint: expect.stringContaining('owner'),
		});
		await database.close();
		expect(await entries()).toBe(1);
	});

	it('leaves traces where somebody still looks at the store as it was, and the next one erases them', async () => {
		const { database, store } = await openKnowingAna();
		await outside.look();
		expect(await store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: true });
		await outside.letGo();
		expect(await store.eraseTraces()).toBe(false);
		expect([await deadRows(), await entries()]).toEqual([[], 0]);
		await database.close();
	});

	it('leaves traces where somebody else cleans up at the same time, and the next one erases them', async () => {
		const { database, store } = await openKnowingAna();
		// As whoever cleans up does.
		await outside.lockTable('mapping', 'select', 'share update exclusive');
		expect(await store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: true });
		expect(await store.eraseTraces()).toBe(true);
		await outside.letGo();
		expect(await entries()).toBe(1);
		expect(await store.eraseTraces()).toBe(false);
		expect(await entries()).toBe(0);
		await database.close();
	});
});
