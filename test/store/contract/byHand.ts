// Answers: does what was made by hand survive what is decided by rule?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../src/members/member';
import type { Given } from '../contract';
import { mapping, minute, now, nobody } from '../given';

const automatic = (more: Partial<Mapping> = {}) => mapping('ana', more);
const manual = (more: Partial<Mapping> = {}) =>
	mapping('ana', { by: 'manual', byWhom: 'Bo', reason: 'connected_by_hand', ...more });
const removed = (more: Partial<Mapping> = {}) =>
	manual({ state: 'removed', reason: 'removed_by_hand', slackUserId: undefined, ...more });

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
				await given.store.saveMappings(
					[automatic({ decidedAt: now + minute }), mapping('bo', { by: 'alias' })],
					nobody,
				);
				await given.store.saveMappings(
					[automatic({ state: 'not_connected', by: 'alias' })],
					nobody,
				);
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
			await given.store.saveMappings([renewed], nobody);
			expect(await ana()).toEqual(renewed);
		});

		it('keeps what the last sync told, unless it tells something itself', async () => {
			const told = {
				state: 'connected',
				reason: 'email_matches',
				by: 'email',
				email: 'e',
			} as const;
			await given.store.saveMappings([automatic({ told })], nobody);
			await given.store.setMappingByHand(manual());
			expect(await ana()).toEqual(manual({ told }));
			await given.store.saveMappings([manual({ decidedAt: now + 1 })], nobody);
			expect(await ana()).toEqual(manual({ decidedAt: now + 1, told }));
			const later = { ...told, by: 'manual' } as const;
			await given.store.setMappingByHand(manual({ told: later }));
			expect(await ana()).toEqual(manual({ told: later }));
			await given.store.saveMappings([manual({ told })], nobody);
			expect(await ana()).toEqual(manual({ told }));
		});

		it('is renewed where it has no account, and neither has the other', async () => {
			const lost = manual({ state: 'not_connected', reason: 'user_gone', slackUserId: undefined });
			await given.store.setMappingByHand(lost);
			await given.store.saveMappings([{ ...lost, decidedAt: now + minute }], nobody);
			expect(await ana()).toEqual({ ...lost, decidedAt: now + minute });
		});

		it('is not replaced by a manual one for another account, for none, or that is removed', async () => {
			await given.store.setMappingByHand(manual());
			await given.store.saveMappings([manual({ slackUserId: 'U-9' })], nobody);
			await given.store.saveMappings([manual({ slackUserId: undefined })], nobody);
			await given.store.saveMappings([removed()], nobody);
			await given.store.saveMappings([removed({ slackUserId: 'U-ana' })], nobody);
			expect(await ana()).toEqual(manual());
		});

		it('that is removed is renewed by a removed one, and never made again', async () => {
			await given.store.setMappingByHand(removed());
			await given.store.saveMappings([manual({ slackUserId: undefined }), manual()], nobody);
			expect(await ana()).toEqual(removed());
			const renewed = removed({ member: { key: 'ana', email: 'new@example.com' } });
			await given.store.saveMappings([renewed], nobody);
			expect(await ana()).toEqual(renewed);
		});

		it('replaces an automatic one in a decision as well', async () => {
			await given.store.saveMappings([automatic()], nobody);
			await given.store.saveMappings([manual()], nobody);
			expect(await ana()).toEqual(manual());
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
				for (const each of all) await given.store.saveMappings([automatic(each)], nobody);
				const stands = (await ana())!;
				expect(stands.by).toBe('manual');
				expect(stands.state === 'removed').toBe(hand.state === 'removed');
				if (hand.state !== 'removed') expect(stands.slackUserId).toBe(hand.slackUserId);
			});
			await fc.assert(property);
		});
	});
}
