// Answers: which Slack messages tell what was claimed?
import type { Instant } from '../clock';
import type { EventFile, NotificationEvent } from '../event';
import type { Member } from '../members/member';
import { nameMember } from '../members/nameMember';
import { composeDigest } from '../message/composeDigest';
import type { IfToldBefore, Notification } from '../outbox/notification';
import { standsAlone } from '../message/standsAlone';
import type { Reader as MessageReader } from '../message/tellTime';
import { clockworkOf, type Reader } from '../plan/planFor';
import type { Catalogue } from '../preferences/catalogue';
import type { Message } from '../slack/contract';
import type { Target } from '../store/contract';
import { sayAlone } from './sayAlone';

/** A Slack message and the notifications that it tells. */
export interface Said {
	message: Message;
	notificationIds: number[];
	/** True for a part of a digest. */
	isDigest: boolean;
	/** Shared with it, as one message. */
	files?: EventFile[];
	/** True where the files of its notification follow in a message of their own. */
	goesOn?: boolean;
	/** The thread in which these files follow their message. */
	follows?: { conversation: string; threadTs: string };
	/** What its one notification is about, and for which member: of another's message about it, this one is no follow-up. */
	record?: { key: string; forMember?: string; ifToldBefore: IfToldBefore };
	/** When its one notification was accepted, or the last of them. */
	acceptedAt: Instant;
}

export interface Saying {
	target: Target;
	/** One without a window, or entries of a digest. */
	notifications: readonly Notification[];
	/** Of whom the first is for: members who share a Slack account read in the first one's time zone. */
	reader: Reader;
	language?: string;
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

/** Every notification is in exactly one of the messages. What stands alone comes after the digest. */
export function say(saying: Saying): Said[] {
	const { notifications, now, language, insteadOf, testModeFor } = saying;
	const { timeZone } = clockworkOf(saying.reader);
	const reader: MessageReader = { timeZone, now, ...(language !== undefined && { language }) };
	const told = notifications.map((each) => ({ ...each, event: eventFor(each.event, insteadOf) }));
	const isAlone = ({ event, windowEndsAt }: Notification) =>
		windowEndsAt === undefined || standsAlone(event);
	const entries = told.filter((each) => !isAlone(each));
	const alone = told.filter(isAlone);
	return [
		...(entries.length > 0 ? sayDigest(saying, entries, reader) : []),
		...alone.map((each) =>
			sayAlone(each, reader, { testModeFor, forMember: whoseIs(each, saying) }),
		),
	];
}

/** One conversation may be told what is for several: members with one account, or those whom a channel stands in for. */
function whoseIs(
	{ recipient, standsInFor }: Notification,
	{ insteadOf, testModeFor }: Saying,
): string | undefined {
	const isOwn = recipient.kind === 'channel' && testModeFor === undefined;
	return insteadOf?.key ?? standsInFor ?? (isOwn ? undefined : recipient.key);
}

function eventFor(event: NotificationEvent, insteadOf: Member | undefined): NotificationEvent {
	return insteadOf ? { ...event, intendedFor: nameMember(insteadOf) } : event;
}

function sayDigest(
	{ target, catalogue, expired, insteadOf, testModeFor, preferencesUrl }: Saying,
	notifications: readonly Notification[],
	reader: MessageReader,
): Said[] {
	const entries = notifications.map(({ id, event, acceptedAt }) => {
		const { label, group } = catalogue.typeOf(event.type);
		const groupLabel = catalogue.groupLabel(group);
		return { id, event, acceptedAt, typeLabel: label, group, groupLabel };
	});
	const isForChannel = target.kind === 'channel' || insteadOf !== undefined;
	const audience = isForChannel ? ('channel' as const) : ('member' as const);
	const footer = { audience, preferencesUrl };
	const acceptedAt = Math.max(...notifications.map((each) => each.acceptedAt));
	return composeDigest(entries, reader, { testModeFor, expired, footer }).map(
		({ message, entryIds }) => ({ message, notificationIds: entryIds, isDigest: true, acceptedAt }),
	);
}
