// Answers: what is wrong with a pasted token, and what should be pasted in its place?
import { explainRefusal } from '../../../src/index';
import { inSentences } from '../results/inSentences';

const where = 'You find it in your Slack app under OAuth & Permissions.';
const right = `Paste the Bot User OAuth Token, which starts with xoxb-. ${where}`;

/** By their beginnings, the longer ones first. Sources: docs.slack.dev/authentication/tokens, …/using-token-rotation. */
const wrongKinds: readonly [prefix: string, what: string][] = [
	['xoxe.xoxp-', 'a user token'],
	['xoxp-', 'a user token'],
	['xapp-', 'an app-level token'],
	['xoxe-', 'a refresh token'],
	['xoxc-', 'the token of a browser'],
	['xoxd-', 'the cookie of a browser'],
];

/** Undefined where it may be a bot token: Slack knows better than its beginning. */
export function saysWrongKind(token: string): string | undefined {
	if (token.trim() === '') return `There is no token. ${right}`;
	const found = wrongKinds.find(([prefix]) => token.trim().startsWith(prefix));
	return found && `This is ${found[1]} (${found[0]}…), and the nodes speak as a bot. ${right}`;
}

const refusals: Readonly<Record<string, string>> = {
	not_authed: `Slack got no token. ${right}`,
	invalid_auth: `Slack does not know this token. Copy the Bot User OAuth Token again, and check that the Base URL is the one of your Slack. ${where}`,
	token_revoked:
		'This token was revoked in Slack. Install the app in the workspace again, and paste its new token.',
	token_expired:
		'This token has expired. Tokens that expire can’t be pasted: turn token rotation off by making the app anew, or connect by OAuth2.',
	account_inactive:
		'The app was removed from the workspace, or the workspace is gone. Install the app again, and paste its new token.',
	not_allowed_token_type: `Slack does not take this kind of token. ${right}`,
};

export function saysRefusal(code: string): string {
	const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
	if (known !== undefined) return known;
	const { says, hint } = explainRefusal(code).refusal;
	return inSentences(`${says} (${code})`, hint);
}
