// Answers: which Slack messages tell what was claimed?
import type { Instant } from '../clock';
import type { Member } from '../members/member';
import { nameMember } from '../members/nameMember';
import { composeDigest } from '../message/composeDigest';
import { composeNotification } from '../message/composeNotification';
import type { Notification } from '../outbox/notification';
import { clockworkOf, type Reader } from '../plan/planFor';
import type { Catalogue } from '../preferences/catalogue';
import type { Message } from '../slack/contract';
import type { Target } from '../store/contract';

/** A Slack message and the notifications that it tells. */
export interface Said {
	message: Message;
	notificationIds: number[];
}

export interface Saying {
	target: Target;
	/** One without a window, or entries of a digest. */
	notifications: readonly Notification[];
	/** Of whom the first is for: members who share a Slack account read in the first one's time zone. */
	reader: Reader;
	catalogue: Catalogue;
	now: Instant;
	/** Entries of the digest that had expired. */
	expired: number;
	preferencesUrl?: string;
	/** Whom it was meant for, where a channel stands in. */
	insteadOf?: Member;
	/** Whom it was meant for, where the test mode sends it elsewhere. */
	testModeFor?: string;
}

/** Every notification is in exactly one of the messages. */
export function say(saying: Saying): Said[] {
	const { target, notifications, catalogue, now, expired, insteadOf, testModeFor } = saying;
	const reader = { timeZone: clockworkOf(saying.reader).timeZone, now };
	const told = notifications.map(({ event, ...rest }) => ({
		...rest,
		event: insteadOf ? { ...event, intendedFor: nameMember(insteadOf) } : event,
	}));
	const [first] = told;
	if (first && first.windowEndsAt === undefined) {
		const message = composeNotification(first.event, reader, { testModeFor });
		return [{ message, notificationIds: [first.id] }];
	}
	const entries = told.map(({ id, event, acceptedAt }) => {
		const { label, group } = catalogue.typeOf(event.type);
		const groupLabel = catalogue.groupLabel(group);
		return { id, event, acceptedAt, typeLabel: label, group, groupLabel };
	});
	const isForChannel = target.kind === 'channel' || insteadOf !== undefined;
	const audience = isForChannel ? ('channel' as const) : ('member' as const);
	const footer = { audience, preferencesUrl: saying.preferencesUrl };
	const parts = composeDigest(entries, reader, { testModeFor, expired, footer });
	return parts.map(({ message, entryIds }) => ({ message, notificationIds: entryIds }));
}
