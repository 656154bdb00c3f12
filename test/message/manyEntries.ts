// Answers: how are thousands of entries made up without drawing each of them by itself?
import fc from 'fast-check';
import { readEvent } from '../../src/notify/readEvent';
import type { DigestEntry } from '../../src/message/groupEntries';
import { now } from './events';
import { hostileText } from './hostileText';

const minute = 60_000;

interface Recipe {
	count: number;
	seed: number;
	types: number;
	records: number;
	sayings: number;
	texts: string[];
}

export const manyEntries = (most: number): fc.Arbitrary<DigestEntry[]> =>
	fc
		.record({
			count: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: most })),
			seed: fc.nat(),
			types: fc.integer({ min: 1, max: 40 }),
			records: fc.integer({ min: 1, max: 900 }),
			sayings: fc.integer({ min: 1, max: 6 }),
			texts: fc.array(hostileText(2), { minLength: 1, maxLength: 8 }),
		})
		.map(makeEntries);

/**
 * Entries of a few types about a few records, some without a key, that repeat one another and arrive out of order. Each
 * title has a marker as in `#12#`; entries of one record that say the same have the same marker.
 */
export function makeEntries(recipe: Recipe): DigestEntry[] {
	const { count, seed, types, records, sayings, texts } = recipe;
	const draw = drawer(seed);
	const titles = texts.map((text) => text.replace(/[#•\s]/g, ' ').slice(0, 60));
	return Array.from({ length: count }, (_, index) => {
		const type = draw(types);
		const record = draw(records + 1);
		const saying = record === 0 ? index : draw(sayings);
		const marker = record === 0 ? 1e6 + index : (type * 1_000 + record) * 10 + saying;
		const raw = {
			type: `t.${type}`,
			title: `#${marker}# ${titles[marker % titles.length]}`,
			fields: [{ label: 'At', value: String(index) }],
			recordKey: record === 0 ? undefined : `r${record}`,
		};
		return {
			id: index + 1,
			event: { ...readEvent(raw, now), occurredAt: now - draw(600) * minute },
			typeLabel: `Type ${type}`,
			group: `g${type % 5}`,
			groupLabel: titles[type % titles.length]!,
			acceptedAt: now + Math.floor(index / 3),
		};
	});
}

export function shuffle<T>(items: readonly T[], seed: number): T[] {
	const draw = drawer(seed);
	return items
		.map((item) => ({ item, place: draw(1e9) }))
		.sort((a, b) => a.place - b.place)
		.map(({ item }) => item);
}

/** Whole numbers below a bound, the same ones for the same seed. */
function drawer(seed: number): (bound: number) => number {
	let state = seed >>> 0;
	return (bound) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * bound);
	};
}
