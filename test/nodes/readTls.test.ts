// Answers: how is the connection to PostgreSQL encrypted, however the certificates were pasted?
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readTls } from '../../nodes/shared/engine/readTls';
import { createSelfSigned } from '../support/selfSigned';
import { refusal } from './refusal';

const server = createSelfSigned();
const client = createSelfSigned();
const own = { certificate: client.cert, key: client.key };
const read = (fields: object) => readTls(fields as never);

describe('the encryption of the connection', () => {
	it('is off unless it is asked for, whatever was filled in before', () => {
		for (const ssl of [undefined, '', 'disable']) {
			expect(read({ ssl, ca: 'nonsense', ...own, key: '' })).toEqual({ mode: 'disable' });
		}
	});

	it('looks at no CA certificate where nobody’s is checked', () => {
		expect(read({ ssl: 'require', ca: 'nonsense' })).toEqual({ mode: 'require' });
	});

	it('takes the authorities that Node.js knows, or those that are given', () => {
		expect(read({ ssl: 'verify-full' })).toEqual({ mode: 'verify-full' });
		const { ca = '' } = read({ ssl: 'verify-full', ca: `words\n${server.cert}${client.cert}` });
		const found = ca.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g) ?? [];
		expect(found.map((each) => new X509Certificate(each).fingerprint)).toEqual(
			[server.cert, client.cert].map((each) => new X509Certificate(each).fingerprint),
		);
	});

	it.each([
		['in one line, as a field that hides its text keeps them', / *\n/g, ' '],
		['with \\n for the ends of lines, as JSON has them', /\n/g, '\\n'],
		['with the line ends of Windows', /\n/g, '\r\n'],
	])('reads certificate and key %s', (_, lineEnd, by) => {
		const [certificate = '', key = ''] = [client.cert, client.key].map((pem) =>
			pem.replace(lineEnd, by),
		);
		const tls = read({ ssl: 'verify-full', ca: certificate, certificate, key });
		const known = new X509Certificate(client.cert);
		expect(tls.ca).toBe(known.toString());
		expect(tls.certificate).toBe(known.toString());
		expect(known.checkPrivateKey(createPrivateKey(tls.key ?? ''))).toBe(true);
	});

	it.each([
		['prefer', 'SSL', { ssl: 'prefer' }],
		['a switch', 'SSL', { ssl: true }],
		['no certificate', 'CA Certificate', { ssl: 'verify-full', ca: 'nonsense' }],
		['a key in place of a certificate', 'CA Certificate', { ssl: 'verify-full', ca: client.key }],
		['half a certificate', 'Client Certificate', { ...own, certificate: cut(client.cert) }],
		['half a key', 'Client Key', { ...own, key: cut(client.key) }],
		['a certificate in place of a key', 'Client Key', { ...own, key: client.cert }],
		['a certificate without a key', 'Client Key', { ...own, key: ' ' }],
		['a key without a certificate', 'Client Certificate', { ...own, certificate: '' }],
		['the key of another certificate', 'Client Key', { ...own, key: server.key }],
	])('refuses %s, names the field, and repeats nothing of it', (_, field, fields) => {
		const error = refusal(() => read({ ssl: 'require', ...fields }));
		expect(error.field).toBe(field);
		expect(error.message + error.hint).not.toMatch(/MII|MIG|nonsense/);
	});

	it('says that a key needs a passphrase, and how to take it off', () => {
		const protectedKey = createPrivateKey(client.key)
			.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open' })
			.toString();
		const error = refusal(() => read({ ssl: 'require', ...own, key: protectedKey }));
		expect(error).toMatchObject({ field: 'Client Key' });
		expect(error.message).toContain('passphrase');
		expect(error.hint).toContain('openssl pkey');
	});
});

/** Without its middle. */
function cut(pem: string): string {
	const lines = pem.trim().split('\n');
	return [...lines.slice(0, 2), ...lines.slice(-1)].join('\n');
}
