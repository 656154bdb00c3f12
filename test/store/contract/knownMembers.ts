// Answers: can the members that are known be listed and found by what is known of them?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingStates, type Mapping } from '../../../src/members/member';
import type { MappingQuestion } from '../../../src/store/contract';
import type { Given } from '../contract';
import { mapping, now, nobody } from '../given';

const keysOf = (mappings: readonly Mapping[]) => mappings.map(({ member }) => member.key);

export function knownMembersContract(given: Given): void {
	const listed = async (question: Partial<MappingQuestion>) =>
		keysOf((await given.store.listMappings({ limit: 100, ...question })).items);

	describe('the list of mappings', () => {
		it('is empty at first', async () => {
			expect(await given.store.listMappings({ limit: 1 })).toEqual({ items: [] });
		});

		it('gives them as they were saved, by member key', async () => {
			const all = ['ana', 'bo', 'cy'].map((key) => mapping(key));
			await given.store.saveMappings([...all].reverse(), nobody);
			expect(await given.store.listMappings({ limit: 3 })).toEqual({ items: all });
		});

		it('can be asked for states, for who is missing, for a text, and for all of these', async () => {
			await given.store.saveMappings(
				[
					mapping('ana', { member: { key: 'ana', email: 'Ana@Acme.com', name: 'ÁNA' } }),
					mapping('bo', { state: 'ambiguous' }),
					mapping('cy', { state: 'removed', member: { key: 'cy', email: 'cy_1%@example.com' } }),
				],
				nobody,
			);
			await given.store.seeInList('', ['ana', 'bo', 'cy'], now);
			await given.store.markMissing('', ['bo', 'cy'], now);
			expect(await listed({ states: ['connected'] })).toEqual(['ana']);
			expect(await listed({ states: ['ambiguous', 'removed'] })).toEqual(['bo', 'cy']);
			expect(await listed({ states: mappingStates })).toEqual(['ana', 'bo', 'cy']);
			expect(await listed({ states: [] })).toEqual([]);
			expect(await listed({ missing: true })).toEqual(['bo', 'cy']);
			expect(await listed({ missing: false })).toEqual(['ana', 'bo', 'cy']);
			for (const text of ['ána', 'acme', 'AN']) expect(await listed({ text })).toEqual(['ana']);
			expect(await listed({ text: 'NAME OF B' })).toEqual(['bo']);
			for (const text of ['_', '1%', 'CY']) expect(await listed({ text })).toEqual(['cy']);
			expect(await listed({ text: '' })).toEqual(['ana', 'bo', 'cy']);
			expect(await listed({ states: ['removed'], missing: true, text: 'example' })).toEqual(['cy']);
		});

		it('finds the new name of who was renewed, and not the old one', async () => {
			const named = (name: string) => mapping('ana', { member: { key: 'ana', email: 'e', name } });
			await given.store.saveMappings([named('Old')], nobody);
			await given.store.saveMappings([named('New')], nobody);
			expect([await listed({ text: 'old' }), await listed({ text: 'new' })]).toEqual([[], ['ana']]);
		});

		it('is the same, whatever the size of a page', async () => {
			const keys = Array.from({ length: 30 }, (_, index) => `m${index}`);
			keys.push('', ' ', 'É', '😀', 'ｍ', "'", '%');
			await given.store.saveMappings(
				keys.map((key, index) => mapping(key, { state: mappingStates[index % 6]! })),
				nobody,
			);
			const anyStates = fc.option(fc.subarray([...mappingStates], { minLength: 1 }), {
				nil: undefined,
			});
			const property = fc.asyncProperty(anyStates, fc.nat(9), async (states, more) => {
				const whole = await given.store.listMappings({ states, limit: 100 });
				expect(whole.nextCursor).toBeUndefined();
				expect(whole.items.every(({ state }) => states?.includes(state) ?? true)).toBe(true);
				const paged: Mapping[] = [];
				let after: string | undefined;
				do {
					const page = await given.store.listMappings({ states, limit: more + 1, after });
					expect(page.items.length).toBeLessThanOrEqual(more + 1);
					paged.push(...page.items);
					after = page.nextCursor;
				} while (after !== undefined);
				expect(paged).toEqual(whole.items);
				if (!states) expect(keysOf(paged).sort()).toEqual([...keys].sort());
			});
			await fc.assert(property, { numRuns: 30 });
		});
	});

	describe('who has a Slack account', () => {
		it('is every member that is connected to it', async () => {
			await given.store.saveMappings(
				[
					mapping('ana', { slackUserId: 'U1' }),
					mapping('bo', { slackUserId: 'U1' }),
					mapping('cy', { slackUserId: 'U1', state: 'deactivated' }),
					mapping('di', { slackUserId: 'U2' }),
					mapping('ed', { slackUserId: undefined, state: 'ambiguous', candidateIds: ['U1'] }),
				],
				nobody,
			);
			const found = await given.store.findMappingsTo(['U1', 'U3', 'U1']);
			expect(keysOf(found).sort()).toEqual(['ana', 'bo']);
			expect(await given.store.findMappingsTo(['U2'])).toEqual([
				mapping('di', { slackUserId: 'U2' }),
			]);
			expect(await given.store.findMappingsTo([])).toEqual([]);
		});
	});
}
