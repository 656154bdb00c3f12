// Answers: how do we tell a person why a member is mapped as it is?
import { emailKey } from './email';
import type { Mapping, MappingReason, SlackUser } from './member';

type Says = (mapping: Mapping, user?: SlackUser) => string;

const words: Record<MappingReason, Says> = {
	email_matches: (mapping, user) =>
		mapping.by === 'alias'
			? `Connected to ${nameAccount(mapping, user)}: its e-mail address${shown(user)} is another one of the same member`
			: `Connected to ${nameAccount(mapping, user)}: the e-mail address is the same`,
	alias_matches: (mapping, user) =>
		`Connected to ${nameAccount(mapping, user)}: its e-mail address${shown(user)} counts as the same as ${mapping.member.email}`,
	connected_by_hand: (mapping, user) =>
		`Connected to ${nameAccount(mapping, user)} by hand${by(mapping)}`,
	removed_by_hand: (mapping) =>
		`Disconnected by hand${by(mapping)}, and so not connected again until somebody does it by hand`,
	no_match: (mapping, user) =>
		`No Slack account has the e-mail address ${mapping.member.email}${orAnother(mapping)}${
			mapping.slackUserId === undefined
				? ''
				: `, and ${nameHad(mapping, user)} has another one${shown(user, ': ')}`
		}`,
	several_match: (mapping) =>
		mapping.by === 'alias'
			? `${mapping.candidateIds?.length ?? 'Several'} Slack accounts have an e-mail address that counts as ${mapping.member.email}, and it is not for us to choose`
			: `${mapping.candidateIds?.length ?? 'Several'} Slack accounts have the e-mail address ${mapping.member.email}, and it is not for us to choose`,
	alias_is_taken: (mapping, user) =>
		`${capital(nameAccount(mapping, user))} has an e-mail address${shown(user)} that counts as ${mapping.member.email}, but another member has that account, and two people are never made one`,
	user_deactivated: (mapping, user) => inTheWay(mapping, user, 'is deactivated'),
	user_is_bot: (mapping, user) => inTheWay(mapping, user, 'is a bot'),
	user_is_guest: (mapping, user) => inTheWay(mapping, user, 'is a guest'),
	user_is_stranger: (mapping, user) => inTheWay(mapping, user, 'belongs to another workspace'),
	user_email_changed: (mapping, user) =>
		user && user.email === undefined
			? `${capital(nameHad(mapping, user))} shows no e-mail address in Slack any more`
			: `${capital(nameHad(mapping, user))} has another e-mail address in Slack now${shown(user, ': ')}`,
	user_gone: (mapping, user) =>
		`${capital(nameHad(mapping, user))} is not in Slack’s list of users any more`,
	not_asked_yet: (mapping) => `Slack could not be asked about ${mapping.member.email} yet`,
};

/** One sentence, without a full stop. `user` is the account that the mapping names, where it is known. */
export function saysMapping(mapping: Mapping, user?: SlackUser): string {
	return words[mapping.reason](mapping, user);
}

type Account = Pick<Mapping, 'slackUserId' | 'candidateIds'>;

/** The account that a mapping names, as a person knows it. */
export function nameAccount({ slackUserId, candidateIds }: Account, user?: SlackUser): string {
	const id = slackUserId ?? candidateIds?.[0] ?? 'unknown';
	return user?.name ? `${user.name} (${id})` : `the Slack account ${id}`;
}

/** An account that was found by an e-mail has it; one that the member had before need not. */
function inTheWay(mapping: Mapping, user: SlackUser | undefined, condition: string): string {
	const name = capital(nameAccount(mapping, user));
	if (mapping.by === 'manual') return `${name}, connected by hand, ${condition}`;
	if (user && !isOwnEmail(mapping, user)) {
		return mapping.by === 'alias' && user.email !== undefined
			? `${name} has an e-mail address (${user.email}) that counts as ${mapping.member.email} but ${condition}`
			: `${capital(nameHad(mapping, user))} ${condition}`;
	}
	return `${name} has this e-mail address but ${condition}`;
}

function isOwnEmail({ member }: Mapping, { email }: SlackUser): boolean {
	return email !== undefined && email === emailKey(member.email);
}

function nameHad(mapping: Mapping, user?: SlackUser): string {
	const had = mapping.by === 'manual' ? 'connected by hand' : 'the account that the member had';
	const hadOnly = mapping.by === 'manual' ? 'connected by hand' : 'which the member had';
	return `${nameAccount(mapping, user)}, ${user?.name ? had : hadOnly},`;
}

function shown(user: SlackUser | undefined, before = ' '): string {
	if (user?.email === undefined) return '';
	return before === ' ' ? ` (${user.email})` : `${before}${user.email}`;
}

function by({ byWhom }: Mapping): string {
	return byWhom === undefined ? '' : ` (${byWhom})`;
}

function orAnother({ member }: Mapping): string {
	return member.otherEmails?.length ? ', nor another one of the member' : '';
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
