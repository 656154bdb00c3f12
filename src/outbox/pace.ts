// Answers: how quickly may we speak to Slack, and for how long do we keep quiet when it says no?
import type { PostOutcome } from '../slack/contract';
import type { PaceRules } from '../store/contract';

/**
 * Slack allows about one message a second to a conversation, and "several hundred" a minute to a workspace:
 * 240 leaves room for other apps' bursts. Source: Slack's page on rate limits, chat.postMessage.
 */
export const slackPace: PaceRules = { perConversationMs: 1_000, perWorkspaceMs: 250 };

const withoutRetryAfterMs = 30_000;
const notReachedMs = 5_000;

/** What befalls every message of the workspace. Anything else is one conversation's trouble, and holds up no other. */
const everybodys = new Set([
	'not_reached',
	'not_trusted',
	'token_not_renewed',
	'message_limit_exceeded',
	'team_added_to_org',
	'org_login_required',
]);

/** Milliseconds of silence for all workers after this outcome; 0 for none. */
export function silenceAfter(outcome: PostOutcome): number {
	if (outcome.outcome !== 'later') return 0;
	if (outcome.retryAfterMs !== undefined) return outcome.retryAfterMs;
	if (outcome.rateLimited) return withoutRetryAfterMs;
	return everybodys.has(outcome.refusal.code) ? notReachedMs : 0;
}
