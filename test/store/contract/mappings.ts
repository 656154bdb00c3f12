// Answers: does the store keep what was decided about a member?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { mapping, minute, now, nobody } from '../given';

export function mappingContract(given: Given): void {
	describe('mappings', () => {
		it('come back as they were saved', async () => {
			const all = [
				mapping('ana'),
				mapping('bo', {
					member: { key: 'bo', email: 'Bo@Example.com', otherEmails: ['b@Example.com', 'é@x.de'] },
					state: 'ambiguous',
					reason: 'several_match',
					slackUserId: undefined,
					candidateIds: ['U1', 'U2'],
					by: 'alias',
					since: now - minute,
					told: {
						state: 'connected',
						reason: 'email_matches',
						by: 'email',
						email: 'Bo@Example.com',
					},
				}),
				mapping('cy', {
					by: 'manual',
					byWhom: 'Dana, by hand',
					reason: 'connected_by_hand',
					matchedAt: now - 2,
				}),
			];
			await given.store.saveMappings(all, nobody);
			const found = await given.store.findMappings(['ana', 'bo', 'cy', 'di']);
			expect(await given.store.findMappings(['bo'])).toEqual([all[1]]);
			expect(found.sort((a, b) => a.member.key.localeCompare(b.member.key))).toEqual(all);
		});

		it('are renewed whole, one per member', async () => {
			await given.store.saveMappings(
				[mapping('ana', { candidateIds: ['U1'], byWhom: 'Bo', matchedAt: now })],
				nobody,
			);
			const renewed = mapping('ana', {
				state: 'not_connected',
				reason: 'no_match',
				slackUserId: undefined,
				decidedAt: now + minute,
				since: now + minute,
			});
			await given.store.saveMappings([mapping('ana'), renewed], nobody);
			expect(await given.store.findMappings(['ana', 'ana'])).toEqual([renewed]);
		});

		it('of who was known before are renewed, and not made again after a forget', async () => {
			const cut = 'cy👍'.slice(0, -1);
			const all = ['ana', 'bo', cut, 'di'].map((key) => mapping(key));
			await given.store.saveMappings(all, nobody);
			await given.store.forgetMembers(['ana', cut]);
			const renewed = all.map((each) => ({ ...each, decidedAt: now + minute }));
			await given.store.saveMappings(renewed, new Set(['ana', 'bo', cut]));
			const { items } = await given.store.listMappings({ limit: 9 });
			expect(items).toEqual([renewed[1], renewed[3]]);
			const emails = all.map(({ member }) => member.email);
			expect(await given.store.findMappingsByEmail(emails)).toHaveLength(2);
			await given.store.saveMappings(renewed.slice(0, 1), new Set(['ana']));
			expect(await given.store.findMappings(['ana'])).toEqual([]);
		});

		it('can be 10,000 in one call', async () => {
			const all = Array.from({ length: 10_000 }, (_, index) => mapping(`m${index}`));
			await given.store.saveMappings(all, nobody);
			expect(await given.store.findMappings(all.map(({ member }) => member.key))).toHaveLength(
				10_000,
			);
		}, 20_000);
	});
}
