// Answers: whom does a workflow want to tell about what, and can we make sense of it?
import type { Instant } from '../clock';
import { BadInput } from '../errors';
import type { NotificationEvent } from '../event';
import { readDedupeKey, readEvent, type RawEvent } from './readEvent';
import type { Member } from '../members/member';
import { readMember } from '../members/readMember';
import type { Earlier } from '../outbox/notification';
import type { Catalogue, NotificationType } from '../preferences/catalogue';
import { readChannelReference, type ChannelReference } from '../slack/channelReference';

/** One event for one recipient, as a node hands it in; nothing of it is trusted yet. */
export interface NotifyRequest {
	to: MemberTarget | ChannelTarget;
	event: RawEvent;
	/** The event's own ID: what was told to a recipient under it is not told again. */
	dedupeKey: unknown;
	urgent: boolean;
	/** An instant: ISO 8601 text, milliseconds since 1970, or a date. Not told from then on. */
	expiresAt?: unknown;
	/** What becomes of earlier events about the record that are still queued; `keep` where absent. */
	earlier?: Earlier;
}

export interface NotifyWishes {
	timeLimitMs: number;
	/** The same answers; nothing is sent, and nothing written down. */
	dryRun?: boolean;
}

export interface MemberTarget {
	kind: 'member';
	email: unknown;
	memberId?: unknown;
	name?: unknown;
	ifNotConnected: 'skip' | 'default_channel';
}

export interface ChannelTarget {
	kind: 'channel';
	/** ID, name with or without #, or link; undefined for the default channel. */
	channel?: unknown;
}

/** The same, understood. */
export interface KnownRequest {
	to:
		| { kind: 'member'; member: Member; ifNotConnected: MemberTarget['ifNotConnected'] }
		| { kind: 'channel'; channel: ChannelReference };
	event: NotificationEvent;
	type: NotificationType;
	dedupeKey: string;
	urgent: boolean;
	expiresAt?: Instant;
	earlier: Earlier;
}

export interface RequestRules {
	now: Instant;
	catalogue: Catalogue;
	defaultChannel?: string;
}

/** Throws BadInput, naming the field, where something is missing or can't be used. */
export function readRequest(raw: NotifyRequest, rules: RequestRules): KnownRequest {
	const to = raw.to.kind === 'member' ? readMemberTarget(raw.to) : readChannelTarget(raw.to, rules);
	const event = readEvent(raw.event, rules.now);
	const type = readType(event.type, rules);
	return { to, event, type, dedupeKey: readDedupeKey(raw.dedupeKey), urgent: raw.urgent };
}

function readMemberTarget(target: MemberTarget): KnownRequest['to'] {
	return { kind: 'member', member: readMember(target), ifNotConnected: target.ifNotConnected };
}

function readChannelTarget({ channel }: ChannelTarget, rules: RequestRules): KnownRequest['to'] {
	return { kind: 'channel', channel: readChannel(channel ?? rules.defaultChannel) };
}

/** Throws BadInput where the text is no channel ID, name or link. */
export function readChannel(given: unknown): ChannelReference {
	if (given === undefined || given === null || given === '') {
		throw new BadInput('channel_missing', 'There is no channel to send this to', {
			field: 'Channel',
			hint: 'Choose a channel in the node, or set a default channel in the credential.',
		});
	}
	const channel = typeof given === 'string' ? readChannelReference(given) : undefined;
	if (channel) return channel;
	const shown =
		typeof given === 'string' ? `“${given.slice(0, 80)}”` : `A value of type ${typeof given}`;
	throw new BadInput('channel_malformed', `${shown} is no channel ID, name or link`, {
		field: 'Channel',
		hint: 'Give an ID such as C0123456789, a name such as #general, or the link that Slack copies.',
	});
}
