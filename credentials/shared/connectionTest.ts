// Answers: does this credential work, and if it does not, what should a person do next?
import type { ICredentialTestRequest } from 'n8n-workflow';

// Slack refuses with HTTP 200 and `ok: false`, so the status alone would call a dead token a success.
const refusals: Record<string, string> = {
	not_authed:
		'Slack got no token. Paste the Bot User OAuth Token, or connect the account, and save.',
	invalid_auth:
		'Slack does not know this token. Copy the Bot User OAuth Token again, and check that the Base URL is the one of your Slack.',
	token_revoked:
		'This token was revoked in Slack. Install the app in the workspace again, then reconnect or paste the new token.',
	token_expired:
		'This token has expired. Reconnect the account; for a pasted token, turn token rotation off in the Slack app or connect by OAuth2.',
	account_inactive:
		'The app was removed from the workspace, or the workspace is gone. Install the app again, then reconnect.',
	not_allowed_token_type:
		'This kind of token is not accepted. Use the Bot User OAuth Token, which starts with xoxb-.',
	ekm_access_denied:
		'The administrators of the workspace have suspended access to its data. Ask them to allow the app.',
	org_login_required:
		'The workspace is being moved to an Enterprise organisation. Try again once the move is over.',
};

/** Asks Slack who the token belongs to. It needs no scope, so it fails for the token's sake alone. */
export const connectionTest: ICredentialTestRequest = {
	request: {
		baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
		url: '/api/auth.test',
		method: 'POST',
	},
	rules: [
		...Object.entries(refusals).map(([value, message]) => refusedWith('error', value, message)),
		// The last word: whatever else Slack refuses for.
		refusedWith(
			'ok',
			false,
			'Slack refused the token. Check the token and the Base URL, or install the app in the workspace again.',
		),
	],
};

function refusedWith(key: string, value: string | boolean, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key, value, message } };
}
