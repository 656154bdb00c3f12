// Answers: does the store keep what was decided about a member?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { mapping, minute, now } from '../given';

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
					seen: { list: '', at: now - 1 },
					missingSince: now - 2,
				}),
				mapping('cy', {
					by: 'manual',
					byWhom: 'Dana, by hand',
					reason: 'connected_by_hand',
					seen: { list: 'sales', at: now },
				}),
			];
			await given.store.saveMappings(all);
			const found = await given.store.findMappings(['ana', 'bo', 'cy', 'di']);
			expect(await given.store.findMappings(['bo'])).toEqual([all[1]]);
			expect(found.sort((a, b) => a.member.key.localeCompare(b.member.key))).toEqual(all);
		});

		it('are renewed whole, one per member', async () => {
			await given.store.saveMappings([
				mapping('ana', { candidateIds: ['U1'], byWhom: 'Bo', missingSince: now }),
			]);
			const renewed = mapping('ana', {
				state: 'not_connected',
				reason: 'no_match',
				slackUserId: undefined,
				decidedAt: now + minute,
				since: now + minute,
			});
			await given.store.saveMappings([mapping('ana'), renewed]);
			expect(await given.store.findMappings(['ana', 'ana'])).toEqual([renewed]);
		});

		it('can be 10,000 in one call', async () => {
			const all = Array.from({ length: 10_000 }, (_, index) => mapping(`m${index}`));
			await given.store.saveMappings(all);
			expect(await given.store.findMappings(all.map(({ member }) => member.key))).toHaveLength(
				10_000,
			);
		}, 20_000);
	});
}
