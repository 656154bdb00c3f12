// Answers: do values come back from PostgreSQL as they come back from SQLite?
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../src/index';
import { types } from '../../../src/store/drivers/postgres/types';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { acceptAll, channel, idOf, notification, now, slackUser, workspace } from '../given';

let server: RunningPostgres;
let client: Client;
beforeAll(async () => {
	server = await startPostgres();
	client = new Client({ ...server.settings(), ssl: false, types });
	await client.connect();
});
afterAll(async () => {
	await client.end();
	await server.stop();
});

const read = async (sql: string) => (await client.query<{ is: unknown }>(sql)).rows[0]!.is;

describe('a value', () => {
	it.each([
		['8640000000000000::bigint', 8_640_000_000_000_000],
		['-1::int', -1],
		['count(*)', 1],
		['sum(2::bigint)', 2],
		['1.5::numeric', 1.5],
		['0.1::double precision', 0.1],
		['true', true],
		['null::bigint', null],
		[`'1'::text`, '1'],
		[`'{"a":1}'::text`, '{"a":1}'],
	])('%s is %j', async (sql, value) => {
		expect(await read(`select ${sql} as is`)).toBe(value);
	});

	it('that a number can not hold is refused, not rounded', async () => {
		await expect(read('select 9007199254740993 as is')).rejects.toThrow('9007199254740993');
	});

	it('of bytes is the same bytes, with no memory of others behind it', async () => {
		const bytes = (await read(`select '\\x0001ff'::bytea as is`)) as Uint8Array;
		expect([bytes.constructor, [...bytes], bytes.buffer.byteLength]).toEqual([
			Uint8Array,
			[0, 1, 255],
			3,
		]);
	});
});

it('the types are the pool’s own: another user of pg in the process is given what it is used to', async () => {
	await (await openPostgres(server.settings())).close();
	const usual = new Client({ ...server.settings(), ssl: false });
	await usual.connect();
	const { rows } = await usual.query('select 1::bigint as big, now() as at');
	expect(rows[0]).toEqual({ big: '1', at: expect.any(Date) });
	await usual.end();
});

describe('in a database whose owner has words sorted as in a dictionary', () => {
	it('the store sorts as everywhere, so that pages go on where they ended', async () => {
		await server.ask(
			`create database words template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US' locale 'C'`,
		);
		const database = await openPostgres(server.settings({ database: 'words' }));
		const store = await database.forWorkspace(workspace(), now);
		const names = ['a-b', 'ab', 'a_c', 'B', 'Z', 'z', 'Ä', '1', '10', '9', '😀', 'ｆ'];
		await store.rememberChannels(
			names.map((name, index) => channel(`C${index}`, name)),
			now,
		);
		await store.rememberUsers(
			names.map((id) => slackUser(id)),
			now,
		);
		const ids = (await store.allUsers()).map(({ id }) => id);
		expect(ids).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
		await database.close();
	});
});

it('IDs of notifications ascend', async () => {
	const database = await openPostgres(server.settings());
	const store = await database.forWorkspace(workspace(), now);
	const many = Array.from({ length: 700 }, () => notification());
	const ids = (await store.accept(many, [], now)).map(idOf);
	expect(ids).toEqual([...ids].sort((a, b) => a - b));
	expect((await acceptAll(store, notification()))[0]).toBeGreaterThan(ids.at(-1)!);
	await database.close();
});

it('the time is the server’s, and goes on within one connection', async () => {
	const database = await openPostgres(server.settings({ mostConnections: 1 }));
	const before = Date.now();
	const told = [await database.tellTime(), await database.tellTime()];
	// The server is on this machine.
	expect(told[0]).toBeGreaterThanOrEqual(before);
	expect(told[1]).toBeLessThanOrEqual(Date.now());
	expect(told[1]).toBeGreaterThanOrEqual(told[0]!);
	await database.close();
});
