// Answers: which e-mails are the same by the workspace's rules?
import type { MatchingRules } from './matchingRules';

/** As many as may be asked of Slack for one member: each is a call. */
const mostForms = 8;

/** Whether no rule makes two different e-mails the same. */
export function areRulesPlain(rules: MatchingRules): boolean {
	const { ignorePlusTags, dotlessDomains, sameDomains } = rules;
	return !ignorePlusTags && dotlessDomains.size === 0 && sameDomains.size === 0;
}

/** The form in which aliases are equal. `key` is an e-mail as `emailKey` gives it, and so is the answer. */
export function looseEmail(key: string, rules: MatchingRules): string {
	if (areRulesPlain(rules)) return key;
	const { localPart, domain } = split(key);
	const same = rules.sameDomains.get(domain) ?? domain;
	const untagged = rules.ignorePlusTags ? withoutTag(localPart) : localPart;
	const loose = rules.dotlessDomains.has(same) ? withoutDots(untagged) : untagged;
	return `${loose}@${same}`;
}

/**
 * What may be asked of Slack one by one for an e-mail: itself first, then aliases of it, the most likely first.
 * An alias that has more than the e-mail (a tag, a dot) can't be guessed and isn't there.
 */
export function formsOf(key: string, rules: MatchingRules): string[] {
	if (areRulesPlain(rules)) return [key];
	const { localPart, domain } = split(key);
	const same = rules.sameDomains.get(domain) ?? domain;
	const domains = [domain, ...domainsLike(same, rules)];
	const untagged = rules.ignorePlusTags ? withoutTag(localPart) : localPart;
	const dotless = rules.dotlessDomains.has(same) ? [withoutDots(untagged)] : [];
	const forms = new Set([key]);
	for (const local of [untagged, ...dotless, localPart]) {
		for (const each of domains) forms.add(`${local}@${each}`);
	}
	return [...forms].slice(0, mostForms);
}

function split(key: string): { localPart: string; domain: string } {
	const at = key.lastIndexOf('@');
	return { localPart: key.slice(0, Math.max(at, 0)), domain: key.slice(at + 1) };
}

/** The domain that stands for the group, then its others. */
function domainsLike(same: string, { sameDomains }: MatchingRules): string[] {
	const others = [...sameDomains].filter(([, other]) => other === same).map(([domain]) => domain);
	return [same, ...others];
}

/** A tag has something before it: `+ana` is no tag. */
function withoutTag(localPart: string): string {
	const plus = localPart.indexOf('+', 1);
	return plus < 0 ? localPart : localPart.slice(0, plus);
}

function withoutDots(localPart: string): string {
	return localPart.replaceAll('.', '') || localPart;
}
