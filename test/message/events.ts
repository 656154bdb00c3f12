// Answers: which events do the tests of messages talk about?
import fc from 'fast-check';
import { BadInput } from '../../src/errors';
import type { NotificationEvent } from '../../src/event';
import type { DigestEntry } from '../../src/message/groupEntries';
import { eventLimits } from '../../src/message/limits';
import { measureEvent } from '../../src/message/measure';
import { readEvent } from '../../src/notify/readEvent';
import { hostileText } from './hostileText';

export const now = Date.UTC(2026, 10, 23, 9, 0);
export const reader = { timeZone: 'Europe/Paris', now };

export function eventOf(event: Partial<NotificationEvent> = {}): NotificationEvent {
	return {
		type: 'task.assigned',
		title: 'Review the contract',
		fields: [],
		occurredAt: now,
		...event,
	};
}

export function entryOf(id: number, entry: Partial<DigestEntry> = {}): DigestEntry {
	return {
		id,
		event: eventOf({ title: `Task ${id}` }),
		typeLabel: 'Task assigned',
		group: 'tasks',
		groupLabel: 'Tasks',
		acceptedAt: now + id,
		...entry,
	};
}

/** Its number is its ID and the minute in which it happened and was accepted. */
export function about(
	id: number,
	recordKey: string | undefined,
	event: Partial<NotificationEvent> = {},
): DigestEntry {
	const at = now + id * 60_000;
	return entryOf(id, { event: eventOf({ recordKey, occurredAt: at, ...event }), acceptedAt: at });
}

const cutTo = (limit: number, pieces?: number) =>
	hostileText(pieces).map((text) => text.slice(0, limit));

/** Events that the door lets in, made of texts that mean harm. */
export const hostileEvent: fc.Arbitrary<NotificationEvent> = fc
	.record({
		type: fc.constantFrom('task.assigned', 'task.due', 'job.changed', 'a.b'),
		title: cutTo(eventLimits.title - 10).map((title) => `Title ${title}`),
		text: fc.option(cutTo(eventLimits.text)),
		fields: fc.array(
			fc.record({
				label: cutTo(eventLimits.fieldLabel - 5, 2).map((label) => `A ${label}`),
				value: cutTo(eventLimits.fieldValue, 3),
			}),
			{ maxLength: eventLimits.fields },
		),
		linkUrl: fc.option(fc.webUrl({ withFragments: true, withQueryParameters: true })),
		linkLabel: fc.option(cutTo(eventLimits.linkLabel, 2)),
		recordKey: fc.option(fc.constantFrom('r1', 'r2', 'r3', '\u202Er4', '__proto__')),
	})
	.map((raw) => tryToRead(raw))
	.filter((event) => event !== undefined);

/** Entries as the outbox would hand them over, ids ascending in the order of acceptance. */
export const hostileEntries = (maxLength: number): fc.Arbitrary<DigestEntry[]> =>
	fc
		.array(fc.tuple(hostileEvent, hostileText(2), fc.nat(3)), { minLength: 1, maxLength })
		.map((all) =>
			all.map(([event, label, group], index) => ({
				id: index + 1,
				event,
				typeLabel: label,
				group: `g${group}`,
				groupLabel: label.slice(0, group * 50),
				acceptedAt: now + Math.floor(index / 3),
			})),
		);

/** An event with something of everything, whose text takes up what the door leaves. */
export function largestEvent(character: string) {
	const fill = (limit: number) => character.repeat(Math.floor(limit / character.length));
	const raw = {
		type: 'a',
		title: fill(60),
		fields: Array.from({ length: 12 }, () => ({ label: fill(40), value: fill(100) })),
		linkUrl: `https://example.com/${'x'.repeat(1_000)}`,
		linkLabel: fill(80),
	};
	const rest = eventLimits.whole - measureEvent(readEvent(raw, now));
	const perCharacter = JSON.stringify(character).length - 2;
	const length = Math.min(Math.floor(rest / perCharacter), eventLimits.text / character.length);
	return readEvent({ ...raw, text: character.repeat(length) }, now);
}

function tryToRead(raw: Parameters<typeof readEvent>[0]): NotificationEvent | undefined {
	try {
		return readEvent(raw, now);
	} catch (error) {
		// Cleaning makes some texts longer, never shorter than the limit says; those are refused, and that is fine here.
		if (error instanceof BadInput && error.code.endsWith('_too_long')) return undefined;
		throw error;
	}
}
