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
	/** True where this run could send nothing, because Slack does not take the credential. */
	disconnected?: boolean;
	dryRun?: boolean;
}

type Promised = Extract<Decided, { kind: 'promised' }>;

export function tellResult(decided: Decided, settled: Settled = {}): NotifyResult {
	if (decided.kind === 'error') return { outcome: 'error', error: decided.error };
	const { acceptance, dryRun } = settled;
	const withdrew = acceptance?.accepted === true ? acceptance.withdrew : 0;
	const details: NotifyDetails = {
		...decided.details,
		...(withdrew > 0 && { withdrew }),
		...(dryRun && { dryRun }),
	};
	if (decided.kind === 'skipped') {
		return { outcome: 'skipped', reason: decided.skipped.decision.reason, details };
	}
	if (acceptance?.accepted === false) {
		if (!('existing' in acceptance)) return { outcome: 'skipped', reason: 'withdrawn', details };
		const first = settled.notification ?? acceptance.existing;
		return { outcome: 'skipped', reason: 'duplicate', first, details };
	}
	return tellPromised(decided, settled, details);
}

function tellPromised(
	decided: Promised,
	{ notification, refusal, disconnected = false, dryRun = false }: Settled,
	details: NotifyDetails,
): NotifyResult {
	switch (notification?.state) {
		case 'sent': {
			const { conversation = '', ts = '' } = notification;
			const reason = notification.reason === 'test_mode' ? 'test_mode' : 'sent';
			return { outcome: 'sent', reason, conversation, ts, details };
		}
		case 'failed':
			return { outcome: 'error', error: refusedForGood(notification, refusal) };
		// It, and what it cancelled, come to nothing; or somebody else took it back this moment.
		case 'withdrawn': {
			const isCancelled = notification.reason === 'cancelled_out';
			return { outcome: 'skipped', reason: isCancelled ? 'cancelled_out' : 'withdrawn', details };
		}
		case 'expired':
		case 'muted':
			return { outcome: 'skipped', reason: notification.state, details };
	}
	const { windowEndsAt, putOff, dueAt } = notification ?? decided.notification;
	if (windowEndsAt !== undefined) {
		return { outcome: 'queued', reason: putOff ?? 'waits_for_window', dueAt, details };
	}
	if (dryRun) return { outcome: 'sent', reason: 'due_now', details };
	const reason = whyItWaits(notification, disconnected);
	return { outcome: 'queued', reason, dueAt: notification?.notBefore ?? dueAt, details };
}

/** True where it waits for its hour, and not for Slack. */
export function waitsForWindow(reason: DecisionReason): boolean {
	return ['waits_for_window', 'quiet_hours', 'day_off', 'too_many'].includes(reason);
}

function whyItWaits(notification: Notification | undefined, disconnected: boolean): DecisionReason {
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
