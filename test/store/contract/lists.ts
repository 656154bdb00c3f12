// Answers: is it known who is in which list of members, and who was in it and is not any more?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { mapping, minute, nobody, now } from '../given';

const later = now + minute;

export function listContract(given: Given): void {
	const know = (...keys: string[]) =>
		given.store.saveMappings(
			keys.map((key) => mapping(key)),
			nobody,
		);
	const unseenIn = async (list: string, since = later) =>
		(await given.store.findUnseen(list, since)).map(({ mapping }) => mapping.member.key).sort();
	const missing = async () =>
		(await given.store.listMappings({ missing: true, limit: 100 })).items.map(
			({ member }) => member.key,
		);

	describe('a list of members', () => {
		it('misses who was seen in it once, but not since the instant', async () => {
			await know('ana', 'bo', 'cy', 'di');
			await given.store.seeInList('sales', ['ana', 'bo'], now);
			await given.store.seeInList('', ['cy'], now);
			await given.store.seeInList('sales', ['bo'], later);
			expect(await given.store.findUnseen('sales', later)).toEqual([
				{ mapping: mapping('ana'), isInAnotherList: false },
			]);
			expect(await unseenIn('')).toEqual(['cy']);
			expect(await unseenIn('Sales')).toEqual([]);
			expect(await unseenIn('sales', now)).toEqual([]);
			expect(await unseenIn('sales', later + 1)).toEqual(['ana', 'bo']);
		});

		it('marks who is missing since the first time, and only who was ever in it', async () => {
			await know('ana', 'bo', 'cy');
			await given.store.seeInList('', ['ana', 'bo'], now);
			await given.store.markMissing('', ['ana'], now + 1);
			await given.store.markMissing('', ['ana', 'bo', 'cy', 'nobody'], now + 2);
			const unseen = await given.store.findUnseen('', later);
			expect(unseen.sort((a, b) => a.missingSince! - b.missingSince!)).toEqual([
				{ mapping: mapping('ana'), missingSince: now + 1, isInAnotherList: false },
				{ mapping: mapping('bo'), missingSince: now + 2, isInAnotherList: false },
			]);
			await given.store.markMissing('', [], now);
			expect(await missing()).toEqual(['ana', 'bo']);
		});

		it('says who is back, once, and misses them no more', async () => {
			await know('ana', 'bo', 'cy');
			expect(await given.store.seeInList('', ['ana', 'bo', 'cy'], now)).toEqual([]);
			await given.store.markMissing('', ['ana', 'bo'], now);
			await given.store.markMissing('sales', ['cy'], now);
			expect(await given.store.seeInList('sales', ['ana'], later)).toEqual([]);
			expect(await given.store.seeInList('', ['cy', 'ana', 'nobody', 'ana'], later)).toEqual([
				'ana',
			]);
			expect(await given.store.seeInList('', ['ana'], later)).toEqual([]);
			expect(await missing()).toEqual(['bo']);
			expect(await unseenIn('')).toEqual(['bo']);
		});

		it('believes the instant it is given, also one before what is there', async () => {
			await know('ana');
			await given.store.seeInList('', ['ana'], later);
			await given.store.markMissing('', ['ana'], later);
			expect(await given.store.seeInList('', ['ana'], now)).toEqual(['ana']);
			expect(await unseenIn('', now)).toEqual([]);
			expect(await unseenIn('', now + 1)).toEqual(['ana']);
			expect(await missing()).toEqual([]);
		});

		it('says of whom it misses whether another list has them, and does not miss them', async () => {
			await know('ana', 'bo', 'cy');
			await given.store.seeInList('', ['ana', 'bo', 'cy'], now);
			await given.store.seeInList('sales', ['ana', 'bo'], now - minute);
			await given.store.markMissing('sales', ['bo'], now);
			const answers = (await given.store.findUnseen('', later)).map(
				({ mapping, isInAnotherList }) => [mapping.member.key, isInAnotherList],
			);
			expect(Object.fromEntries(answers)).toEqual({ ana: true, bo: false, cy: false });
		});

		it('has only members that are known, not who was forgotten meanwhile', async () => {
			await know('ana', 'bo');
			await given.store.seeInList('', ['ana', 'bo'], now);
			await given.store.forgetMembers(['ana']);
			expect(await given.store.seeInList('', ['ana', 'bo'], now)).toEqual([]);
			await know('ana');
			expect(await unseenIn('')).toEqual(['bo']);
		});

		it('marks its members and not those of another, and gives those that every list misses', async () => {
			await know('ana', 'bo', 'cy');
			await given.store.seeInList('', ['ana', 'bo'], now);
			await given.store.seeInList('sales', ['bo', 'cy'], now);
			await given.store.markMissing('sales', ['bo', 'cy', 'ana'], now);
			expect(await missing()).toEqual(['cy']);
			await given.store.markMissing('', ['bo'], now);
			expect(await missing()).toEqual(['bo', 'cy']);
			const page = await given.store.listMappings({ missing: true, limit: 1 });
			const next = { missing: true, limit: 1, after: page.nextCursor };
			expect((await given.store.listMappings(next)).items).toEqual([mapping('cy')]);
			expect(await given.store.listMappings({ missing: true, limit: 9, text: 'cy' })).toEqual({
				items: [mapping('cy')],
			});
		});

		it('can have 10,000 members', async () => {
			const keys = Array.from({ length: 10_000 }, (_, index) => `m${index}`);
			await know(...keys);
			await given.store.seeInList('', keys, now);
			await given.store.markMissing('', keys.slice(5000), now);
			expect(await given.store.findUnseen('', later)).toHaveLength(10_000);
			expect(await given.store.seeInList('', keys, later)).toHaveLength(5000);
			expect(await given.store.findUnseen('', later)).toEqual([]);
		}, 20_000);
	});
}
