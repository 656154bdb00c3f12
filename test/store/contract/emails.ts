// Answers: are members found by any of their e-mails, as these are now?
import { describe, expect, it } from 'vitest';
import type { Mapping, Member } from '../../../src/members/member';
import type { Given } from '../contract';
import { mapping, nobody, now } from '../given';

export function emailContract(given: Given): void {
	const found = async (...emails: string[]) =>
		keysOf(await given.store.findMappingsByEmail(emails));
	const keysOf = (mappings: readonly Mapping[]) => mappings.map(({ member }) => member.key).sort();
	const save = (key: string, member: Omit<Member, 'key'>, more: Partial<Mapping> = {}) =>
		given.store.saveMappings([mapping(key, { ...more, member: { ...member, key } })], nobody);

	describe('members by e-mail', () => {
		it('are found by their own and by any other one, in the form in which e-mails are compared', async () => {
			const member = {
				email: 'Ana@Example.com',
				otherEmails: ['ANA@bücher.de', 'a@x.de', 'no e-mail'],
			};
			await save('7', member);
			await save('8', { email: 'bo@example.com', otherEmails: ['a@x.de', 'bo@example.com'] });
			await save('9', { email: 'no e-mail' });
			expect(await found('ana@example.com')).toEqual(['7']);
			expect(await found('ana@xn--bcher-kva.de')).toEqual(['7']);
			expect(await found('a@x.de')).toEqual(['7', '8']);
			expect(await found('bo@example.com', 'ana@example.com', 'a@x.de')).toEqual(['7', '8']);
			expect(await found('Ana@Example.com', 'no e-mail')).toEqual([]);
			expect(await found()).toEqual([]);
			expect(await given.store.findMappingsByEmail(['ana@example.com'])).toEqual([
				mapping('7', { member: { ...member, key: '7' } }),
			]);
		});

		it('are found by the new e-mails, and not by the old ones, once they are renewed', async () => {
			await save('7', { email: 'old@x.de', otherEmails: ['both@x.de', 'gone@x.de'] });
			await save('7', { email: 'new@x.de', otherEmails: ['both@x.de', 'more@x.de'] });
			for (const email of ['new@x.de', 'both@x.de', 'more@x.de'])
				expect(await found(email)).toEqual(['7']);
			for (const email of ['old@x.de', 'gone@x.de']) expect(await found(email)).toEqual([]);
			const byHand = mapping('7', { by: 'manual', member: { key: '7', email: 'hand@x.de' } });
			await given.store.setMappingByHand(byHand);
			expect(await found('new@x.de', 'both@x.de')).toEqual([]);
			expect(await found('hand@x.de')).toEqual(['7']);
		});

		it('keep those of the mapping that stays where it was made by hand', async () => {
			await given.store.setMappingByHand(mapping('ana', { by: 'manual' }));
			await save('ana', { email: 'other@x.de' });
			expect(await found('other@x.de')).toEqual([]);
			expect(await found('ana@example.com')).toEqual(['ana']);
		});

		it('are not found any more once they are forgotten', async () => {
			await save('7', { email: 'ana@x.de' });
			await save('8', { email: 'ana@x.de' });
			await given.store.forgetMembers(['7']);
			expect(await found('ana@x.de')).toEqual(['8']);
		});

		it('can be 10,000 in one question', async () => {
			const all = Array.from({ length: 10_000 }, (_, index) => mapping(`m${index}`));
			await given.store.saveMappings(all, nobody);
			const renewed = all.map((each) => ({ ...each, decidedAt: now + 1 }));
			await given.store.saveMappings(renewed, new Set(all.map(({ member }) => member.key)));
			expect(await found(...all.map(({ member }) => member.email))).toHaveLength(10_000);
		}, 20_000);
	});
}
