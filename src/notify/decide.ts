// Answers: knowing who is meant and what they chose, is this event promised, and for when?
import type { Instant } from '../clock';
import type { NotifyError } from '../errors';
import { nameMember } from '../members/nameMember';
import type { Decision, DecisionReason, NewNotification, Recipient } from '../outbox/notification';
import { isExpired } from '../plan/planAgain';
import { planFor, type Reader } from '../plan/planFor';
import type { Skipped } from '../store/contract';
import { detailsOf, type NotifyDetails } from './details';
import type { NamedFile } from './readFiles';
import type { KnownRequest } from './request';
import type { Route } from './route';

export type Decided =
	| {
			kind: 'promised';
			notification: NewNotification;
			details: NotifyDetails;
			/** Of the event, not read yet. */
			files: readonly NamedFile[];
			/** E-mails of who may be mentioned in the event. */
			mentioned: readonly string[];
	  }
	| { kind: 'skipped'; skipped: Skipped; details: NotifyDetails }
	| { kind: 'error'; error: NotifyError };

/** `readerOf` a recipient: what is known of it today. */
export function decide(
	request: KnownRequest,
	route: Route,
	readerOf: (recipient: Recipient, route: Route) => Reader,
	now: Instant,
): Decided {
	if (route.kind === 'error') return route;
	const details = detailsOf(request, route);
	const recipient = recipientOf(request, route);
	const skip = (reason: DecisionReason, more: Partial<Decision> = {}): Decided => ({
		kind: 'skipped',
		skipped: {
			decision: { ...about(request, route, recipient), outcome: 'skipped', reason, ...more },
			earlier: request.earlier,
		},
		details,
	});
	const { type, urgent, expiresAt } = request;
	const plan = planFor({ ...readerOf(recipient, route), type, urgent, at: now });
	const frequency = plan.may ? plan.frequency : 'off';
	Object.assign(details, { frequency, rule: plan.rule, ...plan.clockwork });
	if (route.kind === 'nobody') {
		const { state, reason: detail } = route.mapping;
		const reason = state === 'deactivated' ? 'deactivated' : 'not_connected';
		return skip(reason, { detail, frequency, rule: plan.rule });
	}
	if (!plan.may) return skip('muted', { frequency, rule: plan.rule });
	if (isExpired(expiresAt, now)) return skip('expired', { frequency, rule: plan.rule });

	const notification: NewNotification = {
		recipient,
		dedupeKey: request.dedupeKey,
		event: eventOf(request, route),
		urgent,
		frequency: plan.frequency,
		rule: plan.rule,
		...plan.promised,
		...(plan.ifTooMany && { ifTooMany: plan.ifTooMany }),
		...(expiresAt !== undefined && { expiresAt }),
		earlier: request.earlier,
		...(request.ifToldBefore !== 'post' && { ifToldBefore: request.ifToldBefore }),
		...standingIn(route),
		...(request.to.kind === 'member' &&
			recipient.kind === 'member' && { ifNotConnected: request.to.ifNotConnected }),
	};
	const { files, mentioned } = request;
	return { kind: 'promised', notification, details, files, mentioned };
}

/** Whose preferences count: those of whoever is told, so a channel that stands in for a member has its own say. */
export function recipientOf(
	{ to }: KnownRequest,
	route: Exclude<Route, { kind: 'error' }>,
): Recipient {
	if (route.kind === 'channel') return { kind: 'channel', key: route.channelId };
	if (to.kind === 'member') return { kind: 'member', key: to.member.key };
	throw new Error('a channel request is routed to a channel');
}

function about(request: KnownRequest, route: Route, recipient: Recipient) {
	const { event, type, dedupeKey } = request;
	return {
		recipient,
		type: type.key,
		title: event.title,
		...(event.recordKey !== undefined && { recordKey: event.recordKey }),
		dedupeKey,
		...standingIn(route),
	};
}

/** Whoever is forgotten is forgotten in the channel too, which may be told of one event in place of several people. */
function standingIn(route: Route): { standsInFor?: string } {
	const insteadOf = route.kind === 'channel' ? route.insteadOf : undefined;
	return insteadOf ? { standsInFor: insteadOf.member.key } : {};
}

/** A channel that stands in for a person is told whom the message was for. */
function eventOf({ event }: KnownRequest, route: Route): KnownRequest['event'] {
	if (route.kind !== 'channel' || !route.insteadOf) return event;
	return { ...event, intendedFor: nameMember(route.insteadOf.member) };
}
