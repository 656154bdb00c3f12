// Answers: is a transaction what it has to be by itself, whatever session it is on, and whatever the server's settings are?
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { beginning } from '../../../src/store/drivers/postgres/transaction';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';

let server: RunningPostgres;
let client: Client;
beforeAll(async () => {
	server = await startPostgres({
		flags: ['synchronous_commit=off', `default_transaction_isolation=serializable`],
	});
	client = new Client({ ...server.settings(), ssl: false });
	await client.connect();
});
afterAll(async () => {
	await client.end();
	await server.stop();
});

const settings = [
	'search_path',
	'transaction_isolation',
	'transaction_read_only',
	'lock_timeout',
	'idle_in_transaction_session_timeout',
	'statement_timeout',
	'synchronous_commit',
];

async function look(): Promise<string> {
	const all = settings.map((name) => `current_setting('${name}')`);
	const { rows } = await client.query(`select concat_ws(' ', ${all.join(', ')}) as all`);
	return (rows[0] as { all: string }).all;
}

it('leaves its session as it was, so that the next one may be on another', async () => {
	const before = await look();
	for (const accessMode of ['read only', undefined] as const) {
		await client.query(beginning('a "b"', usualLimits, { accessMode }));
		expect(await look()).not.toBe(before);
		await client.query('commit');
		expect(await look()).toBe(before);
	}
});

it('that writes sees what others wrote before it had its turn, and is kept for sure', async () => {
	await client.query(beginning('a "b"', usualLimits, {}));
	expect(await look()).toBe('"a ""b""" read committed off 30s 15s 1min on');
	await client.query('rollback');
});

it('that reads sees one state of the store', async () => {
	await client.query(beginning('ours', usualLimits, { accessMode: 'read only' }));
	expect(await look()).toBe('"ours" repeatable read on 30s 15s 1min off');
	await client.query('rollback');
});

it('that writes is kept even more surely where the server says so', async () => {
	await client.query('set synchronous_commit to remote_apply');
	await client.query(beginning('ours', usualLimits, {}));
	expect(await look()).toContain('remote_apply');
	await client.query('rollback; reset synchronous_commit');
});
