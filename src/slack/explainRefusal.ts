// Answers: how do we put one of Slack's error codes to a person?
import type { Refusal } from './contract';
import { refusals, type Next } from './refusals';

/** What each scope is for, so that whoever grants it knows why. */
const purposes: Readonly<Record<string, string>> = {
	'chat:write': 'to send messages',
	'chat:write.public': 'to send to public channels without joining them',
	'users:read': 'to read the list of Slack users',
	'users:read.email': 'to match members by e-mail',
	'channels:read': 'to list public channels',
	'groups:read': 'to list private channels that the app is in',
	'im:write': 'to open the direct messages in which a lost answer is looked up',
	'im:history': 'to look up a direct message whose answer was lost',
	'channels:history': 'to look up a message to a public channel whose answer was lost',
	'groups:history': 'to look up a message to a private channel whose answer was lost',
};

/** `needed` is what Slack says beside missing_scope: names between commas. */
export function explainRefusal(code: string, needed?: unknown): { next: Next; refusal: Refusal } {
	const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
	if (!known) {
		// With ok: false Slack says that it did not do it, and the codes that may mean otherwise are in
		// the table. Asking again and again what Slack refuses would hold up the queue: so it is given up,
		// with the code for a person to look up.
		return {
			next: 'give_up',
			refusal: {
				code,
				says: `Slack refused with the code ${code}`,
				hint: 'Look the code up at docs.slack.dev/reference/methods.',
			},
		};
	}
	const [next, says, hint] = known;
	const scopes = code === 'missing_scope' ? nameScopes(needed) : undefined;
	return {
		next,
		refusal: { code, says: scopes ? `The Slack app lacks the scope ${scopes}` : says, hint },
	};
}

function nameScopes(needed: unknown): string | undefined {
	if (typeof needed !== 'string' || needed.trim() === '') return undefined;
	return needed
		.split(',')
		.map((scope) => scope.trim())
		.map((scope) => (purposes[scope] ? `${scope} (${purposes[scope]})` : scope))
		.join(', ');
}
