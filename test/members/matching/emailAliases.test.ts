import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey } from '../../../src/members/email';
import { areRulesPlain, formsOf, looseEmail } from '../../../src/members/matching/emailAliases';
import { plainRules } from '../../../src/members/matching/matchingRules';
import { acmeIsAcmeDe, anyEmail, anyRules, rulesOf } from '../anyMembers';

const tags = rulesOf({ ignorePlusTags: true });
const dots = rulesOf({ dotlessDomains: new Set(['gmail.com']) });
const domains = rulesOf({ sameDomains: acmeIsAcmeDe });
const all = rulesOf({
	ignorePlusTags: true,
	dotlessDomains: new Set(['acme.com']),
	sameDomains: acmeIsAcmeDe,
});

describe('by the rules, two e-mails are the same', () => {
	it.each([
		['a plus-tag', tags, 'ana+jobs@acme.com', 'ana@acme.com'],
		['the first of two plus-tags', tags, 'ana+jobs+x@acme.com', 'ana@acme.com'],
		['dots at a named domain', dots, 'a.n.a@gmail.com', 'ana@gmail.com'],
		['domains of one group', domains, 'ana@acme.de', 'ana@acme.com'],
		['all of it', all, 'a.na+jobs@acme.de', 'ana@acme.com'],
	])('%s: %s', (_why, rules, one, other) => {
		expect(looseEmail(one, rules)).toBe(looseEmail(other, rules));
	});
});

describe('by the rules, two e-mails are still different', () => {
	it.each([
		['a tag while tags count', plainRules, 'ana+jobs@acme.com', 'ana@acme.com'],
		['a plus with nothing before it', tags, '+ana@acme.com', '+bo@acme.com'],
		['a hyphen is no plus', tags, 'ana-jobs@acme.com', 'ana@acme.com'],
		['a plus in the domain', tags, 'ana@acme.com', 'ana@acme.org'],
		['dots at a domain that is not named', dots, 'a.na@acme.com', 'ana@acme.com'],
		['dots at a subdomain of a named one', dots, 'a.na@x.gmail.com', 'ana@x.gmail.com'],
		['nothing but dots', dots, '.@gmail.com', '..@gmail.com'],
		['a subdomain of the group', domains, 'ana@x.acme.de', 'ana@x.acme.com'],
		['another person', all, 'ana@acme.com', 'bo@acme.com'],
	])('%s', (_why, rules, one, other) => {
		expect(looseEmail(one, rules)).not.toBe(looseEmail(other, rules));
	});
});

describe('the loose form of an e-mail', () => {
	const emails = fc.oneof(
		anyEmail,
		fc
			.tuple(fc.stringMatching(/^[ab.+]{1,6}$/), fc.constantFrom('acme.com', 'acme.de', 'b.org'))
			.map(([local, domain]) => `${local}@${domain}`),
	);

	it('stays as it is, and is an e-mail', () => {
		fc.assert(
			fc.property(emails, anyRules, (email, rules) => {
				const loose = looseEmail(email, rules);
				expect(looseEmail(loose, rules)).toBe(loose);
				expect(emailKey(loose)).toBe(loose);
			}),
		);
	});

	it('is the e-mail itself without rules', () => {
		fc.assert(
			fc.property(emails, (email) => {
				expect(areRulesPlain(plainRules)).toBe(true);
				expect(looseEmail(email, plainRules)).toBe(email);
				expect(formsOf(email, plainRules)).toEqual([email]);
			}),
		);
	});

	it('is shared by everything that may be asked of Slack for the e-mail, itself first', () => {
		fc.assert(
			fc.property(emails, anyRules, (email, rules) => {
				const forms = formsOf(email, rules);
				expect(forms[0]).toBe(email);
				expect(new Set(forms).size).toBe(forms.length);
				expect(forms.length).toBeLessThanOrEqual(8);
				for (const form of forms) {
					expect(looseEmail(form, rules)).toBe(looseEmail(email, rules));
				}
			}),
		);
	});
});

describe('what may be asked of Slack for an e-mail', () => {
	it('is the e-mail, then without tag, at the other domains, without dots', () => {
		expect(formsOf('a.na+x@acme.de', all)).toEqual([
			'a.na+x@acme.de',
			'a.na@acme.de',
			'a.na@acme.com',
			'ana@acme.de',
			'ana@acme.com',
			'a.na+x@acme.com',
		]);
	});

	it('is never more than eight, however many domains are the same', () => {
		const many = new Map(Array.from({ length: 50 }, (_, at) => [`d${at}.com`, 'd0.com']));
		expect(formsOf('ana@d9.com', rulesOf({ sameDomains: many }))).toHaveLength(8);
	});
});
