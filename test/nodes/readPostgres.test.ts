// Answers: what does the Postgres credential come to, whatever was typed or worked out there?
import { describe, expect, it } from 'vitest';
import { SlackNotifyPostgresApi } from '../../credentials/SlackNotifyPostgresApi.credentials';
import { readPostgres } from '../../nodes/shared/engine/readPostgres';
import { BadInput } from '../../src/index';
import { refusal } from './refusal';

const filled = { host: 'db.example.com', database: 'n8n', user: 'notify', password: 's3cret' };
const read = (fields: object) => readPostgres({ ...filled, ...fields } as never);
const fieldOf = (fields: object) => {
	const error = refusal(() => read(fields));
	expect(error).toBeInstanceOf(BadInput);
	expect(error.code).toBe('postgres_unusable');
	return error.field;
};

describe('the Postgres credential', () => {
	it('needs four fields, and the others have what the form begins with', () => {
		const expected = {
			...filled,
			port: 5432,
			schema: 'slack_notify',
			tls: { mode: 'disable' },
			mostConnections: 5,
		};
		expect(read({})).toEqual(expected);
		const emptied = { port: '', schema: ' ', ssl: '', ca: '', mostConnections: null };
		expect(read(emptied)).toEqual(expected);
		const form = new SlackNotifyPostgresApi().properties;
		const defaults = Object.fromEntries(form.map(({ name, default: value }) => [name, value]));
		expect(readPostgres({ ...defaults, ...filled } as never)).toEqual(expected);
	});

	it('is read with numbers as text and spaces around, as expressions and clipboards give them', () => {
		const given = { host: ' ::1 ', port: ' 6432 ', mostConnections: '12', schema: ' tell ' };
		expect(read({ ...given, database: 'a b\n', user: 'Ö' })).toMatchObject({
			host: '::1',
			port: 6432,
			mostConnections: 12,
			schema: 'tell',
			database: 'a b',
			user: 'Ö',
		});
	});

	it('may name the folder of a socket on this machine', () => {
		expect(read({ host: '/var/run/postgresql' }).host).toBe('/var/run/postgresql');
	});

	it.each([
		['as it was typed, spaces too', ' pa ss=word{{ ', ' pa ss=word{{ '],
		['as text where an expression gave a number', 1234, '1234'],
		['as empty where there is none', undefined, ''],
	])('has the password %s', (_, password, expected) => {
		expect(read({ password }).password).toBe(expected);
	});

	it.each(['host', 'database', 'user'])('names the field that is empty or no text: %s', (name) => {
		const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
		for (const wrong of [undefined, null, '', '  ', 7, {}, ['db'], true]) {
			expect(fieldOf({ [name]: wrong })).toBe(label);
		}
		expect(refusal(() => read({ [name]: '' })).message).toContain('is empty');
	});

	it.each(['{{ $vars.host }}', '={{ $env.DB }}', 'a\0b'])(
		'does not take %j for a name: it is an expression that nobody worked out, or unreadable',
		(wrong) => {
			for (const [name, label] of [
				['host', 'Host'],
				['database', 'Database'],
				['user', 'User'],
				['schema', 'Schema'],
			] as const) {
				expect(fieldOf({ [name]: wrong })).toBe(label);
			}
			expect(refusal(() => read({ host: wrong })).hint).toContain('Expression');
		},
	);

	it.each([
		'postgres://notify:s3cret@db/n8n',
		'notify:s3cret@db',
		'db:5432',
		'db/n8n',
		'db other',
		'[::1]',
	])('does not take %s for a host, and does not repeat it', (host) => {
		const error = refusal(() => read({ host }));
		expect(error.field).toBe('Host');
		expect(error.message + error.hint).not.toContain('s3cret');
		expect(error.hint).toContain('without postgres://');
	});

	it.each([0, -1, 1.5, 65_536, '0', '5432.0', '0x10', '1e3', 'five', true, {}, NaN, Infinity])(
		'does not take %j for a port or a number of connections',
		(wrong) => {
			expect(fieldOf({ port: wrong })).toBe('Port');
			expect(fieldOf({ mostConnections: wrong })).toBe('Maximum Number of Connections');
		},
	);

	it('takes a port up to 65535, and at most 100 connections', () => {
		expect(read({ port: 65_535 }).port).toBe(65_535);
		expect(read({ mostConnections: 100 }).mostConnections).toBe(100);
		expect(fieldOf({ mostConnections: 101 })).toBe('Maximum Number of Connections');
	});

	it.each(['public', 'Public', 'pg_catalog', 'PG_mine', 'information_schema'])(
		'does not put the store into the schema %s, where other tables are',
		(schema) => {
			expect(fieldOf({ schema })).toBe('Schema');
		},
	);

	it('takes a schema of 63 bytes, and none that PostgreSQL would cut off', () => {
		expect(read({ schema: 's'.repeat(63) }).schema).toHaveLength(63);
		expect(fieldOf({ schema: 's'.repeat(64) })).toBe('Schema');
		expect(fieldOf({ schema: 'ü'.repeat(32) })).toBe('Schema');
	});

	it.each([{}, ['a'], true, 'a\0b'])('does not take %j for a password', (password) => {
		expect(fieldOf({ password })).toBe('Password');
	});
});
