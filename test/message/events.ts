// Answers: which events do the tests of messages talk about?
import fc from 'fast-check';
import { BadInput } from '../../src/errors';
import {
	severityLevels,
	textFormats,
	type NotificationEvent,
	type TextFormat,
} from '../../src/event';
import type { DigestEntry } from '../../src/message/groupEntries';
import { eventLimits } from '../../src/message/limits';
import { measureEvent } from '../../src/message/measure';
import { readEvent } from '../../src/notify/readEvent';
import { hostileMarkdown, hostileText } from './hostileText';

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

const hostileLine = (limit: number) => cutTo(limit - 5, 2).map((text) => `A ${text}`);
const mentions = { 'ana@acme.test': 'U0ANA0001' };

/** The same with all that an event may say besides, its text in any format. */
export const hostileEventOfAll: fc.Arbitrary<NotificationEvent> = fc
	.record({
		event: hostileEvent,
		text: fc.oneof(cutTo(2_000), hostileMarkdown),
		textFormat: fc.constantFrom(...textFormats),
		severity: fc.option(
			fc.record({
				level: fc.constantFrom(...severityLevels),
				shownBy: fc.constantFrom('emoji' as const, 'colour' as const),
			}),
		),
		imageUrl: fc.option(fc.webUrl({ validSchemes: ['https'] })),
		imageAlt: hostileLine(eventLimits.imageAlt),
		context: fc.array(hostileLine(eventLimits.contextLine), { maxLength: eventLimits.context }),
		footerText: fc.option(hostileLine(eventLimits.footer)),
		footerUrl: fc.option(fc.webUrl()),
		at: fc.option(fc.integer({ min: 0, max: 2_000_000_000_000 })),
		isDay: fc.boolean(),
	})
	.map(({ event, at, ...raw }) => {
		const severity = raw.severity ?? undefined;
		const given = { ...raw, severity: severity?.level, severityShownBy: severity?.shownBy };
		const more = tryToRead({ type: event.type, title: event.title, ...given });
		const when = raw.isDay
			? { day: new Date(at ?? 0).toISOString().slice(0, 10) }
			: { at: at ?? 0 };
		const date = at === null ? [] : [{ label: 'At', value: String(at), ...when }];
		// Facts and link are those of the first; what is too long together is nothing that the door lets in.
		const { fields, link, recordKey } = event;
		const all = more && {
			...more,
			fields: [...fields.slice(0, 19), ...date],
			link,
			recordKey,
			mentions,
		};
		return all && measureEvent(all) <= eventLimits.whole ? all : undefined;
	})
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

/** One piece of a text in each format that takes up much more room in Slack than its own characters. */
export const wordy: Record<TextFormat, readonly string[]> = {
	plain: ['x', '"', 'x\n', 'ش', '@ana@acme.test '],
	markdown: [
		'x ',
		'**a** ',
		'- a\n',
		'1. a\n',
		'> a\n\n',
		'`"` ',
		'[a](https://x.test) ',
		'@ana@acme.test ',
		'\n\n---\n\n',
		'\n\n|a|b|\n|-|-|\n|c|d|\n\n',
	],
	mrkdwn: [
		'x ',
		'"',
		'<!here> ',
		'<https://x.test|a> ',
		'<@U012ABCDEF> ',
		'@ana@acme.test ',
		'```a```\n',
		'&amp;',
	],
};

/** An event with everything that has a line in a digest, whose text in pieces takes up what is left. */
export function fullestEvent(textFormat: TextFormat, piece: string): NotificationEvent {
	const event = eventOf({
		title: 'T'.repeat(eventLimits.title),
		textFormat,
		fields: [
			{ label: 'Due', value: '', at: now },
			{ label: 'From', value: '', day: '2026-09-23' },
			{ label: 'Who', value: '@ana@acme.test @bo@acme.test' },
		],
		link: { url: `https://example.com/${'x'.repeat(200)}`, label: 'l'.repeat(80) },
		image: { url: `https://example.com/${'y'.repeat(200)}`, alt: '"'.repeat(300) },
		severity: { level: 'critical', shownBy: 'emoji' },
		context: Array.from({ length: 10 }, () => 'c'.repeat(40)),
		footer: { text: 'f'.repeat(150), url: `https://example.com/${'z'.repeat(200)}` },
		mentions: { 'ana@acme.test': 'U0ANA000001', 'bo@acme.test': 'U0BO0000001' },
		intendedFor: '"'.repeat(200),
		recordKey: 'r',
	});
	const withText = (count: number) => ({
		...event,
		text: piece.repeat(count).slice(0, eventLimits.text).trim(),
	});
	let [enough, tooMany] = [1, Math.ceil(eventLimits.text / piece.length) + 1];
	while (tooMany - enough > 1) {
		const count = Math.floor((enough + tooMany) / 2);
		if (measureEvent(withText(count)) <= eventLimits.whole) enough = count;
		else tooMany = count;
	}
	return withText(enough);
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
