// Answers: does every node find its store, and is none kept in a file that is not to be?
import { describe, expect, it } from 'vitest';
import { chooseStore, type Environment } from '../../nodes/shared/engine/chooseStore';
import type { PostgresSettings } from '../../src/index';
import { refusal } from './refusal';

const home = { HOME: '/home/node' };
const queue = { ...home, EXECUTIONS_MODE: 'queue' };
const postgres: PostgresSettings = {
	host: 'db',
	port: 5432,
	database: 'n8n',
	user: 'n8n',
	password: 'secret',
	schema: 'slack_notify',
	tls: { mode: 'disable' },
	mostConnections: 5,
};

const without = (environment: Environment, platform = 'linux') =>
	chooseStore({ environment, platform, postgres: undefined });

describe('the store of a node with the Postgres credential', () => {
	it.each<[string, Environment]>([
		['in regular mode', home],
		['in queue mode', queue],
		['where a file is named', { ...home, N8N_SLACK_NOTIFY_STORE: '/shared/store.sqlite' }],
		['where PostgreSQL is a must', { ...home, N8N_SLACK_NOTIFY_STORE: 'postgres' }],
	])('is the one in PostgreSQL %s', (_, environment) => {
		expect(chooseStore({ environment, platform: 'linux', postgres })).toEqual({
			kind: 'postgres',
			settings: postgres,
		});
	});
});

describe('the store of a node without it', () => {
	it.each<[string, string, Environment]>([
		['/home/node/.n8n/slack-notify/store.sqlite', 'linux', home],
		['/data/.n8n/slack-notify/store.sqlite', 'linux', { ...home, N8N_USER_FOLDER: '/data' }],
		[
			'C:\\Users\\n8n/.n8n/slack-notify/store.sqlite',
			'win32',
			{ USERPROFILE: 'C:\\Users\\n8n', HOME: '/home/node' },
		],
	])('is the file %s in n8n’s own folder', (path, platform, environment) => {
		expect(without(environment, platform)).toEqual({ kind: 'file', path });
	});

	it.each([
		['in regular mode', home],
		['in queue mode', queue],
	])('is the file that was named %s', (_, environment) => {
		const named = { ...environment, N8N_SLACK_NOTIFY_STORE: ' /shared/store.sqlite ' };
		expect(without(named)).toEqual({ kind: 'file', path: '/shared/store.sqlite' });
	});

	it('is refused in queue mode where no file was named, with a reason and both ways out', () => {
		const error = refusal(() => without({ ...queue, N8N_SLACK_NOTIFY_STORE: ' ' }));
		expect(error.code).toBe('store_not_shared');
		expect(error.message).toContain('queue mode');
		expect(error.hint).toContain('the same Slack Notify Postgres API credential in each');
		expect(error.hint).toContain('main and all workers');
		expect(error.hint).toContain('N8N_SLACK_NOTIFY_STORE');
	});

	it.each(['postgres', ' Postgres ', 'POSTGRESQL'])(
		'is refused where N8N_SLACK_NOTIFY_STORE is “%s”, so that no workflow splits the store',
		(chosen) => {
			const error = refusal(() => without({ ...home, N8N_SLACK_NOTIFY_STORE: chosen }));
			expect(error.code).toBe('store_is_postgres');
			expect(error.message).toContain('no Slack Notify Postgres API credential');
			expect(error.hint).toContain('select the same Slack Notify Postgres API credential');
		},
	);

	it('is no file that is named like the address of a database, and nobody sees its password', () => {
		for (const address of ['postgres://n8n:secret@db/n8n', 'PostgreSQL://n8n:secret@db']) {
			const error = refusal(() => without({ ...home, N8N_SLACK_NOTIFY_STORE: address }));
			expect(error.code).toBe('store_is_address');
			expect(error.message + error.hint).not.toContain('secret');
		}
		const file = '/srv/postgres/store.sqlite';
		expect(without({ ...home, N8N_SLACK_NOTIFY_STORE: file })).toMatchObject({ path: file });
	});
});
