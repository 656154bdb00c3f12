// Answers: how does the Postgres credential want the connection encrypted?
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { tlsModes } from '../../../src/index';
import type { PostgresSettings } from '../../../src/index';
import { isNothing } from '../parameters/readLocator';
import { unusableField } from './unusableField';

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/** What the mode does not use is not read, whatever was filled in before. Throws BadInput. */
export function readTls(credential: ICredentialDataDecryptedObject): PostgresSettings['tls'] {
	const mode = readMode(credential.ssl);
	if (mode === 'disable') return { mode };
	const certificate = readCertificates(credential.certificate, 'Client Certificate');
	const key = readKey(credential.key, 'Client Key');
	if (certificate !== undefined && key !== undefined) {
		if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) {
			throw unusableField(
				'Client Key',
				'is not the key of “Client Certificate”',
				'Give the two that were made together. Where the certificate comes with others, it has to be the first',
			);
		}
	} else if (certificate !== undefined || key !== undefined) {
		throw unusableField(
			key === undefined ? 'Client Key' : 'Client Certificate',
			'is empty, and the other one of the two is not',
			'Give both the client certificate and its key, or neither',
		);
	}
	if (mode === 'require') return { mode, certificate, key };
	return { mode, ca: readCertificates(credential.ca, 'CA Certificate'), certificate, key };
}

function readMode(given: unknown): PostgresSettings['tls']['mode'] {
	if (isNothing(given)) return 'disable';
	const mode = tlsModes.find((each) => each === given);
	if (mode !== undefined) return mode;
	throw unusableField(
		'SSL',
		'is none of its choices',
		`Choose Disable, Require or Verify Full; an expression has to give ${tlsModes.join(', ')}`,
	);
}

function readCertificates(given: unknown, field: string): string | undefined {
	const asPem = readPem(given, /^(?:X509 |TRUSTED )?CERTIFICATE$/);
	if (asPem === undefined) return undefined;
	if (asPem.every((each) => isSound(() => new X509Certificate(each))) && asPem.length > 0) {
		return asPem.join('\n');
	}
	throw unusableField(
		field,
		'is no certificate in PEM, or not a whole one',
		'Paste all of it, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
	);
}

function readKey(given: unknown, field: string): string | undefined {
	const asPem = readPem(given, /PRIVATE KEY$/);
	if (asPem === undefined) return undefined;
	const [key = ''] = asPem;
	if (isSound(() => createPrivateKey(key))) return key;
	const needsPassphrase = /ENCRYPTED/.test(String(given));
	throw unusableField(
		field,
		needsPassphrase ? 'needs a passphrase' : 'is no key in PEM, or not a whole one',
		needsPassphrase
			? 'Take the passphrase off, as with: openssl pkey -in with.key -out without.key'
			: 'Paste all of it, from the line with BEGIN to the line with END',
	);
}

/** The blocks of that kind, line by line again: a field that hides its text makes one line of them, as does JSON. */
function readPem(given: unknown, kind: RegExp): string[] | undefined {
	if (isNothing(given)) return undefined;
	return [...String(given).replaceAll('\\n', '\n').matchAll(block)]
		.filter(([, label = '']) => kind.test(label))
		.map(([, label, body = '']) => {
			const lines = body.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
			return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
		});
}

function isSound(read: () => unknown): boolean {
	try {
		read();
		return true;
	} catch {
		return false;
	}
}
