// Answers: does a refusal of Slack's mean that the whole connection is lost?

/**
 * The codes that speak of the token itself: no method takes it, auth.test included, so that a probe can tell when
 * one works again. Not among them, though nothing goes on with them either: `missing_scope` (other methods work),
 * `team_access_not_granted` (the workspace that one request needs; auth.test needs none), and what an administrator
 * has set for this network or plan (`accesslimited`, `app_access_restricted`, `two_factor_setup_required`).
 */
const lost: ReadonlySet<string> = new Set([
	// The app was removed, or its token taken back.
	'token_revoked',
	// A bot token's user or workspace is gone: what Slack says of an app that was removed.
	'account_inactive',
	// The token is not one, or not from this address. Slack says it of deleted ones too.
	'invalid_auth',
	'not_authed',
	// Tokens that rotate expire; whoever renews them did not.
	'token_expired',
]);

export function isConnectionLost(code: string): boolean {
	return lost.has(code);
}
