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

const notConnected: Record<MappingReason, string> = {
	email_matches: 'the member is not connected to a Slack account',
	no_match: 'no Slack account has this e-mail address',
	several_match: 'several Slack accounts have this e-mail address',
	user_deactivated: 'the Slack account with this e-mail address is deactivated',
	user_is_bot: 'the Slack account with this e-mail address is a bot',
	not_asked_yet: 'Slack could not be asked yet who this is',
	user_is_guest: 'the Slack account with this e-mail address is a guest',
};

/** One or two sentences, without the last full stop. */
export function saysDecision(result: Decided): string {
	return words[result.reason](result);
}
