// Answers: which of the Slack accounts with a member's e-mail is that member?
import type { Match, SlackUser } from './member';

/**
 * Decides from every Slack account that has the member's e-mail. Accounts in use count first, so that
 * somebody who left and came back with a new account is found; two in use are never guessed between.
 */
export function matchMember(candidates: readonly SlackUser[]): Match {
	const usable = candidates.filter((user) => user.kind === 'person' && !user.deactivated);
	if (usable.length > 1) {
		return {
			state: 'ambiguous',
			reason: 'several_match',
			candidateIds: usable.map((user) => user.id).sort(),
		};
	}
	const [only] = usable;
	if (only) return { state: 'connected', reason: 'email_matches', slackUserId: only.id };

	const guest = candidates.find((user) => user.kind === 'guest' && !user.deactivated);
	if (guest) return { state: 'excluded', reason: 'user_is_guest', slackUserId: guest.id };
	const gone = candidates.find((user) => user.kind !== 'bot' && user.deactivated);
	if (gone) return { state: 'deactivated', reason: 'user_deactivated', slackUserId: gone.id };
	const bot = candidates.find((user) => user.kind === 'bot');
	if (bot) return { state: 'excluded', reason: 'user_is_bot', slackUserId: bot.id };
	return { state: 'not_connected', reason: 'no_match' };
}
