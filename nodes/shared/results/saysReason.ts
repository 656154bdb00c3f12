// Answers: how do we tell a person why something was, or was not, told?
import type { DecisionReason, PreferenceRule } from '../../../src/index';
import { whyNotConnected } from './whyNotConnected';

export interface Reasoned {
	reason: DecisionReason;
	frequency?: string;
	rule?: PreferenceRule;
	/** Finer than the reason: the reason of the mapping, or Slack's code. */
	detail?: string;
	/** The default channel was to be told in the member's place. */
	usedDefaultChannel?: boolean;
}

/** What waits for an hour goes out with no run of another node. */
const bySlackDigest = 'The node Slack Digest sends it, which belongs on a schedule';

const words: Record<DecisionReason, (about: Reasoned) => string> = {
	sent: () => 'Sent',
	test_mode: () => 'Sent, but to where the test mode of the credential sends everything',
	due_now: () => 'Goes out at once',
	waits_for_window: ({ frequency }) =>
		`Waits for the next ${frequency ?? ''} digest. ${bySlackDigest}`,
	quiet_hours: () => `Put off to the end of the quiet hours. ${bySlackDigest}`,
	day_off: () => `Put off to the next working day. ${bySlackDigest}`,
	too_many: () =>
		`Waits for one digest: these were more messages at once than are let through. ${bySlackDigest}`,
	preferences_changed: () => 'Planned anew, because preferences were changed',
	sent_now: () => 'Somebody asked for it to be sent now',
	retried: () => 'Somebody asked for it to be tried again',
	waits_for_pace: () =>
		'Waits its turn: Slack takes about one message a second. It goes out with the next run of any of these nodes',
	waits_for_slack: () =>
		'Slack did not take it yet. It goes out with the next run of any of these nodes',
	waits_for_thread: () =>
		'Waits for the first message about its record, into whose thread it goes. It goes out with the next run of any of these nodes',
	held_up: () =>
		'This run stood still before it called Slack, and gave it back. It goes out with the next run of any of these nodes',
	files_follow: () =>
		'The message is there, and its files are still to follow, with the next run of any of these nodes',
	claimed_elsewhere: () => 'Another run is sending it right now',
	answer_lost: () =>
		'Slack’s answer got lost, so nobody knows yet whether it arrived. The next run looks it up',
	disconnected: () =>
		'Slack does not take the credential any more: reconnect it. Nothing is lost: it goes out once a call works again',
	muted: ({ rule, usedDefaultChannel }) =>
		`Turned off ${mutedBy[rule ?? 'fallback']?.(usedDefaultChannel ? inPlace : recipient) ?? 'by a preference'}`,
	not_connected: ({ detail }) => `Not sent: ${whyNotConnected(detail)}`,
	deactivated: () => `Not sent: ${whyNotConnected('user_deactivated')}`,
	duplicate: () => 'Accepted before: this event ID is already known for this recipient',
	superseded: () => 'Not sent: a newer event about the record took its place',
	cancelled_out: () => 'Not sent: it and what it cancels came to nothing before anybody was told',
	withdrawn: () => 'Not sent: this event ID was withdrawn',
	expired: () => 'Not sent: it had expired',
	refused: ({ detail }) => `Slack refused it for good${detail === undefined ? '' : `: ${detail}`}`,
};

const recipient = 'by the recipient';
const inPlace = 'by the default channel, which is told in the member’s place';

const mutedBy: Partial<Record<PreferenceRule, (who: string) => string>> = {
	own_type: (who) => `${who}, for this notification type`,
	own_group: (who) => `${who}, for this group of types`,
	own_everything: (who) => `${who}, for everything`,
	workspace_type: () => 'for the workspace, for this notification type',
	workspace_group: () => 'for the workspace, for this group of types',
	workspace_everything: () => 'for the workspace, for everything',
	type_default: () => 'by default, for this notification type',
};

/** One or two sentences, without the last full stop. */
export function saysReason(about: Reasoned): string {
	return words[about.reason](about);
}
