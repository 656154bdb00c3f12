// Answers: what does n8n itself say of a Postgres credential when it is tested?
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureN8n } from '../../demo/host';
import { startN8n, type RunningN8n } from '../../demo/n8n';
import { createCredential, setUpOwner, type N8nApi } from '../../demo/n8nApi';
import { installPackage } from '../../demo/n8nPackage';
import { requirePort } from '../../demo/ports';
import { credentialOf } from '../nodes/run/inPostgres';
import { startPostgres, type RunningPostgres } from '../support/startPostgres';

interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

const userFolder = mkdtempSync(join(tmpdir(), 'slack-notify-connecting-'));
const starting = new AbortController();
let server: RunningPostgres;
let n8n: RunningN8n;
let api: N8nApi;

beforeAll(async () => {
	// n8n does not start where NODE_ENV is `test`.
	vi.stubEnv('NODE_ENV', 'production');
	mkdirSync(join(userFolder, '.n8n'));
	await installPackage(process.cwd(), join(userFolder, '.n8n'));
	const installed = await ensureN8n({ onProgress: (line) => console.log(line) });
	server = await startPostgres();
	await server.ask(`create role limited login password 'l1mited'`);
	await server.ask('create database own owner limited');
	const port = await requirePort(0, 'n8n', '');
	n8n = await startN8n({ installed, port, userFolder, signal: starting.signal });
	const readiness = `${n8n.url}/healthz/readiness`;
	// On a busy machine n8n answers before its own database does.
	await vi.waitUntil(async () => (await fetch(readiness)).ok, { timeout: 180_000, interval: 300 });
	api = await setUpOwner(n8n.url);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	starting.abort();
	await n8n?.end();
	await server?.stop();
	rmSync(userFolder, { recursive: true, force: true });
});

/** As the editor does it after a credential was saved. */
async function test(fields: object = {}): Promise<Verdict> {
	const data = { ...credentialOf(server.settings()), ...fields };
	const credential = { name: 'Store', type: 'slackNotifyPostgresApi', data };
	const id = await createCredential(api, credential);
	const verdict = await api.post<Verdict>('/rest/credentials/test', {
		credentials: { ...credential, id },
	});
	expect(JSON.stringify(verdict)).not.toContain(String(data['password' as never]));
	return verdict;
}

describe('the test of a Postgres credential in a running n8n', () => {
	it('makes the store, and passes again where it is there', async () => {
		const fields = { schema: 'mine' };
		const { status, message } = await test(fields);
		expect(status).toBe('OK');
		expect(message).toContain('The store is ready in the schema mine.');
		expect(message).toContain('every Slack Notify node');
		const made = await server.ask(
			`select count(*)::int as n from pg_tables where schemaname = 'mine'`,
		);
		expect(made[0]?.n).toBeGreaterThan(5);
		expect((await test(fields)).status).toBe('OK');
	});

	it('passes for a user who owns nothing but the database, or nothing but the schema', async () => {
		const limited = { user: 'limited', password: 'l1mited' };
		expect(await test({ ...limited, database: 'own' })).toMatchObject({ status: 'OK' });
		await server.ask('create schema given authorization limited');
		const given = { database: 'postgres', schema: 'given' };
		expect(await test({ ...limited, ...given })).toMatchObject({ status: 'OK' });
	});

	it.each([
		['the password is wrong', { password: 'not this one' }, 'does not take this user and password'],
		['the server is away', { port: 1 }, 'can not be reached'],
		['the database is not there', { database: 'nowhere' }, 'has no such database'],
		['the server speaks no TLS', { ssl: 'require' }, 'Where the server has no SSL'],
		['a field is left empty', { database: '' }, 'The Postgres credential’s “Database” is empty.'],
		['a field holds what it can’t', { host: 'postgres://db' }, '“Host” is no name of a server.'],
	])('fails where %s, and says what to do next', async (_, fields, says) => {
		const { status, message } = await test(fields);
		expect(status).toBe('Error');
		expect(message).toContain(says);
		// What happened, and what to do next.
		expect(message.split('. ').length).toBeGreaterThan(1);
	});

	it('fails where the user may not make the schema, and says what to allow', async () => {
		const limited = { user: 'limited', password: 'l1mited', database: 'postgres' };
		const { status, message } = await test(limited);
		expect(status).toBe('Error');
		expect(message).toContain('may not');
		expect(message).toContain('make the schema');
	});

	it('fails where a newer version of these nodes made the store', async () => {
		const fields = { schema: 'newer' };
		await test(fields);
		await server.ask(
			`insert into newer.store_migration (name, timestamp) values ('9999_later', '2030-01-01')`,
		);
		const { status, message } = await test(fields);
		expect(status).toBe('Error');
		expect(message).toMatch(/newer/);
		expect(message).toMatch(/[Uu]pdate|[Ii]nstall/);
	});
});
