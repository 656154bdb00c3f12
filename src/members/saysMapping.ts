// Answers: how do we tell a person why a member is mapped as it is?
import type { Mapping, MappingReason, SlackUser } from './member';

const words: Record<MappingReason, (mapping: Mapping, user?: SlackUser) => string> = {
	email_matches: (mapping, user) =>
		`Connected to ${named(mapping, user)}: the e-mail address is the same`,
	no_match: (mapping) => `No Slack account has the e-mail address ${mapping.member.email}`,
	several_match: (mapping) =>
		`${mapping.candidateIds?.length ?? 'Several'} Slack accounts have the e-mail address ${mapping.member.email}, and it is not for us to choose`,
	user_deactivated: (mapping, user) =>
		`${capital(named(mapping, user))} has this e-mail address but is deactivated`,
	user_is_bot: (mapping, user) =>
		`${capital(named(mapping, user))} has this e-mail address but is a bot`,
	user_is_guest: (mapping, user) =>
		`${capital(named(mapping, user))} has this e-mail address but is a guest`,
	not_asked_yet: (mapping) => `Slack could not be asked about ${mapping.member.email} yet`,
};

/** One sentence, without a full stop. */
export function saysMapping(mapping: Mapping, user?: SlackUser): string {
	return words[mapping.reason](mapping, user);
}

function named(mapping: Mapping, user?: SlackUser): string {
	const id = mapping.slackUserId ?? 'unknown';
	return user?.name ? `${user.name} (${id})` : `the Slack account ${id}`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
