// Answers: is the way to the server as secret as the settings ask for, or not gone at all?
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresSettings } from '../../../src/index';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import { createSelfSigned } from '../../support/selfSigned';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';

/** Of the server, made out for `localhost`; of a client; of nobody. */
const [own, clients, others] = [createSelfSigned(), createSelfSigned(), createSelfSigned()];
const { cert: ca } = own;
let secret: RunningPostgres;
let open: RunningPostgres;
beforeAll(async () => {
	secret = await startPostgres({
		flags: ['ssl=on', 'ssl_ca_file=clients.crt'],
		files: {
			'server.crt': own.cert,
			'server.key': own.key,
			'clients.crt': clients.cert,
			'pg_hba.conf': [
				'hostssl all picky all scram-sha-256 clientcert=verify-ca',
				'hostnossl all secretive all reject',
				'host all all all scram-sha-256',
			].join('\n'),
		},
	});
	const { password } = secret.settings();
	for (const name of ['picky', 'secretive'])
		await secret.ask(`create role ${name} superuser login password '${password}'`);
	open = await startPostgres();
});
afterAll(() => Promise.all([secret.stop(), open.stop()]));

/** What became of it: the code of an error, or how the way is encrypted. */
async function opened(settings: PostgresSettings): Promise<string> {
	const limits = { ...usualLimits, patience: 200 };
	try {
		const database = await openPostgresWithin(limits, settings);
		const [way] = await secret.ask(
			`select ssl::text from pg_stat_ssl natural join pg_stat_activity
			where usename = '${settings.user}' and application_name = 'n8n-nodes-slack-notify'
			order by backend_start desc limit 1`,
		);
		await database.close();
		return way?.['ssl'] === 'true' ? 'encrypted' : 'open';
	} catch (error) {
		const key = clients.key.split('\n')[1]!;
		expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
		return `${(error as { code: string }).code}: ${(error as Error).message}`;
	}
}

const localhost = { host: 'localhost' };
const full = { mode: 'verify-full' as const };

describe('a server with TLS', () => {
	it.each(['disable', 'require'] as const)('is reached as asked: %s', async (mode) => {
		const settings = secret.settings({ tls: { mode } });
		expect(await opened(settings)).toBe(mode === 'disable' ? 'open' : 'encrypted');
	});

	it('is reached by its name where its own certificate is trusted', async () => {
		const settings = secret.settings({ ...localhost, tls: { ...full, ca } });
		expect(await opened(settings)).toBe('encrypted');
	});

	it('is not reached by another name', async () => {
		const settings = secret.settings({ tls: { ...full, ca } });
		expect(await opened(settings)).toMatch(/^store_refused: .* another host/);
	});

	it.each([
		['nobody', undefined],
		['another one', others.cert],
	])('is not reached where %s vouches for it', async (_, wrong) => {
		const settings = secret.settings({ ...localhost, tls: { ...full, ca: wrong } });
		expect(await opened(settings)).toMatch(/^store_refused: .* not one that is trusted/);
	});

	it('is not reached with what is no certificate', async () => {
		const settings = secret.settings({ ...localhost, tls: { ...full, ca, certificate: 'no PEM' } });
		expect(await opened(settings)).toMatch(/^store_refused: TLS/);
	});

	it('and that asks for the client’s certificate is reached with that one, and its key', async () => {
		const asked = (tls: PostgresSettings['tls']) =>
			opened(secret.settings({ ...localhost, user: 'picky', tls }));
		const { cert: certificate, key } = clients;
		expect(await asked({ ...full, ca, certificate, key })).toBe('encrypted');
		expect(await asked({ ...full, ca })).toMatch(/^store_refused/);
		const wrong = { certificate: others.cert, key: others.key };
		expect(await asked({ ...full, ca, ...wrong })).toMatch(/^store_(refused|away)/);
		expect(await asked({ ...full, ca, certificate, key: others.key })).toMatch(/^store_refused/);
	});

	it('and that lets nobody in without says so', async () => {
		const settings = secret.settings({ user: 'secretive', tls: { mode: 'disable' } });
		expect(await opened(settings)).toMatch(/^store_refused: .* not let this user in/);
	});
});

describe('a server without TLS', () => {
	it.each(['require', 'verify-full'] as const)('is never reached by %s', async (mode) => {
		const settings = open.settings({ tls: { mode } });
		expect(await opened(settings)).toMatch(/^store_refused: .* could not agree/);
	});
});
