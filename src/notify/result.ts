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
			/** Absent where Slack does not say it of a message with files. */
			ts?: string;
			/** The first message about its record, in whose thread it is. */
			threadTs?: string;
			/** True where it is that first message, and was changed. */
			updated?: boolean;
			dueAt: Instant;
			details: NotifyDetails;
	  }
	/** Of a dry run: it would go out at once. */
	| { outcome: 'sent'; reason: 'due_now' | 'test_mode'; dueAt: Instant; details: NotifyDetails }
	| { outcome: 'queued'; reason: DecisionReason; dueAt: Instant; details: NotifyDetails }
	| {
			outcome: 'skipped';
			reason: DecisionReason;
			/** Of the first, where that still waits. */
			dueAt?: Instant;
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
	/** True where this run changed a message into it. */
	updated?: boolean;
	/** Why Slack refused it in this run. */
	refusal?: Refusal;
	/** True where this run could send nothing, because Slack does not take the credential. */
	disconnected?: boolean;
	dryRun?: boolean;
	/** Where everything is sent elsewhere. */
	testMode?: boolean;
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
		// A dry run does not send the first, which a run would have sent by now.
		const isWaiting = first.state === 'queued' && !(dryRun && first.windowEndsAt === undefined);
		const due = isWaiting ? { dueAt: whenDue(first) } : {};
		return { outcome: 'skipped', reason: 'duplicate', ...due, first, details };
	}
	return tellPromised(decided, settled, details);
}

function tellPromised(decided: Promised, settled: Settled, details: NotifyDetails): NotifyResult {
	const { notification, updated, refusal } = settled;
	const { disconnected = false, dryRun = false, testMode = false } = settled;
	switch (notification?.state) {
		case 'sent': {
			const { conversation = '', ts, threadTs, dueAt } = notification;
			const reason = notification.reason === 'test_mode' ? 'test_mode' : 'sent';
			return {
				...{ outcome: 'sent', reason, conversation, dueAt, details },
				...(ts !== undefined && { ts }),
				...(threadTs !== undefined && { threadTs }),
				...(updated && { updated }),
			};
		}
		case 'failed':
			return { outcome: 'error', error: refusedForGood(notification, refusal) };
		// By what it cancels itself, by a later item of the run, or by somebody at this moment.
		case 'withdrawn':
			return { outcome: 'skipped', reason: whyWithdrawn(notification), details };
		case 'expired':
			return { outcome: 'skipped', reason: 'expired', details };
		case 'muted':
			return {
				outcome: 'skipped',
				reason: 'muted',
				details: { ...details, ...whoMuted(notification) },
			};
	}
	const { windowEndsAt, putOff, dueAt } = notification ?? decided.notification;
	if (windowEndsAt !== undefined) {
		return { outcome: 'queued', reason: putOff ?? 'waits_for_window', dueAt, details };
	}
	if (dryRun && !disconnected) {
		return { outcome: 'sent', reason: testMode ? 'test_mode' : 'due_now', dueAt, details };
	}
	const reason = whyItWaits(notification, disconnected);
	return {
		outcome: 'queued',
		reason,
		dueAt: notification ? whenDue(notification) : dueAt,
		details,
	};
}

/** Not before Slack may be asked again. */
function whenDue({ dueAt, notBefore }: Notification): Instant {
	return notBefore ?? dueAt;
}

/** By the preferences of when it was to be sent: others than those by which it was promised. */
function whoMuted({ rule, reason }: Notification): Partial<NotifyDetails> {
	const inPlace = reason === 'default_channel' && { usedDefaultChannel: true };
	return { frequency: 'off', rule, ...inPlace };
}

function whyWithdrawn({ reason }: Notification): DecisionReason {
	return reason === 'superseded' || reason === 'cancelled_out' ? reason : 'withdrawn';
}

/** True where it waits for its hour, and not for Slack. */
export function waitsForWindow(reason: DecisionReason): boolean {
	return ['waits_for_window', 'quiet_hours', 'day_off', 'too_many'].includes(reason);
}

/** Said as they are; what Slack itself answered is not. */
const heldUpBy = [
	'waits_for_pace',
	'waits_for_thread',
	'held_up',
	'files_follow',
	'answer_lost',
] as const;

function whyItWaits(notification: Notification | undefined, disconnected: boolean): DecisionReason {
	if (notification?.state === 'unsure') return 'answer_lost';
	if (notification?.state === 'claimed' || notification?.state === 'sending') {
		return 'claimed_elsewhere';
	}
	if (disconnected) return 'disconnected';
	const reason = notification?.reason ?? 'waits_for_pace';
	return heldUpBy.find((each) => each === reason) ?? 'waits_for_slack';
}

/** Own blocks that Slack takes less kindly than we do. With a colour they are in an attachment. */
const aboutBlocks = [
	'invalid_blocks',
	'invalid_blocks_format',
	'invalid_attachments',
	'msg_blocks_too_long',
];

function refusedForGood(notification: Notification, refusal: Refusal | undefined): NotifyError {
	const { event, reason, recipient } = notification;
	const code = refusal?.code ?? reason ?? 'refused';
	const says =
		refusal?.says ?? `Slack refused this message for good: ${reason ?? 'no reason given'}`;
	if (event.blocks && aboutBlocks.includes(code)) {
		const hint = 'Try them in Slack’s Block Kit Builder (app.slack.com/block-kit-builder).';
		return new NotifyError(code, says, { hint, field: 'Blocks' });
	}
	return new NotifyError(code, says, {
		hint: refusal?.hint ?? 'Slack Digest lists it under Needs Attention.',
		field: recipient.kind === 'channel' ? 'Channel' : 'Member Email',
	});
}
