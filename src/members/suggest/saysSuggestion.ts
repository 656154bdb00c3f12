// Answers: how do we tell a person why somebody is suggested?
import type { SuggestionReason } from '../mappedMember';
import type { SlackUser } from '../member';
import type { Evidence } from './weighEvidence';
import { localPartOf } from './words';

const longestShown = 40;

/** What speaks most for it. */
export function reasonOf({ name, localPart, crosswise }: Evidence): SuggestionReason {
	if (crosswise) {
		return crosswise.spells === 'name_of_user' ? 'similar_name' : 'similar_local_part';
	}
	if (name && name.points >= (localPart?.points ?? 0)) {
		return name.how === 'same' ? 'same_name' : 'similar_name';
	}
	return localPart?.how === 'same' ? 'same_local_part' : 'similar_local_part';
}

/** Without a full stop. */
export function saysEvidence({ name, localPart, crosswise }: Evidence, user: SlackUser): string {
	const its = shorten(localPartOf(user.email));
	if (crosswise) {
		return crosswise.spells === 'name_of_user'
			? `${shorten(crosswise.of ?? '')} before the @ reads like this name`
			: `${its} before the @ in Slack reads like the member’s name`;
	}
	const before = localPart && {
		alone:
			localPart.how === 'same'
				? `Same before the @: ${its}`
				: `Similar before the @: ${its} in Slack`,
		more:
			localPart.how === 'same'
				? `${its} before the @ as well`
				: `${its} before the @ where the member has ${shorten(localPart.of)}`,
	};
	if (!name) return before?.alone ?? 'Something in common';
	return before ? `${nameWords[name.how]}, and ${before.more}` : nameWords[name.how];
}

const nameWords = {
	same: 'Same name',
	reordered: 'Same name in another order',
	similar: 'Similar name',
};

export function saysHasEmail({ email }: SlackUser): string {
	return email ? `Has the e-mail ${shorten(email)}` : 'Has the e-mail';
}

export function saysHadEmail({ email }: SlackUser): string {
	return email
		? `Was this member’s account before, and has the e-mail ${shorten(email)} in Slack now`
		: 'Was this member’s account before, and has no e-mail in Slack now';
}

function shorten(text: string): string {
	const letters = [...text.slice(0, 4 * longestShown)];
	return letters.length > longestShown ? `${letters.slice(0, longestShown).join('')}…` : text;
}
