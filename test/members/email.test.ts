import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainKey, emailKey } from '../../src/members/email';

const anyInvisible = fc.constantFrom(
	'\u00ad',
	'\u200b',
	'\u200f',
	'\u2066',
	'\ufe0f',
	'\ufeff',
	'\u{e0041}',
);

/** Letters that fold, hide, compose or stand at the end of a word oftener than chance would have it. */
const anyText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc
		.array(
			fc.oneof(
				fc.constantFrom(...'aZ.-_+ΣσςßẞİıüÜ。．｡℀①ſKﾠ가ᅠ\u0301\u0345\u034f', 'xn--', '0x1', '٣'),
				anyInvisible,
			),
			{ maxLength: 8 },
		)
		.map((parts) => parts.join('')),
);

describe('two e-mails are the same', () => {
	it.each([
		['Ana@Acme.com', 'ana@acme.com'],
		['  ana@acme.com\t', 'ana@acme.com'],
		['\u00a0ana@acme.com\u00a0', 'ana@acme.com'],
		['ＡＮＡ@acme.com', 'ana@acme.com'],
		['jose\u0301@acme.com', 'josé@acme.com'],
		// Invisible characters, wherever they stand.
		['\u200bana@acme.com', 'ana@acme.com'],
		['\ufeff ana@acme.com', 'ana@acme.com'],
		['a\u00adna@ac\u200dme.com\u200e', 'ana@acme.com'],
		['\u202aana@acme.com\u202c', 'ana@acme.com'],
		['ana@acme\u2060.com', 'ana@acme.com'],
		['jose\u034f\u0301@acme.com', 'josé@acme.com'],
		// A sigma at the end of a word.
		['ΓΙΩΡΓΟΣ@acme.com', 'γιωργος@acme.com'],
		['γιωργοσ@acme.com', 'γιωργος@acme.com'],
		['ana@ΓΙΩΡΓΟΣ-1.gr', 'ana@γιωργοσ-1.gr'],
		// Domains of other scripts.
		['ana@münchen.de', 'ana@xn--mnchen-3ya.de'],
		['ana@MÜNCHEN.DE', 'ana@XN--MNCHEN-3YA.de'],
		['ana@mu\u0308nchen.de', 'ana@xn--mnchen-3ya.de'],
		['ana@例え.jp', 'ana@例え。jp'],
		['ana@acme。com', 'ana@acme.com'],
		['ana@acme．com', 'ana@acme.com'],
		['ana@straße.de', 'ana@xn--strae-oqa.de'],
		// The root of the domain names.
		['ana@acme.com.', 'ana@acme.com'],
		['ana@例え.jp。', 'ana@例え.jp'],
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
		['ana@strasse.de', 'ana@straße.de'],
		['ana@acme.com', 'ana@acmе.com'],
		['ana@1.2.3.4', 'ana@０x1.2.3.4'],
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
		'ana@acme..com',
		'ana@acme.com..',
		'ana@acme.com,',
		'ana@acme.com>',
		'ana@münchen.de:80',
		'ana@münchen%2ede',
		'ana@münchen.de/x',
		'ana@münchen.de?x',
		'ana@[127.0.0.1]',
		'\u200b@acme.com',
		'ana@\u200b',
		'an\u0000a@acme.com',
		'an\nna@acme.com',
		'\ud800@acme.com',
		'ana@\udc00.com',
	])('is not %j', (text) => {
		expect(emailKey(text)).toBeUndefined();
	});

	it('has at most 320 characters', () => {
		expect(emailKey(`${'a'.repeat(311)}@acme.com`)).toBeDefined();
		expect(emailKey(`${'a'.repeat(312)}@acme.com`)).toBeUndefined();
		expect(emailKey(`${'a'.repeat(100_000)}@acme.com`)).toBeUndefined();
	});

	it('is bounded however it grows when it is folded', () => {
		expect(emailKey(`ana@${'\ufdfa'.repeat(60)}.com`)).toBeUndefined();
		expect(emailKey(`ana@${'ü.'.repeat(150)}com`)).toBeUndefined();
	});

	it('that is normalised stays as it is', () => {
		fc.assert(
			fc.property(anyText, anyText, (local, domain) => {
				const key = emailKey(`${local}@${domain}`);
				fc.pre(key !== undefined);
				expect(emailKey(key)).toBe(key);
			}),
			{ numRuns: 2000 },
		);
	});

	it('is the same with invisible characters in it', () => {
		fc.assert(
			fc.property(fc.emailAddress(), fc.nat(), anyInvisible, (email, at, hidden) => {
				const place = at % (email.length + 1);
				const withHidden = email.slice(0, place) + hidden + email.slice(place);
				expect(emailKey(withHidden)).toBe(emailKey(email));
			}),
		);
	});

	it('that is plain is folded as any other', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (email) => {
				const key = emailKey(email);
				fc.pre(key !== undefined);
				// The sigma keeps it from being taken for plain.
				expect(emailKey(`σ${email}`)).toBe(`σ${key}`);
			}),
		);
	});
});

describe('a domain', () => {
	it.each([
		[' Acme.com. ', 'acme.com'],
		['münchen.de', 'xn--mnchen-3ya.de'],
		['ac\u200bme.com', 'acme.com'],
	])('%j is %j', (written, domain) => {
		expect(domainKey(written)).toBe(domain);
	});

	it.each(['', '.', 'acme..com', 'https://acme.com', '*.acme.com', 'ana@acme.com', 'acme com'])(
		'is not %j',
		(written) => {
			expect(domainKey(written)).toBeUndefined();
		},
	);

	it('is compared in an e-mail as it is alone', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				fc.pre(!text.normalize('NFKC').includes('@'));
				const domain = domainKey(`a${text}z`);
				expect(emailKey(`ana@a${text}z`)).toBe(domain && `ana@${domain}`);
			}),
		);
	});
});
