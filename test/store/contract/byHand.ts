// Answers: does what was made by hand survive what is decided by rule?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../src/members/member';
import type { Given } from '../contract';
import { mapping, minute, now } from '../given';

const automatic = (more: Partial<Mapping> = {}) => mapping('ana', more);
const manual = (more: Partial<Mapping> = {}) =>
	mapping('ana', { by: 'manual', byWhom: 'Bo', reason: 'connected_by_hand', ...more });
const removed = (more: Partial<Mapping> = {}) =>
	manual({ state: 'removed', reason: 'removed_by_hand', slackUserId: undefined, ...more });
const seenAt = (at: number, list = '') => ({ seen: { list, at } });

export function byHandContract(given: Given): void {
	const ana = async () => (await given.store.findMappings(['ana']))[0];

	describe('a mapping made by hand', () => {
		it('takes the place of whatever was there', async () => {
			const all = [automatic(), manual(), removed(), manual({ slackUserId: 'U-9' }), automatic()];
			for (const each of all) {
				await given.store.setMappingByHand(each);
				expect(await ana()).toEqual(each);
			}
		});

		it('survives what is decided by rule', async () => {
			for (const made of [manual(), removed(), removed({ slackUserId: 'U-ana' })]) {
				await given.store.setMappingByHand(made);
				await given.store.saveMappings([
					automatic({ decidedAt: now + minute }),
					mapping('bo', { by: 'alias' }),
				]);
				await given.store.saveMappings([automatic({ state: 'not_connected', by: 'alias' })]);
				expect(await ana()).toEqual(made);
			}
			expect(await given.store.findMappings(['bo'])).toHaveLength(1);
		});

		it('is renewed for the same account: its state, its member, its reason', async () => {
			await given.store.setMappingByHand(manual());
			const renewed = manual({
				member: { key: 'ana', email: 'new@example.com' },
				state: 'deactivated',
				reason: 'user_deactivated',
				decidedAt: now + minute,
				since: now + minute,
			});
			await given.store.saveMappings([renewed]);
			expect(await ana()).toEqual(renewed);
		});

		it('is renewed where it has no account, and neither has the other', async () => {
			const lost = manual({ state: 'not_connected', reason: 'user_gone', slackUserId: undefined });
			await given.store.setMappingByHand(lost);
			await given.store.saveMappings([{ ...lost, decidedAt: now + minute }]);
			expect(await ana()).toEqual({ ...lost, decidedAt: now + minute });
		});

		it('is not replaced by a manual one for another account, for none, or that is removed', async () => {
			await given.store.setMappingByHand(manual());
			await given.store.saveMappings([manual({ slackUserId: 'U-9' })]);
			await given.store.saveMappings([manual({ slackUserId: undefined })]);
			await given.store.saveMappings([removed()]);
			await given.store.saveMappings([removed({ slackUserId: 'U-ana' })]);
			expect(await ana()).toEqual(manual());
		});

		it('that is removed is renewed by a removed one, and never made again', async () => {
			await given.store.setMappingByHand(removed());
			await given.store.saveMappings([manual({ slackUserId: undefined }), manual()]);
			expect(await ana()).toEqual(removed());
			const renewed = removed({ member: { key: 'ana', email: 'new@example.com' } });
			await given.store.saveMappings([renewed]);
			expect(await ana()).toEqual(renewed);
		});

		it('replaces an automatic one in a decision as well', async () => {
			await given.store.saveMappings([automatic()]);
			await given.store.saveMappings([manual()]);
			expect(await ana()).toEqual(manual());
		});

		it('during a sync that decided otherwise was seen by that sync all the same', async () => {
			await given.store.setMappingByHand(manual({ ...seenAt(now), missingSince: now }));
			await given.store.saveMappings([automatic(seenAt(now + minute))]);
			expect(await ana()).toEqual(manual(seenAt(now + minute)));
			expect(await given.store.findUnseen('', now + minute)).toEqual([]);
		});

		it('stays, whatever is decided in whatever order', async () => {
			const anyState = fc.constantFrom<Mapping['state']>('connected', 'deactivated', 'removed');
			const anyAccount = fc.constantFrom(undefined, 'U-1', 'U-2');
			const decided = fc.record({
				by: fc.constantFrom<Mapping['by']>('email', 'alias', 'manual'),
				state: anyState,
				slackUserId: anyAccount,
			});
			const made = fc.record({ state: anyState, slackUserId: anyAccount });
			const property = fc.asyncProperty(made, fc.array(decided), async (hand, all) => {
				await given.store.setMappingByHand(manual(hand));
				for (const each of all) await given.store.saveMappings([automatic(each)]);
				const stands = (await ana())!;
				expect(stands.by).toBe('manual');
				expect(stands.state === 'removed').toBe(hand.state === 'removed');
				if (hand.state !== 'removed') expect(stands.slackUserId).toBe(hand.slackUserId);
			});
			await fc.assert(property);
		});
	});

	describe('where a member was seen', () => {
		it('is told by the latest sync, whoever writes after it', async () => {
			await given.store.saveMappings([automatic(seenAt(now))]);
			await given.store.saveMappings([automatic(seenAt(now + minute, 'sales'))]);
			for (const late of [seenAt(now), {}]) {
				await given.store.saveMappings([automatic(late)]);
				await given.store.setMappingByHand(automatic(late));
				expect(await ana()).toEqual(automatic(seenAt(now + minute, 'sales')));
			}
		});

		it('ends that it is missing, and nothing older does', async () => {
			await given.store.saveMappings([automatic(seenAt(now))]);
			await given.store.markMissing(['ana'], now + minute);
			await given.store.saveMappings([automatic(seenAt(now))]);
			expect(await ana()).toMatchObject({ missingSince: now + minute });
			await given.store.saveMappings([automatic(seenAt(now + 2 * minute))]);
			expect(await ana()).toEqual(automatic(seenAt(now + 2 * minute)));
		});
	});
}
