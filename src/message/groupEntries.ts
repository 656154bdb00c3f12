// Answers: which entries of a digest belong together, and which say the same?
import type { Instant } from '../clock';
import type { NotificationEvent } from '../event';
import { cutName } from './cutName';

export interface DigestEntry {
	id: number;
	event: NotificationEvent;
	/** The type's name for a person; any text, as its catalogue has it. */
	typeLabel: string;
	/** Key and name of the group that the type belongs to. */
	group: string;
	groupLabel: string;
	acceptedAt: Instant;
}

/** Everything of one type, in one group. The labels are fit to be shown; a group may have none. */
export interface DigestSection {
	group: string;
	groupLabel: string;
	typeLabel: string;
	records: DigestRecord[];
}

/** Everything about one record, the newest update first: it holds the facts as they are now. */
export interface DigestRecord {
	updates: DigestUpdate[];
	entryCount: number;
}

/** Entries that say the same about a record; `newest` speaks for them. */
export interface DigestUpdate {
	newest: DigestEntry;
	entryIds: number[];
}

/** Oldest first, whatever the order of the input: sections and records stand where they first appeared. */
export function groupEntries(entries: readonly DigestEntry[]): DigestSection[] {
	const inOrder = entries.toSorted(compareAge);
	return groupBy(inOrder, (entry) => entry.group).flatMap((group) =>
		groupBy(group, (entry) => entry.event.type).map(toSection),
	);
}

/** By when it happened, which is what readers are shown: events can arrive late and in any order. */
function compareAge(one: DigestEntry, other: DigestEntry): number {
	return (
		one.event.occurredAt - other.event.occurredAt ||
		one.acceptedAt - other.acceptedAt ||
		one.id - other.id
	);
}

function toSection(entries: Bucket): DigestSection {
	const { event, group } = entries[0];
	const groupLabel = cutName(entries[0].groupLabel);
	const typeLabel = cutName(entries[0].typeLabel) || cutName(event.type) || 'Other';
	const records = groupBy(entries, whichRecord).map(toRecord);
	return { group, groupLabel, typeLabel, records };
}

/** Of somebody else's record, in whose place this reader is told, too. */
function whichRecord({ id, event: { recordKey, intendedFor } }: DigestEntry): string | number {
	// Without a key nobody knows that two events are about one record, so each stands alone.
	return recordKey ? JSON.stringify([intendedFor, recordKey]) : id;
}

function toRecord(entries: Bucket): DigestRecord {
	const updates = groupBy(entries.toReversed(), whatItSays);
	return { updates: updates.map(toUpdate), entryCount: entries.length };
}

function toUpdate(entries: Bucket): DigestUpdate {
	return { newest: entries[0], entryIds: entries.map((entry) => entry.id) };
}

// Fields are left out on purpose: they are the record's facts, and only the newest count.
function whatItSays({ event }: DigestEntry): string {
	const { title, text, link, severity, image } = event;
	return JSON.stringify([title, text, link?.url, severity?.level, image?.url]);
}

type Bucket = [DigestEntry, ...DigestEntry[]];

function groupBy(
	entries: readonly DigestEntry[],
	keyOf: (entry: DigestEntry) => string | number,
): Bucket[] {
	// No bucket is empty, or it would have no key.
	return [...Map.groupBy(entries, keyOf).values()] as Bucket[];
}
