// Answers: what does the Postgres credential say about the store that several n8n processes share?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { PostgresSettings } from '../../../src/index';
import { isNothing } from '../parameters/readLocator';
import { readTls } from './readTls';
import { unusableField } from './unusableField';

const standard = { port: 5432, schema: 'slack_notify', mostConnections: 5 };
/** In bytes: what is longer, PostgreSQL would cut off without a word. */
const longestName = 63;

/** Throws BadInput that names the field, and never says what is in it: people paste passwords into the wrong one. */
export function readPostgres(credential: ICredentialDataDecryptedObject): PostgresSettings {
	const { host, port, database, user, password, schema, mostConnections } = credential;
	return {
		host: readHost(host),
		port: readWhole(port, 'Port', standard.port, 65_535),
		database: readText(database, 'Database'),
		user: readText(user, 'User'),
		password: readPassword(password),
		schema: readSchema(schema),
		tls: readTls(credential),
		mostConnections: readWhole(
			mostConnections,
			'Maximum Number of Connections',
			standard.mostConnections,
			100,
		),
	};
}

function readHost(given: unknown): string {
	const host = readText(given, 'Host');
	// A path is the folder of the server's socket; colons are in IPv6 addresses too, but never just one.
	if (/^\/\S*$/.test(host) || (/^[^\s/@[\]{}]+$/.test(host) && host.split(':').length !== 2)) {
		return host;
	}
	throw unusableField(
		'Host',
		'is no name of a server',
		'Give the name or the IP address of the server alone, without postgres://, user, port or database, as in db.example.com',
	);
}

function readSchema(given: unknown): string {
	const schema = readText(isNothing(given) ? standard.schema : given, 'Schema');
	if (Buffer.byteLength(schema) > longestName) {
		throw unusableField(
			'Schema',
			`is longer than ${longestName} bytes, which no name in PostgreSQL is`,
			'Give it a shorter name',
		);
	}
	if (!/^(?:public|information_schema|pg_.*)$/i.test(schema)) return schema;
	throw unusableField(
		'Schema',
		'is one that PostgreSQL or other programs keep their own tables in',
		`Give one that is for these nodes alone, as in ${standard.schema}. It is made where it is not there`,
	);
}

/** Spaces may be part of one; without one the server may know the user by a certificate. */
function readPassword(given: unknown): string {
	if (given === undefined || given === null) return '';
	// An expression may give a number.
	if (typeof given === 'number') return String(given);
	if (typeof given === 'string' && !given.includes('\0')) return given;
	throw unusableField('Password', 'is no text', 'Give the password of the user');
}

function readText(given: unknown, field: string): string {
	if (typeof given === 'string' && given.trim() !== '') {
		// PostgreSQL ends a name at such a character, and n8n leaves braces where an expression was typed as plain text.
		if (!given.includes('\0') && !given.includes('{{')) return given.trim();
		throw unusableField(
			field,
			'holds an expression that was not worked out, or no readable text',
			'Switch the field to Expression, or give plain text',
		);
	}
	throw unusableField(
		field,
		isNothing(given) ? 'is empty' : 'is no text',
		'Fill it in; an expression has to give text',
	);
}

function readWhole(given: unknown, field: string, byDefault: number, most: number): number {
	if (isNothing(given)) return byDefault;
	// Only digits: Number would take '0x10', '1e3' and true for numbers.
	const isDigits = typeof given === 'string' && /^\s*\d+\s*$/.test(given);
	const number = typeof given === 'number' || isDigits ? Number(given) : Number.NaN;
	if (Number.isInteger(number) && number >= 1 && number <= most) return number;
	throw unusableField(
		field,
		'is no number that can be used',
		`Give a whole number from 1 to ${most}, or leave it empty for ${byDefault}`,
	);
}
