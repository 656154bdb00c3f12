// Answers: does every entry arrive, once, however many there are, in messages that Slack takes?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Around } from '../../src/message/around';
import { composeDigest, type DigestPart } from '../../src/message/composeDigest';
import type { DigestEntry } from '../../src/message/groupEntries';
import { slackLimits } from '../../src/message/limits';
import { measureBlocks } from '../../src/message/measure';
import { findBlockFaults } from './checkBlocks';
import { about, entryOf, eventOf, hostileEntries, largestEvent, now, reader } from './events';
import { makeEntries, manyEntries, shuffle } from './manyEntries';
import { elementsOf, shownText } from './shownText';

const compose = (entries: readonly DigestEntry[], around?: Around) =>
	composeDigest(entries, reader, around);
const shownIn = (parts: DigestPart[]) =>
	parts.flatMap((part) => shownText(part.message.blocks)).join('\n');
const idsOf = (parts: DigestPart[]) => parts.flatMap((part) => part.entryIds).sort((a, b) => a - b);
const tasks = (count: number) =>
	Array.from({ length: count }, (_, index) =>
		about(index + 1, `r${index}`, { title: `#${index}#` }),
	);

/** As much as can stand around a digest. */
const aroundOf = (character: string): Around => ({
	testModeFor: character.repeat(300),
	expired: 999_999,
	footer: { preferencesUrl: `https://example.com/${'x'.repeat(480)}`, audience: 'channel' },
});

function expectLegal(parts: DigestPart[]): void {
	for (const { message } of parts) {
		expect(findBlockFaults(message.blocks)).toEqual([]);
		expect(measureBlocks(message.blocks)).toBeLessThanOrEqual(slackLimits.message);
		expect(message.text.length).toBeLessThanOrEqual(300);
		expect(message.text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]|\p{Cs}/u);
	}
}

/** Each update is in one line of one part, which has all its entries and says how many they are. */
function expectToldOnce(parts: DigestPart[], entries: readonly DigestEntry[]): void {
	const lines = parts.flatMap((part) =>
		shownText(part.message.blocks).flatMap((text) =>
			[...text.matchAll(/• .*?(#\d+#).*?(?: · ([\d,]+) updates)?(?=\n|$)/g)].map((found) => ({
				part,
				marker: found[1],
				count: Number(found[2]?.replace(',', '') ?? 1),
			})),
		),
	);
	const markerOf = ({ event }: DigestEntry) => /#\d+#/.exec(event.title)?.[0];
	const recordOf = ({ id, event }: DigestEntry) =>
		event.recordKey === undefined ? id : `${event.type} ${event.recordKey}`;
	const updates = Map.groupBy(entries, (entry) => `${recordOf(entry)} ${markerOf(entry)}`);
	expect(lines).toHaveLength(updates.size);
	const records = Map.groupBy(entries, recordOf);
	const byMarker = Map.groupBy(lines, (line) => line.marker);
	const partOf = new Map(parts.flatMap((part) => part.entryIds.map((id) => [id, part] as const)));
	const wrong = [...updates.values()].filter((update) => {
		const record = records.get(recordOf(update[0]!)) ?? [];
		const newest = record.reduce((one, other) => (isNewer(other, one) ? other : one));
		const count = update.includes(newest) ? record.length : update.length;
		return !byMarker
			.get(markerOf(update[0]!))
			?.some(
				(line) => line.count === count && update.every(({ id }) => partOf.get(id) === line.part),
			);
	});
	expect(wrong).toEqual([]);
}

function isNewer(one: DigestEntry, other: DigestEntry): boolean {
	const happened = one.event.occurredAt - other.event.occurredAt;
	return (happened || one.acceptedAt - other.acceptedAt || one.id - other.id) > 0;
}

