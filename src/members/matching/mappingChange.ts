// Answers: what is different about a member since it was last looked at?
import { emailKey } from '../email';
import type { MappingChange } from '../mappedMember';
import type { Mapping, SlackUser, Told } from '../member';
import { nameAccount } from '../saysMapping';

/** What a sync tells of a mapping, for the next one to compare with. */
export function tell({ state, reason, slackUserId, candidateIds, by, member }: Mapping): Told {
	return {
		state,
		reason,
		...(slackUserId !== undefined && { slackUserId }),
		...(candidateIds && { candidateIds }),
		by,
		email: member.email,
	};
}

/** Undefined where nothing is different. Who is in its list or not, only the list can tell. */
export function mappingChange(told: Told | undefined, next: Mapping): MappingChange | undefined {
	if (told === undefined) return 'new';
	const wasConnected = told.state === 'connected';
	if (next.state === 'connected') return wasConnected ? moved(told, next) : found(told);
	if (wasConnected) return lost(told, next);
	if (next.state === 'removed' && told.state === 'removed') return undefined;
	if (isAsBefore(told, next)) return hasOtherEmail(told, next) ? 'email_changed' : undefined;
	return 'changed';
}

/** Connected before and after. */
function moved(told: Told, next: Mapping): MappingChange | undefined {
	if (told.slackUserId !== next.slackUserId) return 'account_changed';
	// Who is found by an alias now and was found by the e-mail before, or the other way round, has another e-mail in Slack.
	const byEmails = told.by !== 'manual' && next.by !== 'manual' && told.by !== next.by;
	return byEmails || hasOtherEmail(told, next) ? 'email_changed' : undefined;
}

/** Connected now. An account that was excluded had never been the member's, so nothing came back. */
function found({ slackUserId, state }: Told): MappingChange {
	return slackUserId !== undefined && state !== 'excluded' ? 'back_again' : 'connected';
}

/** Connected before. */
function lost(told: Told, next: Mapping): MappingChange {
	if (next.state === 'deactivated') return 'deactivated';
	const isOfEmails =
		next.reason === 'user_email_changed' ||
		(next.reason === 'no_match' &&
			next.slackUserId === told.slackUserId &&
			hasOtherEmail(told, next));
	return isOfEmails ? 'email_changed' : 'lost';
}

function isAsBefore(told: Told, next: Mapping): boolean {
	return (
		told.state === next.state &&
		told.reason === next.reason &&
		told.slackUserId === next.slackUserId &&
		(told.candidateIds ?? []).join() === (next.candidateIds ?? []).join()
	);
}

function hasOtherEmail(told: Told, { member }: Mapping): boolean {
	return told.email !== member.email && emailKey(told.email) !== emailKey(member.email);
}

type Says = (mapping: Mapping, told?: Told, user?: SlackUser) => string;

const words: Record<MappingChange, Says> = {
	new: () => 'Not known before',
	connected: (mapping, _told, user) => `Connected to ${nameAccount(mapping, user)} now`,
	account_changed: (mapping, told, user) =>
		`Connected to ${nameAccount(mapping, user)} now${told?.slackUserId ? `, and to ${told.slackUserId} before` : ''}`,
	email_changed: (mapping, told, user) => {
		const whose =
			told && hasOtherEmail(told, mapping)
				? `The member’s e-mail address is ${mapping.member.email} now, and was ${told.email}`
				: `The e-mail address of ${nameAccount(mapping, user)} is another one in Slack now`;
		const isLost = told?.state === 'connected' && mapping.state !== 'connected';
		return isLost ? `${whose}, so the connection is lost` : whose;
	},
	lost: (mapping, told, user) => {
		const account = nameAccount(told ?? mapping, user?.id === told?.slackUserId ? user : undefined);
		return `The connection to ${account} is lost`;
	},
	deactivated: (mapping, _told, user) =>
		`Somebody deactivated ${nameAccount(mapping, user)} in Slack`,
	back_again: (mapping, _told, user) =>
		mapping.state === 'connected'
			? `Connected to ${nameAccount(mapping, user)} again`
			: 'In the list again, and not connected',
	changed: (mapping) =>
		mapping.state === 'removed'
			? 'Disconnected by hand'
			: 'Still not connected, but for another reason',
	missing: () => 'Not in the list any more',
};

/** What is different, in words, without a full stop. `user` is the account that the mapping names. */
export function saysChange(
	change: MappingChange,
	mapping: Mapping,
	told?: Told,
	user?: SlackUser,
): string {
	return words[change](mapping, told, user);
}
