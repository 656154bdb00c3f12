// Answers: is whatever comes to a door either taken or refused in words that help, without harm to anything else?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteFigures } from '../support/noteFigures';
import { doors, wideDoors, type Door } from './doors';
import { exotic, flat, giants, plain, polluting, traps, type Monsters } from './monsters';
import { credentialDoors, formDoors } from './nodeDoors';
import { outcomeOf } from './outcome';

async function tryAll(some: Readonly<Record<string, Door>>, monsters: Monsters): Promise<number> {
	const riddles: string[] = [];
	let count = 0;
	for (const [place, look] of Object.entries(some)) {
		for (const [name, make] of Object.entries(monsters)) {
			const monster = make();
			count += 1;
			await outcomeOf(() => look(monster)).catch((error: Error) => {
				riddles.push(`${place} ← ${name}: ${error.message}`);
			});
		}
	}
	expect(riddles).toEqual([]);
	return count;
}

describe('every door of the engine', () => {
	it('takes or refuses what JSON can hold, and says what to do', async () => {
		const tried = await tryAll(doors, plain);
		noteFigures('doors-1', { 'values tried': tried, 'errors without a reason': 0 });
	});

	it('takes or refuses what only a program can make', async () => {
		const tried = await tryAll(doors, { ...exotic, ...traps });
		noteFigures('doors-2', { 'values tried': tried, 'errors without a reason': 0 });
	});

	it.each(Object.keys(giants))('takes or refuses %s', async (name) => {
		await tryAll(wideDoors, { [name]: giants[name]! });
	});

	it('takes or refuses any value in the place of any other', async () => {
		const value = fc.anything({
			withBigInt: true,
			withDate: true,
			withMap: true,
			withNullPrototype: true,
			withSparseArray: true,
			withTypedArray: true,
			withUnicodeString: true,
		});
		const keys = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'email');
		const withOddNames = fc
			.tuple(fc.dictionary(keys, value), fc.boolean())
			.map(([given, isListed]) => (isListed ? [given] : given));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...Object.entries(doors)),
				fc.oneof(value, withOddNames),
				async ([, look], given) => void (await outcomeOf(() => look(given))),
			),
			{ numRuns: 3_000 },
		);
	});
});

describe('every door of the nodes', () => {
	it('takes or refuses what a form, an item or a credential can hold', async () => {
		const ofForm = await tryAll(formDoors, { ...plain, ...exotic });
		const tried = ofForm + (await tryAll(credentialDoors, flat));
		noteFigures('doors-3', { 'values tried': tried, 'errors without a reason': 0 });
	});
});

describe('names of the language', () => {
	it('are nobody’s member, type, group or field', async () => {
		for (const [place, look] of Object.entries(doors)) {
			const taken: unknown = await Promise.resolve()
				.then(() => look(polluting()))
				.catch(() => undefined);
			expect(JSON.stringify(taken ?? null), place).not.toContain('polluted":1');
		}
	});
});
