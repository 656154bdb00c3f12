// Answers: knowing who is meant and what they chose, is this event promised, and for when?
import type { Instant } from '../clock';
import type { NotifyError } from '../errors';
import { chooseTimeZone } from '../frequency/chooseTimeZone';
import { whenToSend } from '../frequency/whenToSend';
import type { Decision, NewNotification, Recipient } from '../outbox/notification';
import { nameMember } from '../members/nameMember';
import { mayNotify } from '../preferences/mayNotify';
import type { Preferences } from '../preferences/preferences';
import { scheduleOf } from '../preferences/scheduleOf';
import type { KnownRequest } from './request';
import type { NotifyDetails } from './details';
import type { Route } from './route';

export interface Choices {
	own?: Preferences;
	workspace?: Preferences;
	/** The workspace's time zone. */
	timeZone: string;
}

export type Decided =
	| { kind: 'promised'; notification: NewNotification; details: NotifyDetails }
	| { kind: 'skipped'; decision: Decision; details: NotifyDetails }
	| { kind: 'error'; error: NotifyError };

export function decide(
	request: KnownRequest,
	route: Route,
	choices: Choices,
	now: Instant,
): Decided {
	if (route.kind === 'error') return route;
	const details = detailsOf(request, route);
	const recipient = recipientOf(request, route);
	const { type, dedupeKey } = request;
	const common = { recipient, type: type.key, dedupeKey, ...standingIn(route) };
	if (route.kind === 'nobody') {
		const detail = route.mapping.reason;
		const decision: Decision = { ...common, outcome: 'skipped', reason: 'not_connected', detail };
		return { kind: 'skipped', decision, details };
	}

	const { frequency, rule } = mayNotify({ ...request, ...choices });
	Object.assign(details, { frequency, rule });
	if (frequency === 'off') {
		const decision: Decision = { ...common, outcome: 'skipped', reason: 'muted', frequency, rule };
		return { kind: 'skipped', decision, details };
	}

	const { chosenTimeZone, ...schedule } = scheduleOf(choices.own, choices.workspace);
	const timeZone = chooseTimeZone({
		chosen: chosenTimeZone,
		slack: route.kind === 'member' ? route.slackUser?.timeZone : undefined,
		workspace: choices.timeZone,
	});
	const when = whenToSend({ frequency, schedule, timeZone, now });
	const notification: NewNotification = {
		recipient,
		dedupeKey: dedupeKeyOf(request, route),
		event: eventOf(request, route),
		urgent: request.urgent,
		frequency,
		rule,
		...when,
		...standingIn(route),
		...(request.to.kind === 'member' &&
			recipient.kind === 'member' && { ifNotConnected: request.to.ifNotConnected }),
	};
	return { kind: 'promised', notification, details };
}

function recipientOf({ to }: KnownRequest, route: Exclude<Route, { kind: 'error' }>): Recipient {
	if (route.kind === 'channel') return { kind: 'channel', key: route.channelId };
	if (to.kind === 'member') return { kind: 'member', key: to.member.key };
	throw new Error('a channel request is routed to a channel');
}

/** One event may reach the default channel for two people: each is an event of its own there. */
function dedupeKeyOf({ dedupeKey }: KnownRequest, route: Route): string {
	return route.kind === 'channel' && route.insteadOf
		? `${dedupeKey} for ${route.insteadOf.member.key}`
		: dedupeKey;
}

/** Whoever is forgotten is forgotten in the channel that was told in their place, too. */
function standingIn(route: Route): { standsInFor?: string } {
	const insteadOf = route.kind === 'channel' ? route.insteadOf : undefined;
	return insteadOf ? { standsInFor: insteadOf.member.key } : {};
}

/** A channel that stands in for a person is told whom the message was for. */
function eventOf({ event }: KnownRequest, route: Route): KnownRequest['event'] {
	if (route.kind !== 'channel' || !route.insteadOf) return event;
	return { ...event, intendedFor: nameMember(route.insteadOf.member) };
}

function detailsOf({ to, type }: KnownRequest, route: Route): NotifyDetails {
	const details: NotifyDetails = { type: type.key };
	const mapping =
		route.kind === 'channel' ? route.insteadOf : 'mapping' in route ? route.mapping : undefined;
	if (to.kind === 'member') {
		details.member = {
			key: to.member.key,
			email: to.member.email,
			...(mapping && { state: mapping.state, reason: mapping.reason }),
			...(mapping?.slackUserId && { slackUserId: mapping.slackUserId }),
		};
	}
	if (route.kind === 'channel') details.channelId = route.channelId;
	if (route.kind === 'channel' && route.insteadOf) details.usedDefaultChannel = true;
	return details;
}
