// Answers: whom does a workflow want to tell about what, and can we make sense of it?
import type { Instant } from '../clock';
import { BadInput, lookAt } from '../errors';
import type { NotificationEvent } from '../event';
import type { Member } from '../members/member';
import { readMember } from '../members/readMember';
import type { Earlier, IfToldBefore } from '../outbox/notification';
import type { Catalogue, NotificationType } from '../preferences/catalogue';
import { readType } from '../preferences/types';
import type { ChannelReference } from '../slack/channelReference';
import { requireChannel } from '../slack/requireChannel';
import { readDedupeKey, readEvent, type RawEvent } from './readEvent';
import { readFiles, type NamedFile } from './readFiles';
import { readInstant } from './readInstant';
import { readMentioned } from './readMentioned';

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
	/** What becomes of it where the conversation was told about the record before; `post` where absent. */
	ifToldBefore?: IfToldBefore;
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
	ifToldBefore: IfToldBefore;
	/** Of the event, to be read once it is decided that they are sent. */
	files: readonly NamedFile[];
	/** E-mails of who may be mentioned in the event, as `findMentioned` gives them. */
	mentioned: readonly string[];
}

export interface RequestRules {
	now: Instant;
	catalogue: Catalogue;
	defaultChannel?: string;
}

/** Throws BadInput, naming the field, where something is missing or can't be used. */
export function readRequest(raw: NotifyRequest, rules: RequestRules): KnownRequest {
	return lookAt('The event', () => readParts(raw, rules));
}

function readParts(raw: NotifyRequest, rules: RequestRules): KnownRequest {
	const to = raw.to.kind === 'member' ? readMemberTarget(raw.to) : readChannelTarget(raw.to, rules);
	const event = readEvent(raw.event, rules.now);
	return {
		to,
		event,
		type: readType(event.type, rules.catalogue),
		dedupeKey: readDedupeKey(raw.dedupeKey),
		urgent: raw.urgent,
		expiresAt: readInstant(raw.expiresAt, 'Expires At'),
		earlier: aboutRecord(event, raw.earlier, 'keep', 'keep earlier events'),
		ifToldBefore: aboutRecord(event, raw.ifToldBefore, 'post', 'post a new message each time'),
		files: readFiles(raw.event.files),
		mentioned: readMentioned(raw.event.mentionByEmail, event),
	};
}

/** Without a record key nobody knows which events are about the same. `nothing` is done where nothing is chosen. */
function aboutRecord<Choice extends Earlier | IfToldBefore>(
	{ recordKey }: NotificationEvent,
	choice: Choice | undefined,
	nothing: Choice,
	orElse: string,
): Choice {
	if (choice === undefined || choice === nothing) return nothing;
	if (recordKey !== undefined) return choice;
	throw new BadInput(
		'record_key_missing',
		'There is no record key, so nobody knows which earlier events are about the same',
		{
			field: 'Record Key',
			hint: `Give the ID of the task, the case or the document that the event is about, or ${orElse}.`,
		},
	);
}

function readMemberTarget(target: MemberTarget): KnownRequest['to'] {
	return { kind: 'member', member: readMember(target), ifNotConnected: target.ifNotConnected };
}

function readChannelTarget({ channel }: ChannelTarget, rules: RequestRules): KnownRequest['to'] {
	return { kind: 'channel', channel: requireChannel(channel ?? rules.defaultChannel) };
}
