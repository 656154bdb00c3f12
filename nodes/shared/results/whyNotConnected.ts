// Answers: how do we tell a person why a member can't be told anything in Slack?
import type { MappingReason } from '../../../src/index';

const lostMeanwhile = 'the member is not connected to a Slack account';

const words: Record<MappingReason, string> = {
	email_matches: lostMeanwhile,
	alias_matches: lostMeanwhile,
	connected_by_hand: lostMeanwhile,
	removed_by_hand: 'the member was disconnected by hand',
	no_match: 'no Slack account has this e-mail address',
	several_match: 'several Slack accounts have this e-mail address',
	not_asked_yet: 'Slack could not be asked yet who this is',
	user_deactivated: 'the Slack account of the member is deactivated',
	user_is_bot: 'the Slack account of the member is a bot',
	user_is_guest: 'the Slack account of the member is a guest',
	user_is_stranger: 'the Slack account of the member is of another workspace',
	alias_is_taken: 'the only Slack account with an e-mail address like this one is another member’s',
	user_email_changed:
		'the Slack account that the member had is known by another e-mail address now',
	user_gone: 'the Slack account that the member had is in Slack’s list no more',
};

/** A notification that failed has one of these for its reason where it never came to a message. */
export function isMappingReason(reason: string | undefined): reason is MappingReason {
	return reason !== undefined && Object.hasOwn(words, reason);
}

/** Goes on after a colon, or in brackets. */
export function whyNotConnected(reason: string | undefined): string {
	return isMappingReason(reason) ? words[reason] : lostMeanwhile;
}
