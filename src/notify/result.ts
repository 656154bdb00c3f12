// Answers: what do we tell a workflow about each thing that it asked for?
import type { Instant } from '../clock';
import type { Decided } from './decide';
import type { NotifyDetails } from './details';
import { NotifyError } from '../errors';
import type { DecisionReason, Notification } from '../outbox/notification';
import type { Refusal } from '../slack/contract';
import type { Acceptance } from '../store/contract';

/** What became of one request. */
export type NotifyResult =
	| {
			outcome: 'sent';
			reason: 'sent' | 'test_mode';
			conversation: string;
			ts: string;
			details: NotifyDetails;
	  }
	/** Of a dry run: it would go out at once. */
	| { outcome: 'sent'; reason: 'due_now'; details: NotifyDetails }
	| { outcome: 'queued'; reason: DecisionReason; dueAt: Instant; details: NotifyDetails }
	| {
			outcome: 'skipped';
			reason: DecisionReason;
			/** The notification that was there first, for a duplicate. */
			first?: Notification;
			details: NotifyDetails;
	  }
	/** Bad input, or refused by Slack for good. The other requests of the run went on. */
	| { outcome: 'error'; error: NotifyError };

export interface Settled {
	acceptance?: Acceptance;
	/** It, or the one that was there first, as the outbox has it after this run's deliveries. */
	notification?: Notification;
	/** Why Slack refused it in this run. */
	refusal?: Refusal;
}

/** `disconnected`: this run could send nothing, because Slack does not take the credential. */
export function tellResult(
	decided: Decided,
	settled: Settled = {},
	disconnected = false,
): NotifyResult {
	if (decided.kind === 'error') return { outcome: 'error', error: decided.error };
	const { details } = decided;
	if (decided.kind === 'skipped') {
		return { outcome: 'skipped', reason: decided.decision.reason, details };
	}
	if (settled.acceptance?.accepted === false) {
		const first = settled.notification ?? settled.acceptance.existing;
		return { outcome: 'skipped', reason: 'duplicate', first, details };
	}
	const { notification } = settled;
	if (notification?.state === 'sent') {
		const { conversation = '', ts = '' } = notification;
		return { outcome: 'sent', reason: 'sent', conversation, ts, details };
	}
	if (notification?.state === 'failed') {
		return { outcome: 'error', error: refusedForGood(notification, settled.refusal) };
	}
	const dueAt = notification?.notBefore ?? decided.notification.dueAt;
	const reason = whyItWaits(decided, notification, disconnected);
	return { outcome: 'queued', reason, dueAt, details };
}

function whyItWaits(
	decided: Extract<Decided, { kind: 'promised' }>,
	notification: Notification | undefined,
	disconnected: boolean,
): DecisionReason {
	if (decided.notification.frequency !== 'immediate') return 'waits_for_window';
	if (notification?.state === 'unsure') return 'answer_lost';
	if (notification?.state === 'claimed' || notification?.state === 'sending') {
		return 'claimed_elsewhere';
	}
	if (disconnected) return 'disconnected';
	const reason = notification?.reason ?? 'waits_for_pace';
	if (reason === 'waits_for_pace' || reason === 'answer_lost') return reason;
	return 'waits_for_slack';
}

function refusedForGood(notification: Notification, refusal: Refusal | undefined): NotifyError {
	return new NotifyError(
		refusal?.code ?? notification.reason ?? 'refused',
		refusal?.says ??
			`Slack refused this message for good: ${notification.reason ?? 'no reason given'}`,
		{
			hint: refusal?.hint ?? 'Slack Digest lists it under Needs Attention.',
			field: notification.recipient.kind === 'channel' ? 'Channel' : 'Member Email',
		},
	);
}
