import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../src/errors';
import {
	plainRules,
	readMatchingRules,
	type MatchingSettings,
} from '../../../src/members/matching/matchingRules';

function refusalOf(settings: MatchingSettings): BadInput {
	try {
		readMatchingRules(settings);
	} catch (error) {
		if (error instanceof BadInput) return error;
	}
	throw new Error('the settings were taken');
}

describe('matching rules', () => {
	it.each([
		[undefined],
		[{}],
		[{ ignorePlusTags: false, dotlessDomains: '', sameDomains: ' \n', includeGuests: '' }],
		[{ dotlessDomains: null, sameDomains: null, includeBots: null }],
	])('are plain where nothing is set: %j', (settings) => {
		expect(readMatchingRules(settings)).toEqual(plainRules);
	});

	it('include the kinds of accounts that are turned on', () => {
		const settings = { includeGuests: true, includeBots: true, includeStrangers: true };
		expect(readMatchingRules(settings).include).toEqual(new Set(['guest', 'bot', 'stranger']));
		expect(readMatchingRules({ includeGuests: true }).include).toEqual(new Set(['guest']));
	});

	it.each([
		'gmail.com, Acme.com',
		'gmail.com\nacme.com',
		'@gmail.com acme.com.',
		' gmail.com;acme.com,',
	])('take domains between commas, spaces or lines: %j', (dotlessDomains) => {
		expect(readMatchingRules({ dotlessDomains }).dotlessDomains).toEqual(
			new Set(['gmail.com', 'acme.com']),
		);
	});

	it('compare domains as e-mails are compared', () => {
		const { dotlessDomains } = readMatchingRules({ dotlessDomains: 'MÜNCHEN.de' });
		expect(dotlessDomains).toEqual(new Set(['xn--mnchen-3ya.de']));
	});

	it.each([
		'acme.com = Acme.de = acme.co.uk\nfoo.org=bar.org',
		'acme.com=acme.de=acme.co.uk=acme.com; foo.org = bar.org;',
	])('take groups of domains, the first of each stands for it: %j', (sameDomains) => {
		expect(readMatchingRules({ sameDomains }).sameDomains).toEqual(
			new Map([
				['acme.com', 'acme.com'],
				['acme.de', 'acme.com'],
				['acme.co.uk', 'acme.com'],
				['foo.org', 'foo.org'],
				['bar.org', 'foo.org'],
			]),
		);
	});

	it('let dots not count at all domains of a group where they don’t at one', () => {
		const rules = readMatchingRules({
			dotlessDomains: 'acme.de',
			sameDomains: 'acme.com = acme.de',
		});
		expect(rules.dotlessDomains).toContain('acme.com');
	});

	it.each([
		[{ ignorePlusTags: 'yes' }, 'Ignore Plus-Tags', 'setting_not_a_switch'],
		[{ includeGuests: 1 }, 'Include Guests', 'setting_not_a_switch'],
		[{ includeBots: 'true' }, 'Include Bots', 'setting_not_a_switch'],
		[{ includeStrangers: {} }, 'Include Other Workspaces', 'setting_not_a_switch'],
		[{ dotlessDomains: ['a.com'] }, "Domains Where Dots Don't Count", 'setting_not_text'],
		[{ dotlessDomains: 'gmail' }, "Domains Where Dots Don't Count", 'domain_malformed'],
		[{ dotlessDomains: '*.acme.com' }, "Domains Where Dots Don't Count", 'domain_malformed'],
		[{ dotlessDomains: 'ana@acme.com' }, "Domains Where Dots Don't Count", 'domain_malformed'],
		[{ sameDomains: 7 }, 'Same Domains', 'setting_not_text'],
		[{ sameDomains: 'https://acme.com = acme.de' }, 'Same Domains', 'domain_malformed'],
		[{ sameDomains: 'acme.com, acme.de' }, 'Same Domains', 'domain_malformed'],
		[{ sameDomains: 'acme.com' }, 'Same Domains', 'domain_alone'],
		[{ sameDomains: 'acme.com = ' }, 'Same Domains', 'domain_alone'],
		[{ sameDomains: 'acme.com = ACME.com.' }, 'Same Domains', 'domain_alone'],
		[{ sameDomains: '=' }, 'Same Domains', 'domain_alone'],
		[{ sameDomains: 'a.com = b.com\nb.com = c.com' }, 'Same Domains', 'domain_in_two_groups'],
	])('are refused where they can’t be understood: %j', (settings, field, code) => {
		const refusal = refusalOf(settings);
		expect(refusal).toMatchObject({ field, code });
		expect(refusal.hint).not.toBe('');
	});

	it('name what can’t be a domain, shortened', () => {
		expect(refusalOf({ sameDomains: 'a.com = acme,de' }).message).toContain('“acme,de”');
		const { message } = refusalOf({ dotlessDomains: 'x'.repeat(100_000) });
		expect(message.length).toBeLessThan(200);
	});
});
