// Answers: is it said, and remembered, where a database can't erase the last bytes?
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreError } from '../../src/errors';
import type { Database, Store } from '../../src/store/contract';
import { nodeSqlite } from '../../src/store/drivers/sqlite/dialect';
import { openDatabase } from '../../src/store/openDatabase';
import type { Tables } from '../../src/store/tables';
import { mapping, nobody, now, workspace } from './given';

let database: Database;
let store: Store;
let calls: number;
let leaveNoTrace: () => Promise<void>;

const works = async () => {};
const fails = (code: string) => () =>
	Promise.reject(new StoreError(code, 'No.', { hint: 'Look for it.' }));

beforeEach(async () => {
	const file = new DatabaseSync(':memory:');
	calls = 0;
	leaveNoTrace = works;
	database = await openDatabase({
		kysely: new Kysely<Tables>({ dialect: nodeSqlite(file) }),
		ascendingId: { type: 'integer', declare: (column) => column.primaryKey().autoIncrement() },
		takeTurn: async () => {},
		untilDone: (act) => act(),
		stepsMade: async () => [],
		describeTables: async () => {},
		lockMigrations: async () => {},
		tellTime: async () => undefined,
		leaveNoTrace: () => (calls++, leaveNoTrace()),
		close: async () => file.close(),
	});
	store = await database.forWorkspace(workspace(), now);
	await store.saveMappings([mapping('ana'), mapping('bo')], nobody);
});
afterEach(() => database.close());

it('nothing is said or done again where all went well', async () => {
	expect(await store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: false });
	expect(await store.eraseTraces()).toBe(false);
	expect(calls).toBe(1);
});

it.each(['store_busy', 'store_full'])(
	'after %s the rows are gone and counted, and traces are left',
	async (code) => {
		leaveNoTrace = fails(code);
		const { rows, tracesLeft } = await store.forgetMembers(['ana']);
		expect([rows.get('ana')?.mapping, tracesLeft]).toEqual([2, true]);
		expect(await store.findMappings(['ana'])).toEqual([]);
		leaveNoTrace = works;
		expect(await store.eraseTraces()).toBe(false);
		expect(await store.eraseTraces()).toBe(false);
		expect(calls).toBe(2);
	},
);

it('the next one who forgets tries again, also where it forgets nobody', async () => {
	leaveNoTrace = fails('store_busy');
	await store.forgetMembers(['ana']);
	expect(await store.eraseTraces()).toBe(true);
	expect(await store.forgetMembers([])).toMatchObject({ tracesLeft: true });
	leaveNoTrace = works;
	expect(await store.forgetMembers([])).toMatchObject({ tracesLeft: false });
	expect([await store.eraseTraces(), calls]).toEqual([false, 4]);
});

it('who forgets while another one erases is not taken for erased', async () => {
	const second = await database.forWorkspace(workspace(), now);
	let forgetting: Promise<unknown> | undefined;
	leaveNoTrace = async () => {
		leaveNoTrace = fails('store_busy');
		forgetting = second.forgetMembers(['bo']);
		await forgetting;
	};
	expect(await store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: false });
	expect(await forgetting).toMatchObject({ tracesLeft: true });
	expect(await store.eraseTraces()).toBe(true);
	leaveNoTrace = works;
	expect(await store.eraseTraces()).toBe(false);
});

it('a disk that is full is told to who asks for the traces alone', async () => {
	leaveNoTrace = fails('store_full');
	await store.forgetMembers(['ana']);
	await expect(store.eraseTraces()).rejects.toMatchObject({ code: 'store_full' });
});

it('a mistake in the program stays what it is', async () => {
	const mistake = new TypeError('no');
	leaveNoTrace = () => Promise.reject(mistake);
	await expect(store.forgetMembers(['ana'])).rejects.toBe(mistake);
});

it('another workspace has none of it to do', async () => {
	const other = await database.forWorkspace(workspace('T2'), now);
	leaveNoTrace = fails('store_busy');
	await store.forgetMembers(['ana']);
	expect([await other.eraseTraces(), calls]).toEqual([false, 1]);
	expect(await store.eraseTraces()).toBe(true);
});
