// Answers: how do we tell a person why something was, or was not, told?
import type { DecisionReason, MappingReason, PreferenceRule } from '../../../src/index';

export interface Reasoned {
	reason: DecisionReason;
	frequency?: string;
	rule?: PreferenceRule;
	/** Finer than the reason: the reason of the mapping, or Slack's code. */
	detail?: string;
}

const words: Record<DecisionReason, (about: Reasoned) => string> = {
	sent: () => 'Sent',
	test_mode: () => 'Sent, but to where the test mode of the credential sends everything',
	due_now: () => 'Goes out at once',
	waits_for_window: ({ frequency }) => `Waits for the next ${frequency ?? ''} digest`,
	quiet_hours: () => 'Put off to the end of the quiet hours',
	day_off: () => 'Put off to the next working day',
	too_many: () => 'Waits for one digest: these were more messages at once than are let through',
	preferences_changed: () => 'Planned anew, because preferences were changed',
	sent_now: () => 'Somebody asked for it to be sent now',
	retried: () => 'Somebody asked for it to be tried again',
	waits_for_pace: () =>
		'Waits its turn: Slack takes about one message a second. It goes out with the next run of any of these nodes',
	waits_for_slack: () =>
		'Slack did not take it yet. It goes out with the next run of any of these nodes',
	claimed_elsewhere: () => 'Another run is sending it right now',
	answer_lost: () =>
		'Slack’s answer got lost, so nobody knows yet whether it arrived. The next run looks it up',
	disconnected: () =>
		'Slack does not take the credential any more: reconnect it. Nothing is lost: it goes out once a call works again',
	muted: ({ rule }) => `Turned off ${mutedBy[rule ?? 'fallback'] ?? 'by a preference'}`,
	not_connected: ({ detail }) => `Not sent: ${whyNotConnected(detail)}`,
	deactivated: () => `Not sent: ${notConnected.user_deactivated}`,
	duplicate: () => 'Accepted before: this event ID is already known for this recipient',
	superseded: () => 'Not sent: a newer event about the record took its place',
	cancelled_out: () => 'Not sent: it and what it cancels came to nothing before anybody was told',
	withdrawn: () => 'Not sent: this event ID was withdrawn',
	expired: () => 'Not sent: it had expired',
	refused: ({ detail }) => `Slack refused it for good${detail === undefined ? '' : `: ${detail}`}`,
};

const mutedBy: Partial<Record<PreferenceRule, string>> = {
	own_type: 'by the recipient, for this notification type',
	own_group: 'by the recipient, for this group of types',
	own_everything: 'by the recipient, for everything',
	workspace_type: 'for the workspace, for this notification type',
	workspace_group: 'for the workspace, for this group of types',
	workspace_everything: 'for the workspace, for everything',
	type_default: 'by default, for this notification type',
};

const lostMeanwhile = 'the member is not connected to a Slack account';

const notConnected: Record<MappingReason, string> = {
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

function whyNotConnected(detail: string | undefined): string {
	const known: Readonly<Record<string, string>> = notConnected;
	return detail !== undefined && Object.hasOwn(known, detail) ? known[detail]! : lostMeanwhile;
}

/** One or two sentences, without the last full stop. */
export function saysReason(about: Reasoned): string {
	return words[about.reason](about);
}
