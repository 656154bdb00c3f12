// Answers: can a secret be read anywhere, in whatever form it may have got there?
import { client } from '../../support/strictSlack/tokens';

/** Unmistakable, and with what every encoding changes. What begins alike stands for all that go on differently. */
export const secrets = {
	'the bot token': 'xoxb-strict-token',
	'an OAuth token': 'xoxe.xoxb-1-token-',
	'a refresh token': 'xoxe-1-refresh-',
	'the client secret': client.clientSecret,
	'the signing secret': '5ign1ng5ecretOfTheScan0f00d',
	'the database password': 'pä55"w\\ord %26 <of> the+scan',
} as const;

export type SecretName = keyof typeof secrets;

interface Needle {
	says: string;
	bytes: Buffer;
}

const needles: readonly Needle[] = Object.entries(secrets).flatMap(([name, secret]) =>
	formsOf(secret).map(([form, bytes]) => ({ says: `${name}, ${form}`, bytes })),
);

/** Every form of each secret that is in it. */
export function findSecrets(produced: Buffer): string[] {
	return needles.filter(({ bytes }) => produced.includes(bytes)).map(({ says }) => says);
}

export function formsOf(secret: string): [form: string, bytes: Buffer][] {
	const utf8 = Buffer.from(secret);
	const forms: [string, string | Buffer][] = [
		['as it is', utf8],
		['in UTF-16', Buffer.from(secret, 'utf16le')],
		['in Latin 1', Buffer.from(secret, 'latin1')],
		['in JSON', JSON.stringify(secret).slice(1, -1)],
		['in JSON in JSON', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
		['in a URL', encodeURIComponent(secret)],
		['in a form', new URLSearchParams([['', secret]]).toString().slice(1)],
		['in HTML', secret.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`)],
		['in hexadecimal', utf8.toString('hex')],
		['in capital hexadecimal', utf8.toString('hex').toUpperCase()],
		...[0, 1, 2].flatMap((shift): [string, string][] => [
			[`in Base64, ${shift} bytes in`, withinBase64(utf8, shift, 'base64')],
			[`in Base64 for URLs, ${shift} bytes in`, withinBase64(utf8, shift, 'base64url')],
		]),
		['backwards', [...secret].reverse().join('')],
		// Cut, as the end of a message is. The beginning alone may be what it has in common with others.
		['its second half', secret.slice(Math.ceil(secret.length / 2))],
	];
	return forms.map(([form, bytes]) => [form, Buffer.from(bytes as string)]);
}

/** Without the characters that depend on what stands around it. */
function withinBase64(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
	const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
	const text = padded.toString(encoding).replace(/=+$/, '');
	const [start, end] = [Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6)];
	return text.slice(start, end);
}
