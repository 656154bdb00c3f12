// Answers: is a person told why a store in PostgreSQL can't be used, and what to do, without the password?
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotifyError } from '../../../src/errors';
import { openPostgres, type PostgresSettings } from '../../../src/index';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { findFreePort } from '../../support/freePort';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { acceptAll, mapping, nobody, notification, now, workspace } from '../given';

const secret = 'tr0ub4dor&3';
let server: RunningPostgres;
beforeAll(async () => {
	server = await startPostgres();
	await server.ask(`
		create role guest login password '${secret}';
		create role reader login password '${secret}';
		alter role reader set default_transaction_read_only = on;
		create role one login password '${secret}' connection limit 1;
	`);
	await server.ask('create database closed');
	await server.ask('revoke connect on database closed from public');
});
afterAll(() => server.stop());

const impatient = { ...usualLimits, patience: 200, connecting: 500 };

/** What opening throws; held against the password. */
async function refusal(settings: PostgresSettings): Promise<NotifyError> {
	const error = await openPostgresWithin(impatient, settings).then(
		(database) => database.close().then(() => new Error('was opened')),
		(error: unknown) => error,
	);
	expect(error).toMatchObject({ name: 'StoreError', hint: expect.stringMatching(/\.$/) });
	const all = inspect(error, { depth: 9, showHidden: true });
	expect(all).not.toContain(settings.password || 'no secret');
	return error as NotifyError;
}

describe('who opens a store is told that', () => {
	it('the password is wrong', async () => {
		const settings = server.settings({ user: 'guest', password: 'correct horse' });
		expect(await refusal(settings)).toMatchObject({
			code: 'store_refused',
			message: expect.stringContaining('user and password'),
		});
	});

	it('there is no password', async () => {
		expect(await refusal(server.settings({ password: '' }))).toMatchObject({
			code: 'store_refused',
			hint: expect.stringContaining('password'),
		});
	});

	it('there is no such user', async () => {
		const settings = server.settings({ user: 'nobody', password: secret });
		expect(await refusal(settings)).toMatchObject({ code: 'store_refused' });
	});

	it('there is no such database', async () => {
		expect(await refusal(server.settings({ database: 'elsewhere' }))).toMatchObject({
			code: 'store_refused',
			message: expect.stringContaining('no such database'),
		});
	});

	it('the database does not keep its texts in UTF8', async () => {
		await server.ask(`create database narrow encoding 'LATIN1' locale 'C' template template0`);
		expect(await refusal(server.settings({ database: 'narrow' }))).toMatchObject({
			code: 'store_refused',
			message: expect.stringContaining('UTF8. (LATIN1)'),
			hint: expect.stringContaining('template0'),
		});
	});

	it('the user may not enter the database', async () => {
		const settings = server.settings({ user: 'guest', password: secret, database: 'closed' });
		expect(await refusal(settings)).toMatchObject({
			code: 'store_refused',
			message: expect.stringContaining('may not'),
		});
	});

	it('the user may not make the schema', async () => {
		const settings = server.settings({ user: 'guest', password: secret });
		expect(await refusal(settings)).toMatchObject({
			code: 'store_refused',
			hint: expect.stringContaining('create schema'),
		});
	});

	it('the schema is somebody else’s', async () => {
		const settings = server.settings({ user: 'guest', password: secret, schema: 'theirs' });
		await server.ask('create schema theirs');
		expect(await refusal(settings)).toMatchObject({ code: 'store_refused' });
	});

	it('there is something else in the schema, and changes nothing there', async () => {
		await server.ask('create schema other; create table other.channel (id int)');
		expect(await refusal(server.settings({ schema: 'other' }))).toMatchObject({
			code: 'store_refused',
			message: expect.stringContaining('something else'),
		});
		const tables = `select tablename from pg_tables where schemaname = 'other'`;
		expect(await server.ask(tables)).toEqual([{ tablename: 'channel' }]);
	});

	it.each(['pg_store', 'x'.repeat(64), ''])('%j is no name for a schema', async (schema) => {
		expect(await refusal(server.settings({ schema }))).toMatchObject({
			code: 'store_refused',
			hint: expect.stringContaining('63 bytes'),
		});
	});

	it('no machine has that name', async () => {
		expect(await refusal(server.settings({ host: 'nowhere.invalid' }))).toMatchObject({
			code: 'store_refused',
			message: expect.stringContaining('No machine'),
		});
	});

	it('nobody answers at that port', async () => {
		expect(await refusal(server.settings({ port: await findFreePort() }))).toMatchObject({
			code: 'store_away',
			message: expect.stringContaining('ECONNREFUSED'),
			hint: expect.stringContaining('host and port'),
		});
	});

	it('the server only lets it read', async () => {
		const settings = server.settings({ user: 'reader', password: secret, schema: 'readers' });
		await server.ask('create schema readers authorization reader');
		expect(await refusal(settings)).toMatchObject({ code: 'store_read_only' });
	});

	it('the server has no connection left', async () => {
		await server.ask('create schema ones authorization one');
		const settings = server.settings({ user: 'one', password: secret, schema: 'ones' });
		const database = await openPostgres(settings);
		expect(await refusal(settings)).toMatchObject({
			code: 'store_away',
			hint: expect.stringContaining('max_connections'),
		});
		await database.close();
	});
});

describe('who may not make a schema', () => {
	it('may use one that was made for it', async () => {
		await server.ask('create schema made authorization guest');
		const settings = server.settings({ user: 'guest', password: secret, schema: 'made' });
		const database = await openPostgres(settings);
		const store = await database.forWorkspace(workspace(), now);
		expect(await acceptAll(store, notification())).toHaveLength(1);
		await database.close();
	});
});

describe('an open store', () => {
	it('says what was not done, and no row of it', async () => {
		const database = await openPostgres(server.settings());
		const store = await database.forWorkspace(workspace(), now);
		const broken = { ...mapping('ana'), decidedAt: null as unknown as number };
		const error = await store.saveMappings([broken], nobody).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: 'store_failed', cause: { code: '23502' } });
		expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('ana@example.com');
		await database.close();
	});

	it('whose tables somebody took away says that it is damaged', async () => {
		const settings = server.settings();
		const database = await openPostgres(settings);
		const store = await database.forWorkspace(workspace(), now);
		await server.ask(`drop table ${settings.schema}.decision`);
		await expect(acceptAll(store, notification())).rejects.toMatchObject({
			code: 'store_damaged',
		});
		expect(await store.findQueued({ after: 0, most: 9 })).toEqual([]);
		await database.close();
	});
});
