// Answers: how do we tell a person, of a member who can't be told anything, why that is so?
import type { MappingReason } from '../../src/index';

const words: Record<MappingReason, string> = {
	email_matches: 'the e-mail address matches',
	alias_matches: 'another e-mail address matches',
	connected_by_hand: 'connected by hand',
	removed_by_hand: 'disconnected by hand',
	no_match: 'no Slack account with this e-mail address',
	several_match: 'several Slack accounts with this e-mail address',
	not_asked_yet: 'Slack could not be asked yet who this is',
	user_deactivated: 'the Slack account is deactivated',
	user_is_bot: 'the Slack account is a bot',
	user_is_guest: 'the Slack account is a guest',
	user_is_stranger: 'the Slack account is of another workspace',
	alias_is_taken: 'the only Slack account that fits is another member’s',
	user_email_changed: 'the Slack account has another e-mail address now',
	user_gone: 'the Slack account is in Slack’s list no more',
};

/** A notification that failed has one of these for its reason where it never came to a message. */
export function isMappingReason(reason: string | undefined): reason is MappingReason {
	return reason !== undefined && Object.hasOwn(words, reason);
}

/** In brackets, after a space. Nothing where there is no reason; as it is where it is none of ours. */
export function saysMappingReason(reason: string | undefined): string {
	if (reason === undefined) return '';
	return ` (${isMappingReason(reason) ? words[reason] : reason})`;
}
