// Answers: how do we tell a person what was decided at a time that is past?
import type { DecisionReason, LoggedDecision } from '../../src/index';
import { nameRecipient } from './nameRecipient';
import { isMappingReason, whyNotConnected } from '../shared/results/whyNotConnected';
import { tellInstant } from './tellInstant';

type Says = (decision: LoggedDecision) => string;

/** Goes on after “On 3 March 2026 at 09:00 UTC”. */
const words: Record<DecisionReason, Says> = {
	sent: () => 'it was sent',
	test_mode: () => 'it was sent to where the test mode redirects everything',
	due_now: (decision) => `it was accepted, to be told at once${rule(decision)}`,
	waits_for_window: (decision) =>
		`it was accepted for the ${decision.frequency ?? 'next'} digest${dueOn(decision)}${rule(decision)}`,
	quiet_hours: (decision) => `quiet hours put it off${until(decision)}`,
	day_off: (decision) => `a day off put it off${until(decision)}`,
	too_many: (decision) =>
		`as many messages as are let through at once had gone out, which put it off${until(decision)}`,
	preferences_changed: (decision) =>
		`a changed preference moved it to another time${dueOn(decision)}${rule(decision)}`,
	sent_now: () => 'somebody asked for it to be sent without waiting',
	retried: () => 'somebody asked for it to be tried again',
	waits_for_pace: () => 'it had to wait its turn, because Slack takes about one message a second',
	waits_for_slack: (decision) => `Slack did not take it yet${detail(decision)}`,
	waits_for_thread: () =>
		'the first message about its record was on its way, and it waited to go into that thread',
	held_up: () => 'the run that held it stood still, and gave it back before it called Slack',
	files_follow: (decision) =>
		`its message was there, and its files were to follow${detail(decision)}`,
	claimed_elsewhere: () => 'another run was sending it',
	answer_lost: () => 'Slack’s answer got lost, so nobody knew whether it had arrived',
	disconnected: (decision) => `Slack did not take the credential${detail(decision)}`,
	muted: (decision) => `${saysWhoMuted(decision)}${rule(decision)}`,
	not_connected: (decision) =>
		`${member(decision)} was not connected to a Slack account (${whyNotConnected(decision.detail)})`,
	deactivated: (decision) => `the Slack account of ${member(decision)} was deactivated`,
	duplicate: () => 'the same event ID was handed in again, which changed nothing',
	superseded: () => 'a newer event of the same type about the record took its place',
	cancelled_out: () => 'the record was cancelled before anything about it had been told',
	withdrawn: ({ notificationId }) =>
		notificationId === undefined
			? 'it was handed in under an event ID that had been taken back before'
			: 'it was taken back by hand',
	expired: () => 'it had expired before it was told',
	refused: (decision) =>
		isMappingReason(decision.detail)
			? `${member(decision)} had no Slack account that could be told (${whyNotConnected(decision.detail)})`
			: `Slack refused it for good${detail(decision)}`,
};

const whoMuted: Record<string, Says> = {
	own_type: (decision) => `${owner(decision)} had ${decision.type} turned off`,
	own_group: (decision) => `${owner(decision)} had the group of ${decision.type} turned off`,
	own_everything: (decision) => `${owner(decision)} had everything turned off`,
	workspace_type: ({ type }) => `the workspace had ${type} turned off`,
	workspace_group: ({ type }) => `the workspace had the group of ${type} turned off`,
	workspace_everything: () => 'the workspace had everything turned off',
	type_default: ({ type }) => `${type} was off by default, and nobody had chosen otherwise`,
};

/** Without the day and without a full stop. */
export function saysDecision(decision: LoggedDecision): string {
	return words[decision.reason](decision);
}

/** One dated sentence each, in their order; the same thing several times in a row is told once, with how often. */
export function saysDecisions(decisions: readonly LoggedDecision[]): string[] {
	const runs: { says: string; at: number; again: number; lastAt: number }[] = [];
	for (const decision of decisions) {
		const says = saysDecision(decision);
		const run = runs.at(-1);
		if (run?.says === says) Object.assign(run, { again: run.again + 1, lastAt: decision.at });
		else runs.push({ says, at: decision.at, again: 0, lastAt: decision.at });
	}
	return runs.map(({ says, at, again, lastAt }) => {
		const more = again === 0 ? '' : `; ${again} more of the same, the last ${on(lastAt)}`;
		return `On ${tellInstant(at)} ${says}${more}.`;
	});
}

function saysWhoMuted(decision: LoggedDecision): string {
	const { rule: spoke = '', type } = decision;
	return whoMuted[spoke]?.(decision) ?? `${type} was turned off`;
}

/** Of the preferences that spoke. */
function owner({ recipient, detail: whose }: LoggedDecision): string {
	const name = nameRecipient(recipient);
	return whose === 'default_channel' ? `the default channel, told in place of ${name},` : name;
}

/** A channel that stands in for a member is told, and the member is not connected. */
function member({ recipient, standsInFor }: LoggedDecision): string {
	return nameRecipient(standsInFor ? { kind: 'member', key: standsInFor } : recipient);
}

function rule({ rule: spoke }: LoggedDecision): string {
	return spoke === undefined ? '' : ` (rule ${spoke})`;
}

function detail({ detail: code }: LoggedDecision): string {
	return code === undefined ? '' : ` (${code})`;
}

function dueOn({ dueAt }: LoggedDecision): string {
	return dueAt === undefined ? '' : `, due ${on(dueAt)}`;
}

function until({ dueAt }: LoggedDecision): string {
	return dueAt === undefined ? '' : ` to ${tellInstant(dueAt)}`;
}

function on(at: number): string {
	return `on ${tellInstant(at)}`;
}
