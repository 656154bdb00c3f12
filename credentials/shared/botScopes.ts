// Answers: what may the app do in Slack? docs/slack-scopes.md says why it needs each of these.

/** Bot scopes, the same as in slack-app-manifest.json. No user scopes: the app speaks as itself. */
export const botScopes = [
	'chat:write',
	'chat:write.public',
	'users:read',
	'users:read.email',
	'channels:read',
	'groups:read',
	'im:write',
	'im:history',
] as const;
