// Answers: what does the Postgres credential ask about encryption?
import type { INodeProperties } from 'n8n-workflow';

const encrypted = { show: { ssl: ['require', 'verify-full'] } };

/** What a mode does not use is hidden, and not read either, whatever was filled in before. */
export const tlsFields: INodeProperties[] = [
	{
		displayName: 'SSL',
		name: 'ssl',
		type: 'options',
		default: 'disable',
		options: [
			{
				name: 'Disable',
				value: 'disable',
				description: 'Nothing is encrypted: for a server on this machine or in a private network',
			},
			{
				name: 'Require',
				value: 'require',
				description:
					'Encrypted, whoever the server is: its certificate is not looked at, so that somebody in between could read along',
			},
			{
				name: 'Verify Full',
				value: 'verify-full',
				description:
					'Encrypted, and the certificate has to be good and made out for this host. For servers that are reached over the Internet.',
			},
		],
	},
	{
		displayName: 'CA Certificate',
		name: 'ca',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		displayOptions: { show: { ssl: ['verify-full'] } },
		placeholder: '-----BEGIN CERTIFICATE-----',
		description:
			'By which the server’s certificate is checked, in PEM. Leave it empty for the authorities that Node.js knows.',
	},
	{
		displayName: 'Client Certificate',
		name: 'certificate',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		displayOptions: encrypted,
		placeholder: '-----BEGIN CERTIFICATE-----',
		description: 'Where the server asks for one, in PEM',
	},
	{
		displayName: 'Client Key',
		name: 'key',
		type: 'string',
		typeOptions: { rows: 4, password: true },
		default: '',
		displayOptions: encrypted,
		placeholder: '-----BEGIN PRIVATE KEY-----',
		description: 'Of the client certificate, in PEM and without a passphrase',
	},
];
