// Answers: how do we tell a person what was decided about a notification, and why?
import type { DecisionReason, MappingReason, NotifyResult } from '../../../src/index';
import { saysDuplicate } from './saysDuplicate';

type Decided = Exclude<NotifyResult, { outcome: 'error' }>;

const words: Record<DecisionReason, (result: Decided) => string> = {
	sent: () => 'Sent',
	due_now: () => 'Goes out at once',
	waits_for_window: ({ details }) => `Waits for the next ${details.frequency ?? ''} digest`,
	waits_for_pace: () =>
		'Waits its turn: Slack takes about one message a second. It goes out with the next run of any of these nodes',
	waits_for_slack: () =>
		'Slack did not take it yet. It goes out with the next run of any of these nodes',
	claimed_elsewhere: () => 'Another run is sending it right now',
	answer_lost: () =>
		'Slack’s answer got lost, so nobody knows yet whether it arrived. The next run looks it up',
	disconnected: () =>
		'Slack does not take the credential any more: reconnect it. Nothing is lost: it goes out once a call works again',
	muted: ({ details }) => `Turned off ${mutedBy[details.rule ?? 'fallback'] ?? 'by a preference'}`,
	not_connected: ({ details }) => `Not sent: ${notConnected[details.member?.reason ?? 'no_match']}`,
	duplicate: (result) => saysDuplicate(result.outcome === 'skipped' ? result.first : undefined),
};

const mutedBy: Partial<Record<NonNullable<Decided['details']['rule']>, string>> = {
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

/** One or two sentences, without the last full stop. */
export function saysDecision(result: Decided): string {
	return words[result.reason](result);
}