describe('the parts of a digest', () => {
	it('Number 14: 1,000 entries are told in parts under every limit, the same ones every time', () => {
		const entries = tasks(1_000);
		const parts = compose(entries);
		expectLegal(parts);
		expectToldOnce(parts, entries);
		expect(idsOf(parts)).toEqual(entries.map((entry) => entry.id));
		expect(compose(shuffle(entries, 7))).toEqual(parts);
		expect(parts.map((part) => shownText(part.message.blocks)[0])).toEqual(
			parts.map((_, index) => `1,000 updates · ${index + 1} of ${parts.length}`),
		);
	});

	it.each([11, 21, 41, 101, 501, 5_000])('Number 18: of %i entries all arrive', (count) => {
		const entries = tasks(count);
		const shown = shownIn(compose(entries));
		expect(entries.filter(({ event }) => !shown.includes(`• ${event.title} · `))).toEqual([]);
	});

	it('hold each of 1 to 5,000 entries once, in any order the same', () => {
		fc.assert(
			fc.property(manyEntries(5_000), fc.nat(), fc.boolean(), (entries, seed, framed) => {
				const around = framed ? aroundOf('"') : undefined;
				const parts = compose(entries, around);
				expect(idsOf(parts)).toEqual(entries.map((entry) => entry.id));
				expectLegal(parts);
				if (entries.length > 1) expectToldOnce(parts, entries);
				expect(compose(shuffle(entries, seed), around)).toEqual(parts);
			}),
			{ numRuns: 16, endOnFailure: true },
		);
	});

	it.each([1, 3, 40])('hold 5,000 entries of %i types once, repeats and all', (types) => {
		const texts = ['plain', '<!channel> *x*', 'שלום'];
		const entries = makeEntries({
			count: 5_000,
			seed: types,
			types,
			records: 700,
			sayings: 3,
			texts,
		});
		const parts = compose(entries, aroundOf('x'));
		expect(idsOf(parts)).toEqual(entries.map((entry) => entry.id));
		expectLegal(parts);
		expectToldOnce(parts, entries);
		expect(compose(entries.toReversed(), aroundOf('x'))).toEqual(parts);
	});

	it('are inside every limit, complete, and the same again, for whatever the door lets in', () => {
		const anyAround = fc.constantFrom(undefined, ...['x', '"', '😀', 'ش'].map(aroundOf));
		fc.assert(
			fc.property(hostileEntries(30), anyAround, (entries, around) => {
				const parts = compose(entries, around);
				expect(idsOf(parts)).toEqual(entries.map((entry) => entry.id));
				const shown = shownIn(parts);
				for (const { event } of entries) {
					expect(shown).toContain(event.title);
					if (event.text) expect(shown).toContain(event.text);
				}
				const links = parts.flatMap((part) =>
					elementsOf(part.message.blocks).flatMap((e) => (e.type === 'link' ? [e.url] : [])),
				);
				for (const { event } of entries) if (event.link) expect(links).toContain(event.link.url);
				expectLegal(parts);
				expect(compose(entries.toReversed(), around)).toEqual(parts);
			}),
			// Making long texts smaller takes minutes; the seed is enough to see the failure again.
			{ numRuns: 60, endOnFailure: true },
		);
	});

	it('are numbered, repeat the heading, and let every line stand alone', () => {
		const updates = Array.from({ length: 80 }, (_, index) =>
			about(index + 1, 'r1', { title: `Step ${index + 1}` }),
		);
		const parts = compose(updates);
		const shown = parts.map((part) => shownText(part.message.blocks));
		expect(parts.length).toBeGreaterThan(1);
		expect(shown[1]?.[0]).toBe(`80 updates · 2 of ${parts.length}`);
		expect(shown[1]?.[1]).toMatch(/^Tasks › Task assigned \(continued\)\n• Step \d/);
		expect(shown[0]?.[1]).toMatch(/\n {2}• Step 79 /);
		expect(parts[1]?.message.text).toMatch(/^80 updates · 2 of \d — Step \d+ — /);
	});

	it('are filled: no two neighbours would fit into one', () => {
		const parts = compose(tasks(200));
		const sizes = parts.map((part) => measureBlocks(part.message.blocks));
		for (const size of sizes.slice(0, -1)) expect(size).toBeGreaterThan(slackLimits.message * 0.9);
	});

	it.each(['x', '"', '\\', '😀', 'ش', '&'])(
		'take the largest event made of %j, alone and among others, with everything around it',
		(character) => {
			const event = { ...largestEvent(character), intendedFor: character.repeat(200) };
			const label = character.repeat(200);
			const large = entryOf(2, { event, typeLabel: label, groupLabel: `${character}1${label}` });
			const [one, three] = [entryOf(1), entryOf(3)];
			for (const entries of [[one, large, three], [large]]) {
				const parts = compose(entries, aroundOf(character));
				expectLegal(parts);
				expect(shownIn(parts)).toContain(event.text);
			}
		},
	);

	it('stay under 50 blocks with a group for every entry', () => {
		const entries = Array.from({ length: 120 }, (_, index) => ({
			...entryOf(index + 1, { event: eventOf({ title: 'T' }), typeLabel: 'T' }),
			group: `g${index}`,
			groupLabel: '',
			acceptedAt: now,
		}));
		const parts = compose(entries);
		expectLegal(parts);
		expect(parts[0]?.message.blocks.length).toBeGreaterThan(35);
	});
});
