// Answers: what may the app do in Slack, what is each of it for, and what stops working without it?

export interface Scope {
	name: string;
	/** Ends the sentence "The app needs it …". */
	purpose: string;
	/** A sentence of its own. */
	without: string;
	/** False where most of the nodes work without it. */
	essential: boolean;
}

export type MissingScope = Pick<Scope, 'name' | 'purpose' | 'without' | 'essential'>;

/** Bot scopes, in the order in which somebody who grants them should read them. */
export const scopes: readonly Scope[] = [
	{
		name: 'chat:write',
		purpose: 'to send messages',
		without: 'Nothing is sent at all.',
		essential: true,
	},
	{
		name: 'chat:write.public',
		purpose: 'to send to public channels without joining them',
		without: 'Every public channel needs an invitation of the app first.',
		essential: false,
	},
	{
		name: 'chat:write.customize',
		purpose: 'to send under another name and icon where a node asks for it',
		without: 'Slack shows every message under the app’s own name and icon.',
		essential: false,
	},
	{
		name: 'users:read',
		purpose: 'to read the list of Slack users',
		without: 'No member can be mapped.',
		essential: true,
	},
	{
		name: 'users:read.email',
		purpose: 'to match members by e-mail',
		without: 'No member can be mapped.',
		essential: true,
	},
	{
		name: 'channels:read',
		purpose: 'to list public channels',
		without: 'Channels can be given by ID only.',
		essential: false,
	},
	{
		name: 'groups:read',
		purpose: 'to list private channels that the app is in',
		without: 'Channels can be given by ID only.',
		essential: false,
	},
	{
		name: 'channels:join',
		purpose: 'to join a public channel before a file is sent there',
		without: 'Files reach only channels that the app was invited to.',
		essential: false,
	},
	{
		name: 'files:write',
		purpose: 'to send files',
		without: 'Reports and notifications with files are refused.',
		essential: false,
	},
	{
		name: 'files:read',
		purpose: 'to see whether a file that was sent arrived',
		without:
			'What Slack says of a file that was sent is believed, and a lost answer is not looked up.',
		essential: false,
	},
	{
		name: 'im:write',
		purpose: 'to open the direct messages that files go to and in which a lost answer is looked up',
		without: 'No files reach members, and lost answers about direct messages are not looked up.',
		essential: false,
	},
	{
		name: 'im:history',
		purpose: 'to look up a direct message whose answer was lost',
		without: 'Lost answers about direct messages are not looked up.',
		essential: false,
	},
];

/** Those that a token lacks. */
export function missingScopes(granted: readonly string[]): MissingScope[] {
	return scopes.filter(({ name }) => !granted.includes(name));
}
