// Answers: are the tables made once, in their own schema, and is a store of a newer program left alone?
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres, type PostgresSettings } from '../../../src/index';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { acceptAll, notification, now, workspace } from '../given';
import { openOutside, type Outside } from './outside';

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

const stepsIn = (schema: string) => server.ask(`select name from "${schema}".store_migration`);
const tablesIn = async (schema: string) =>
	(
		await server.ask(`select tablename from pg_tables where schemaname = '${schema}' order by 1`)
	).map(({ tablename }) => tablename);

describe('migrations', () => {
	it('run once, however often the store is opened', async () => {
		for (let time = 0; time < 3; time++) await (await openPostgres(settings)).close();
		expect(await stepsIn(settings.schema)).toEqual([{ name: '0001_first' }]);
	});

	it('succeed for all that open a new store at once, each with connections of its own', async () => {
		const all = await Promise.all(
			Array.from({ length: 8 }, (_, index) =>
				openPostgres({ ...settings, mostConnections: 1 + index }),
			),
		);
		const stores = await Promise.all(all.map((each) => each.forWorkspace(workspace(), now)));
		await Promise.all(stores.map((store) => acceptAll(store, notification())));
		expect(await stores[0]!.waiting(now)).toMatchObject({ due: 8 });
		await Promise.all(all.map((each) => each.close()));
		expect(await stepsIn(settings.schema)).toHaveLength(1);
	});

	it('make everything in the schema that is asked for, and nothing elsewhere', async () => {
		const schema = 'Önly "ours"';
		const database = await openPostgres({ ...settings, schema });
		await acceptAll(await database.forWorkspace(workspace(), now), notification());
		await database.close();
		expect(await tablesIn(schema)).toContain('notification');
		expect(await tablesIn('public')).toEqual([]);
	});

	it('are each schema’s own: two stores in one database do not know of each other', async () => {
		const [one, other] = await Promise.all([
			openPostgres(settings),
			openPostgres(server.settings()),
		]);
		await acceptAll(await one.forWorkspace(workspace(), now), notification());
		const store = await other.forWorkspace(workspace(), now);
		expect(await store.findQueued({ after: 0, most: 9 })).toEqual([]);
		await Promise.all([one.close(), other.close()]);
	});

	it('leave nothing behind when one fails half-way', async () => {
		// Nobody may make what the last of the tables needs.
		await server.ask(`
			create function refuse() returns event_trigger language plpgsql as $$ begin
				if exists (select from pg_event_trigger_ddl_commands() where object_identity = '${settings.schema}.pace')
				then raise 'not this one'; end if;
			end $$;
			create event trigger refusing on ddl_command_end execute function refuse()
		`);
		const opening = openPostgres(settings);
		await expect(opening).rejects.toMatchObject({ name: 'StoreError', code: 'store_failed' });
		expect(await tablesIn(settings.schema)).toEqual([]);
		await server.ask('drop event trigger refusing');
		await (await openPostgres(settings)).close();
		expect(await tablesIn(settings.schema)).toContain('pace');
	});

	it('that nobody has to make keep nobody waiting, and wait for nobody', async () => {
		const database = await openPostgres(settings);
		const store = await database.forWorkspace(workspace(), now);
		await outside.standStill();
		const accepting = acceptAll(store, notification());
		await outside.untilSomebodyWaits();
		const again = await openPostgres(settings);
		expect(await again.workspaceOf('c')).toBeUndefined();
		await outside.letGo();
		await accepting;
		await Promise.all([again.close(), database.close()]);
	});

	it('refuse a store that a newer program made, and change nothing in it', async () => {
		await (await openPostgres(settings)).close();
		await server.ask(
			`insert into "${settings.schema}".store_migration values ('0002_next', '2030-01-01')`,
		);
		await expect(openPostgres(settings)).rejects.toMatchObject({
			name: 'StoreError',
			code: 'store_newer',
			hint: expect.stringContaining('Update'),
		});
		expect(await stepsIn(settings.schema)).toHaveLength(2);
	});

	it('refuse a store with another list of steps', async () => {
		await (await openPostgres(settings)).close();
		await server.ask(`update "${settings.schema}".store_migration set name = '0000_before'`);
		await expect(openPostgres(settings)).rejects.toMatchObject({ code: 'store_newer' });
	});

	it('that lose the connection half-way are made from the beginning', async () => {
		const opening = openPostgresWithin(usualLimits, settings);
		while ((await outside.endSessions()) === 0) await new Promise((next) => setImmediate(next));
		await (await opening).close();
		expect(await stepsIn(settings.schema)).toHaveLength(1);
	});
});
