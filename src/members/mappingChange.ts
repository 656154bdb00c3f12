// Answers: what is different about a member since it was last looked at?
import { emailKey } from './email';
import type { MappingChange } from './mappedMember';
import type { Mapping, SlackUser } from './member';
import { nameAccount } from './saysMapping';

/** Undefined where nothing is different. That a member is missing from its list only the list can tell. */
export function mappingChange(
	prior: Mapping | undefined,
	next: Mapping,
): MappingChange | undefined {
	if (prior === undefined) return 'new';
	const wasConnected = prior.state === 'connected';
	if (next.state === 'connected') return wasConnected ? moved(prior, next) : found(prior);
	if (wasConnected) return lost(prior, next);
	if (next.state === 'removed' && prior.state === 'removed') return undefined;
	if (isAsBefore(prior, next)) return hasOtherEmail(prior, next) ? 'email_changed' : undefined;
	return 'changed';
}

/** Connected before and after. */
function moved(prior: Mapping, next: Mapping): MappingChange | undefined {
	if (prior.slackUserId !== next.slackUserId) return 'account_changed';
	if (prior.missingSince !== undefined && next.missingSince === undefined) return 'back_again';
	// Who is found by an alias now and was found by the e-mail before, or the other way round, has another e-mail in Slack.
	const byEmails = prior.by !== 'manual' && next.by !== 'manual' && prior.by !== next.by;
	return byEmails || hasOtherEmail(prior, next) ? 'email_changed' : undefined;
}

/** Connected now. An account that was excluded had never been the member's, so nothing came back. */
function found(prior: Mapping): MappingChange {
	const hadOne = prior.slackUserId !== undefined && prior.state !== 'excluded';
	return hadOne || prior.missingSince !== undefined ? 'back_again' : 'connected';
}

/** Connected before. */
function lost(prior: Mapping, next: Mapping): MappingChange {
	if (next.state === 'deactivated') return 'deactivated';
	const isOfEmails =
		next.reason === 'user_email_changed' ||
		(next.reason === 'no_match' &&
			next.slackUserId === prior.slackUserId &&
			hasOtherEmail(prior, next));
	return isOfEmails ? 'email_changed' : 'lost';
}

function isAsBefore(prior: Mapping, next: Mapping): boolean {
	return (
		prior.state === next.state &&
		prior.reason === next.reason &&
		prior.slackUserId === next.slackUserId &&
		(prior.candidateIds ?? []).join() === (next.candidateIds ?? []).join() &&
		(prior.missingSince === undefined || next.missingSince !== undefined)
	);
}

function hasOtherEmail(prior: Mapping, next: Mapping): boolean {
	if (prior.member.email === next.member.email) return false;
	return emailKey(prior.member.email) !== emailKey(next.member.email);
}

type Says = (mapping: Mapping, prior?: Mapping, user?: SlackUser) => string;

const words: Record<MappingChange, Says> = {
	new: () => 'Not known before',
	connected: (mapping, _prior, user) => `Connected to ${nameAccount(mapping, user)} now`,
	account_changed: (mapping, prior, user) =>
		`Connected to ${nameAccount(mapping, user)} now${prior?.slackUserId ? `, and to ${prior.slackUserId} before` : ''}`,
	email_changed: (mapping, prior, user) => {
		const whose =
			prior && hasOtherEmail(prior, mapping)
				? `The member’s e-mail address is ${mapping.member.email} now, and was ${prior.member.email}`
				: `The e-mail address of ${nameAccount(mapping, user)} is another one in Slack now`;
		const isLost = prior?.state === 'connected' && mapping.state !== 'connected';
		return isLost ? `${whose}, so the connection is lost` : whose;
	},
	lost: (mapping, prior, user) => {
		const account = nameAccount(
			prior ?? mapping,
			user?.id === prior?.slackUserId ? user : undefined,
		);
		return `The connection to ${account} is lost`;
	},
	deactivated: (mapping, _prior, user) =>
		`Somebody deactivated ${nameAccount(mapping, user)} in Slack`,
	back_again: (mapping, _prior, user) => `Connected to ${nameAccount(mapping, user)} again`,
	changed: (mapping, prior) => {
		if (mapping.state === 'removed') return 'Disconnected by hand';
		return prior?.missingSince !== undefined && mapping.missingSince === undefined
			? 'In the list again, and not connected'
			: 'Still not connected, but for another reason';
	},
	missing: () => 'Not in the list any more',
};

/** What is different, in words, without a full stop. `user` is the account that the mapping names. */
export function saysChange(
	change: MappingChange,
	mapping: Mapping,
	prior?: Mapping,
	user?: SlackUser,
): string {
	return words[change](mapping, prior, user);
}
