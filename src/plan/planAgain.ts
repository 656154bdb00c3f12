// Answers: what does a queued notification come to, now that preferences, types or the hour are others?
import type { Instant } from '../clock';
import { firstAllowed } from '../frequency/firstAllowed';
import type { DecisionReason, Notification, Promised } from '../outbox/notification';
import type { NotificationType } from '../preferences/catalogue';
import type { Replan } from '../store/contract';
import { planFor, type Plan, type Reader } from './planFor';

const hurriedIsBelievedMs = 60 * 60 * 1000;

export type PlannedAgain = Exclude<Replan, { to: 'superseded' }>;

type Allowed = Extract<Plan, { may: true }>;

/**
 * Undefined where its plan stands. It is planned as if it had been accepted, when it was, under the preferences of today:
 * so it never waits longer than they allow, however often they change. What is overdue by that is due now, with all that
 * gathered, unless the hour is quiet.
 */
export function planAgain(
	notification: Notification,
	type: NotificationType,
	reader: Reader,
	now: Instant,
): PlannedAgain | undefined {
	const { id, acceptedAt, expiresAt, hurriedAt, urgent, ts } = notification;
	// Its message is there already, and only the files are missing.
	if (ts !== undefined) return undefined;
	if (isExpired(expiresAt, now)) return { id, to: 'expired' };
	const plan = planFor({ ...reader, type, urgent, at: acceptedAt });
	if (!plan.may) return { id, to: 'muted', rule: plan.rule };
	// Whoever asks for it to be sent now does not ask for the hour; asked in vain, that is over after a while.
	if (hurriedAt !== undefined && now - hurriedAt < hurriedIsBelievedMs) return undefined;
	const promised = promiseNow(notification, plan, now);
	if (!promised) return undefined;
	const { frequency, rule } = plan;
	const because = reasonFor(notification, promised, frequency);
	return { id, to: 'queued', frequency, rule, because, ...promised };
}

export function isExpired(expiresAt: Instant | undefined, now: Instant): boolean {
	return expiresAt !== undefined && expiresAt <= now;
}

/** Undefined where what was promised is still right. */
function promiseNow(notification: Notification, plan: Allowed, now: Instant): Promised | undefined {
	const wanted = keepFlood(notification, plan);
	if (wanted.dueAt > now) return isSame(notification, wanted) ? undefined : wanted;
	if (!notification.urgent) {
		const { at, putOff } = firstAllowed(now, plan.clockwork.schedule, plan.clockwork.timeZone);
		if (at > now) return { dueAt: at, windowEndsAt: at, putOff };
	}
	// It waited in company, and goes out in company.
	return notification.dueAt <= now ? undefined : { dueAt: now, windowEndsAt: now };
}

/** What was one too many is not let out by a change that says nothing about floods. */
function keepFlood({ putOff, dueAt, windowEndsAt }: Notification, { promised }: Allowed): Promised {
	const isHeld = putOff === 'too_many' && promised.dueAt < dueAt;
	return isHeld ? { dueAt, windowEndsAt, putOff } : promised;
}

function isSame(one: Promised, other: Promised): boolean {
	return one.dueAt === other.dueAt && one.windowEndsAt === other.windowEndsAt;
}

function reasonFor(
	before: Notification,
	{ putOff }: Promised,
	frequency: Allowed['frequency'],
): DecisionReason {
	if (putOff !== undefined && before.frequency === frequency) return putOff;
	return 'preferences_changed';
}
