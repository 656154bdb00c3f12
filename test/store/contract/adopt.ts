// Answers: what goes on under the new key, when two keys turn out to be one person?
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../src/members/member';
import type { Preferences } from '../../../src/preferences/preferences';
import type { Given } from '../contract';
import { mapping, minute, nobody, now } from '../given';

const pair = { from: 'ana', to: '7' };
const told = { state: 'connected', reason: 'email_matches', by: 'email', email: 'e' } as const;

export function adoptContract(given: Given): void {
	const save = (...all: Mapping[]) => given.store.saveMappings(all, nobody);
	const all = async () => (await given.store.listMappings({ limit: 100 })).items;
	const adopt = (...pairs: { from: string; to: string }[]) => given.store.adoptMembers(pairs);
	const prefer = (key: string, everything: Preferences['everything']) =>
		given.store.changePreferences({ kind: 'member', key }, (it) => ({ ...it, everything }), now);
	const preferences = (...keys: string[]) =>
		given.store.findPreferences(keys.map((key) => ({ kind: 'member', key })));
	const byHand = (key: string, more: Partial<Mapping> = {}) =>
		mapping(key, { by: 'manual', byWhom: 'Bo', reason: 'connected_by_hand', ...more });

	describe('a mapping under an old key', () => {
		it('goes on under the new one, where it is searched and found by its e-mails', async () => {
			const old = mapping('ana', { told, matchedAt: now - 1, candidateIds: ['U1'] });
			await save(old, mapping('bo'));
			await adopt(pair);
			const moved = { ...old, member: { ...old.member, key: '7' } };
			expect(await all()).toEqual([moved, mapping('bo')]);
			expect(await given.store.findMappingsByEmail(['ana@example.com'])).toEqual([moved]);
			expect((await given.store.listMappings({ text: '7', limit: 9 })).items).toEqual([moved]);
		});

		it('gives way to the one that is there', async () => {
			const there = mapping('7', { state: 'ambiguous', slackUserId: undefined, since: now - 1 });
			for (const by of ['email', 'manual'] as const) {
				await given.store.setMappingByHand(mapping('ana', { by }));
				await given.store.setMappingByHand({ ...there, by });
				await adopt(pair);
				expect(await all()).toEqual([{ ...there, by }]);
			}
			await given.store.setMappingByHand({ ...there, by: 'manual' });
			await save(mapping('ana'));
			await adopt(pair);
			expect(await all()).toEqual([{ ...there, by: 'manual' }]);
			// The member is the new one, but found by what it was known by.
			expect(await given.store.findMappingsByEmail(['ana@example.com'])).toHaveLength(1);
		});

		it.each([
			byHand('ana', { matchedAt: now - 3, since: now - 2 }),
			byHand('ana', { state: 'removed', reason: 'removed_by_hand', slackUserId: undefined }),
		])('that alone was made by hand says who and what it is: $state', async (made) => {
			await given.store.setMappingByHand(made);
			const there = mapping('7', {
				decidedAt: now + minute,
				matchedAt: now,
				candidateIds: ['U1'],
				told,
			});
			await save(there);
			await adopt(pair);
			const { member, decidedAt } = there;
			expect(await all()).toEqual([{ ...made, member, decidedAt, told }]);
		});

		it('leaves what the last sync told, where the new one was in none', async () => {
			await save(mapping('ana', { told }), mapping('7'));
			await adopt(pair);
			expect(await all()).toEqual([mapping('7', { told })]);
		});
	});

	describe('choices under an old key', () => {
		it('go on under the new one, unless something was chosen there', async () => {
			await prefer('ana', 'daily');
			await prefer('bo', 'off');
			await prefer('8', 'weekly');
			await adopt(pair, { from: 'bo', to: '8' });
			expect(await preferences('ana', '7', 'bo', '8')).toMatchObject([
				undefined,
				{ everything: 'daily' },
				undefined,
				{ everything: 'weekly' },
			]);
			await adopt(pair, { from: 'nobody', to: '8' });
			expect(await preferences('7', '8')).toMatchObject([
				{ everything: 'daily' },
				{ everything: 'weekly' },
			]);
		});

		it('of the workspace are nobody’s', async () => {
			const subject = { kind: 'workspace' } as const;
			await given.store.changePreferences(subject, (it) => ({ ...it, everything: 'off' }), now);
			await adopt({ from: '', to: '7' });
			expect(await given.store.findPreferences([subject])).toMatchObject([{ everything: 'off' }]);
		});
	});

	describe('lists with a member under an old key', () => {
		const unseen = async (list: string, since: number) =>
			(await given.store.findUnseen(list, since)).map(({ mapping, missingSince }) => [
				mapping.member.key,
				missingSince,
			]);

		it('have it under the new one', async () => {
			await save(mapping('ana'));
			await given.store.seeInList('', ['ana'], now);
			await given.store.markMissing('', ['ana'], now + 1);
			await adopt(pair);
			expect(await unseen('', now + 1)).toEqual([['7', now + 1]]);
			expect(await given.store.seeInList('', ['ana', '7'], now)).toEqual(['7']);
		});

		it.each([
			[now, now + minute],
			[now + minute, now],
		])('have it as seen last by either: at %i and %i', async (old, there) => {
			await save(mapping('ana'), mapping('7'));
			await given.store.seeInList('', ['ana'], old);
			await given.store.seeInList('', ['7'], there);
			await adopt(pair);
			expect(await unseen('', now + minute)).toEqual([]);
			expect(await unseen('', now + minute + 1)).toEqual([['7', undefined]]);
		});

		it('miss it only where they miss it under both, since the first time', async () => {
			const lists = ['neither', 'old', 'new', 'old first', 'new first'];
			await save(mapping('ana'), mapping('7'));
			for (const list of lists) await given.store.seeInList(list, ['ana', '7'], now);
			await given.store.markMissing('old', ['ana'], now + 1);
			await given.store.markMissing('new', ['7'], now + 1);
			await given.store.markMissing('old first', ['ana'], now + 1);
			await given.store.markMissing('old first', ['7'], now + 2);
			await given.store.markMissing('new first', ['7'], now + 1);
			await given.store.markMissing('new first', ['ana'], now + 2);
			await adopt(pair);
			const since = await Promise.all(lists.map((list) => unseen(list, now + 1)));
			expect(since.flat().map(([, missingSince]) => missingSince)).toEqual([
				...[undefined, undefined, undefined],
				...[now + 1, now + 1],
			]);
		});
	});

	describe('several pairs', () => {
		it('follow each other, also to one key, in a circle, and from a key to itself', async () => {
			await prefer('a', 'daily');
			await adopt({ from: 'a', to: 'b' }, { from: 'b', to: 'c' }, { from: 'c', to: 'c' });
			expect(await preferences('a', 'b', 'c')).toMatchObject([
				undefined,
				undefined,
				{ everything: 'daily' },
			]);
			await prefer('b', 'off');
			await adopt({ from: 'b', to: 'd' }, { from: 'c', to: 'd' });
			expect(await preferences('b', 'c', 'd')).toMatchObject([
				undefined,
				undefined,
				{ everything: 'off' },
			]);
			await adopt({ from: 'd', to: 'e' }, { from: 'e', to: 'd' });
			expect(await preferences('d', 'e')).toMatchObject([{ everything: 'off' }, undefined]);
			await adopt();
		});

		it('can be 2,000', async () => {
			const keys = Array.from({ length: 2000 }, (_, index) => `m${index}`).reverse();
			await save(...keys.map((key) => mapping(key)));
			const pairs = keys.map((key) => ({ from: key, to: `${key}.new` }));
			await adopt(...pairs);
			expect(await given.store.findMappings(keys)).toEqual([]);
			const emails = keys.map((key) => `${key}@example.com`);
			const moved = await given.store.findMappingsByEmail(emails);
			expect(moved.map(({ member }) => member.key).sort()).toEqual(
				pairs.map(({ to }) => to).sort(),
			);
		}, 20_000);
	});
}
