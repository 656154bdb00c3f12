// Answers: how does a test get a certificate that nobody trusts? Made anew, so that no key lies in the repository.
import { generateKeyPairSync, sign } from 'node:crypto';

/** One DER value: its tag, its length, its content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const time = (text: string) => der(0x17, Buffer.from(text));

/** A certificate for `localhost` and its key, in PEM. */
export function createSelfSigned(): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	// ecdsa-with-SHA256 (1.2.840.10045.4.3.2), commonName (2.5.4.3)
	const algorithm = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
	const commonName = [der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('localhost'))];
	const name = sequence(der(0x31, sequence(...commonName)));
	const body = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1])),
		algorithm,
		name,
		sequence(time('200101000000Z'), time('490101000000Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
	const certificate = sequence(body, algorithm, der(0x03, signature));
	const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
	};
}
