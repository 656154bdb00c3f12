// Answers: how do several n8n processes reach one store in PostgreSQL?
import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { tlsFields } from './shared/tlsFields';

export class SlackNotifyPostgresApi implements ICredentialType {
	name = 'slackNotifyPostgresApi';

	displayName = 'Slack Notify Postgres API';

	icon: Icon = {
		light: 'file:../icons/slackNotifyStore.svg',
		dark: 'file:../icons/slackNotifyStore.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-slack-notify/n8n-nodes-slack-notify/blob/main/docs/postgres.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'Select this credential in every Slack Notify node of every workflow that is to share the store. A node without it keeps a store of its own, and people may be told twice.',
			name: 'everyNode',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			required: true,
			placeholder: 'e.g. db.example.com',
			description: 'The name or the IP address of the server alone, without the port',
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. slack_notify',
			description: 'A database that is there already. It may be the one that n8n itself uses.',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. slack_notify',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 65535 },
			default: 5432,
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'slack_notify',
			required: true,
			description:
				'For these nodes alone, and made where it is not there. Each schema is a store of its own.',
		},
		...tlsFields,
		{
			displayName: 'Maximum Number of Connections',
			name: 'mostConnections',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 5,
			description:
				'How many connections each n8n process opens at most: main and every worker count alike. They are closed when idle.',
		},
	];

	/** By Slack Map Members' testPostgresStore: a request described here would be one over HTTP. */
	test: undefined;
}
