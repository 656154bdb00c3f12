// Answers: does a connected account work, and if it does not, what should a person do next?
import type { ICredentialTestRequest } from 'n8n-workflow';
import { essentialScopes } from './botScopes';

// Slack refuses with HTTP 200 and `ok: false`, so the status alone would call a dead token a success.
const refusals: Record<string, string> = {
	not_authed: 'Slack got no token. Connect the account, and save.',
	invalid_auth:
		'Slack does not know this token. Connect the account again, and check that the Base URL is the one of your Slack.',
	token_revoked:
		'This token was revoked in Slack. Install the app in the workspace again, then connect the account again.',
	// This test renews nothing: n8n does that for a status only, which Slack does not send.
	token_expired:
		'This token has expired. If the app has token rotation, that is no fault: the next run of a node renews it. If a run says that Slack refused to renew it, connect the account again.',
	account_inactive:
		'The app was removed from the workspace, or the workspace is gone. Install the app again, then connect the account again.',
	not_allowed_token_type:
		'This kind of token is not accepted. The app has to ask for bot scopes: make it from the manifest of these nodes, and connect the account again.',
	ekm_access_denied:
		'The administrators of the workspace have suspended access to its data. Ask them to allow the app.',
	org_login_required:
		'The workspace is being moved to an Enterprise organisation. Try again once the move is over.',
};

const essential = Object.entries(essentialScopes);

/** A code looks as Slack's own do. */
const codeStart = 'lacks_';
const notInCodes = /[^a-z]/g;

/** The scopes that were granted are in what Slack said when the account was connected. Where it said none, none is missed. */
const lacking = `(($credentials.oauthTokenData || {}).scope ? ${JSON.stringify(
	essential.map(([name]) => name),
)}.filter((scope) => !$credentials.oauthTokenData.scope.split(",").includes(scope)) : [])`;

/**
 * Asks Slack who the token belongs to, which needs no scope. n8n shows the headers of an answer, where the scopes are, to no
 * test of an OAuth2 credential; so where a scope is missing Slack is asked by api.test to refuse with a code that says which.
 */
export const oauthTest: ICredentialTestRequest = {
	request: {
		baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
		url: `={{${lacking}.length > 0 ? "/api/api.test" : "/api/auth.test"}}`,
		method: 'POST',
		body: {
			error: `={{${lacking}.length > 0 ? ${JSON.stringify(codeStart)} + ${lacking}.join(" ").replace(${notInCodes}, "_") : undefined}}`,
		},
	},
	rules: [
		...Object.entries(refusals).map(([value, message]) => refusedWith('error', value, message)),
		...someOf(essential).map((scopes) => refusedWith('error', codeOf(scopes), saysMissing(scopes))),
		// The last word: whatever else Slack refuses for.
		refusedWith(
			'ok',
			false,
			'Slack refused the token. Check the Base URL, or install the app in the workspace and connect the account again.',
		),
	],
};

function refusedWith(key: string, value: string | boolean, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key, value, message } };
}

function codeOf(scopes: typeof essential): string {
	const names = scopes.map(([name]) => name).join(' ');
	return codeStart + names.replace(notInCodes, '_');
}

function saysMissing(scopes: typeof essential): string {
	const each = scopes.map(([name, { purpose, without }]) => `${name} (${purpose}): ${without}`);
	const what = scopes.length === 1 ? 'a scope' : 'scopes';
	return `The app lacks ${what} that the nodes can’t do without. ${each.join(' ')} Add what is missing in the Slack app under OAuth & Permissions, and connect the account again.`;
}

/** Every choice of one or more, in order: n8n takes no words but those that stand here. */
function someOf<T>([first, ...rest]: readonly T[]): T[][] {
	if (first === undefined) return [];
	const others = someOf(rest);
	return [[first], ...others.map((each) => [first, ...each]), ...others];
}
