// Answers: by which rules are members matched, and how are they written down by whoever sets them?
import { BadInput } from '../../errors';
import { domainKey } from '../email';
import type { SlackUserKind } from '../member';

const dotsField = "Domains Where Dots Don't Count";
const groupsField = 'Same Domains';

/** What holds for a whole workspace. */
export interface MatchingRules {
	/** `ana+jobs@acme.com` is `ana@acme.com`. */
	ignorePlusTags: boolean;
	/** Domains at which dots before the @ don't count, normalised. */
	dotlessDomains: ReadonlySet<string>;
	/** Domain → the one that stands for its group, both normalised. A domain without aliases is not in it. */
	sameDomains: ReadonlyMap<string, string>;
	/** Kinds of accounts that count besides people. */
	include: ReadonlySet<Exclude<SlackUserKind, 'person'>>;
}

/** As a person gives them; nothing of it is trusted yet. */
export interface MatchingSettings {
	ignorePlusTags?: unknown;
	/** Domains between commas, spaces or lines. */
	dotlessDomains?: unknown;
	/** One group a line (or between semicolons), its domains joined by `=`: `acme.com = acme.co.uk = acme.de`. */
	sameDomains?: unknown;
	includeGuests?: unknown;
	includeBots?: unknown;
	includeStrangers?: unknown;
}

export const plainRules: MatchingRules = {
	ignorePlusTags: false,
	dotlessDomains: new Set(),
	sameDomains: new Map(),
	include: new Set(),
};

/** Throws BadInput, naming the credential's field, where a setting can't be understood. */
export function readMatchingRules(settings: MatchingSettings = {}): MatchingRules {
	const included = {
		guest: readSwitch(settings.includeGuests, 'Include Guests'),
		bot: readSwitch(settings.includeBots, 'Include Bots'),
		stranger: readSwitch(settings.includeStrangers, 'Include Other Workspaces'),
	};
	const sameDomains = readGroups(settings.sameDomains);
	const dotless = splitText(settings.dotlessDomains, dotsField, /[\s,;]+/).map((written) =>
		readDomain(written, dotsField),
	);
	return {
		ignorePlusTags: readSwitch(settings.ignorePlusTags, 'Ignore Plus-Tags'),
		// What holds at one domain of a group holds at all of them.
		dotlessDomains: new Set(dotless.flatMap((each) => [each, sameDomains.get(each) ?? each])),
		sameDomains,
		include: new Set((['guest', 'bot', 'stranger'] as const).filter((kind) => included[kind])),
	};
}

function readGroups(raw: unknown): Map<string, string> {
	const groups = new Map<string, string>();
	for (const line of splitText(raw, groupsField, /[\r\n;]+/)) {
		const written = line.split('=').filter((each) => each.trim() !== '');
		const domains = [...new Set(written.map((each) => readDomain(each, groupsField)))];
		const [first, second] = domains;
		if (first === undefined || second === undefined) throw aloneInGroup(line);
		for (const domain of domains) {
			if (groups.has(domain)) throw inTwoGroups(domain);
			groups.set(domain, first);
		}
	}
	return groups;
}

function readSwitch(raw: unknown, field: string): boolean {
	if (raw === undefined || raw === null || raw === '') return false;
	if (typeof raw === 'boolean') return raw;
	throw new BadInput('setting_not_a_switch', `${field} is neither on nor off`, {
		field,
		hint: 'Turn it on or off in the Slack credential; an expression there has to give true or false.',
	});
}

function splitText(raw: unknown, field: string, between: RegExp): string[] {
	if (raw === undefined || raw === null) return [];
	if (typeof raw !== 'string') {
		throw new BadInput('setting_not_text', `${field} is not text`, {
			field,
			hint: 'Write the domains into the field of the Slack credential as text, as in acme.com.',
		});
	}
	return raw.split(between).filter((part) => part.trim() !== '');
}

function readDomain(written: string, field: string): string {
	const domain = domainKey(written.trim().replace(/^@/, ''));
	if (domain?.includes('.')) return domain;
	throw new BadInput('domain_malformed', `“${shorten(written.trim())}” is not a domain`, {
		field,
		hint: 'Write a domain as it stands after the @ of an e-mail, such as acme.com, without https:// and without *.',
	});
}

function aloneInGroup(line: string): BadInput {
	return new BadInput(
		'domain_alone',
		`“${shorten(line.trim())}” names one domain only, so there is nothing that it is the same as`,
		{
			field: groupsField,
			hint: 'Join the domains of a group by =, as in acme.com = acme.co.uk, one group a line.',
		},
	);
}

function inTwoGroups(domain: string): BadInput {
	return new BadInput('domain_in_two_groups', `${domain} is in two groups of domains`, {
		field: groupsField,
		hint: 'Write all domains that are the same into one group: acme.com = acme.co.uk = acme.de.',
	});
}

function shorten(text: string): string {
	const shown = text.toWellFormed().replace(/\p{Cc}/gu, ' ');
	return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}
