// Answers: what may the app do in Slack? docs/slack-scopes.md says why it needs each of these.

/** Bot scopes, the same as in slack-app-manifest.json. No user scopes: the app speaks as itself. */
export const botScopes = [
	'chat:write',
	'chat:write.public',
	'chat:write.customize',
	'users:read',
	'users:read.email',
	'channels:read',
	'groups:read',
	'channels:join',
	'files:write',
	'files:read',
	'im:write',
	'im:history',
] as const;

/** Those without which most of the nodes do nothing: what each is for, and what stops working without it. */
export const essentialScopes: Readonly<
	Partial<Record<(typeof botScopes)[number], { purpose: string; without: string }>>
> = {
	'chat:write': { purpose: 'to send messages', without: 'Nothing is sent at all.' },
	'users:read': {
		purpose: 'to read the list of Slack users',
		without: 'No member can be mapped.',
	},
	'users:read.email': {
		purpose: 'to match members by e-mail',
		without: 'No member can be mapped.',
	},
};
