import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey } from '../../src/members/email';

describe('two e-mails are the same', () => {
	it.each([
		['Ana@Acme.com', 'ana@acme.com'],
		['  ana@acme.com\t', 'ana@acme.com'],
		['\u00a0ana@acme.com\u00a0', 'ana@acme.com'],
		['ＡＮＡ@acme.com', 'ana@acme.com'],
		['jose\u0301@acme.com', 'josé@acme.com'],
	])('%j is %j', (one, other) => {
		expect(emailKey(one)).toBe(emailKey(other));
	});

	it('whatever the case, for any address', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (email) => {
				expect(emailKey(email.toUpperCase())).toBe(emailKey(email));
			}),
		);
	});
});

describe('two e-mails are different', () => {
	it.each([
		['ana@acme.com', 'ana@acme.co'],
		['ana@acme.com', 'an.a@acme.com'],
		['ana@acme.com', 'ana+jobs@acme.com'],
		['strasse@acme.com', 'straße@acme.com'],
		['ı@acme.com', 'i@acme.com'],
	])('%j is not %j', (one, other) => {
		expect(emailKey(one)).not.toBe(emailKey(other));
	});
});

describe('an e-mail address', () => {
	it.each([
		'',
		'ana',
		'@acme.com',
		'ana@',
		'ana@@acme.com',
		'a b@acme.com',
		'Ana <ana@acme.com>',
		'ana@.com',
	])('is not %j', (text) => {
		expect(emailKey(text)).toBeUndefined();
	});

	it('has at most 320 characters', () => {
		expect(emailKey(`${'a'.repeat(311)}@acme.com`)).toBeDefined();
		expect(emailKey(`${'a'.repeat(312)}@acme.com`)).toBeUndefined();
		expect(emailKey(`${'a'.repeat(100_000)}@acme.com`)).toBeUndefined();
	});

	it('that is normalised stays as it is', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.string({ unit: 'grapheme' }),
				(local, domain) => {
					const key = emailKey(`${local}@${domain}`);
					fc.pre(key !== undefined);
					expect(emailKey(key)).toBe(key);
				},
			),
		);
	});
});
