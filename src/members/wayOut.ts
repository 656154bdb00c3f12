// Answers: what can an admin do about a member that is not connected?
import type { Mapping, MappingReason } from './member';

const byHand = 'connect the member by hand with Slack Map Members → Connect';

const words: Record<MappingReason, string | undefined> = {
	email_matches: undefined,
	alias_matches: undefined,
	connected_by_hand: undefined,
	removed_by_hand: `To have the member connected again, ${byHand}.`,
	no_match: `Invite the person to Slack, correct the e-mail address in your system, or ${byHand}.`,
	several_match: `See which account the person uses, and ${byHand}.`,
	alias_is_taken: `If both are the same person, ${byHand}; else correct the e-mail address.`,
	user_deactivated: `Remove the member from your list, or if there is a new account, ${byHand}.`,
	user_is_bot:
		'Correct the e-mail address in your system, or turn on Include Bots in the Slack credential.',
	user_is_guest: 'Turn on Include Guests in the Slack credential if guests are to be told.',
	user_is_stranger:
		'Turn on Include Other Workspaces in the Slack credential if people of other companies are to be told.',
	user_email_changed: `Bring the e-mail address in your system up to date, or ${byHand}.`,
	user_gone: `Remove the member from your list, or if there is a new account, ${byHand}.`,
	not_asked_yet: 'Nothing has to be done: Slack is asked again with the next run.',
};

/** What to do next, in one sentence. Undefined where nothing has to be done because the member is connected. */
export function saysWayOut({ reason, state, by }: Mapping): string | undefined {
	if (state === 'connected') return undefined;
	// A hand-made connection stays until a hand changes it.
	const isByHand = by === 'manual' && (reason === 'user_deactivated' || reason === 'user_gone');
	return isByHand
		? 'Connect the member to another account with Slack Map Members → Connect, or take the connection away with Disconnect.'
		: words[reason];
}
