// Answers: who of those whom events mention by e-mail is in Slack, and who stays text?
import { emailKey } from '../members/email';
import { findKnownMembers } from '../members/findMembers';
import { identify, type IdentifyStore } from '../members/identify';
import type { Mapping } from '../members/member';
import type { MembersParts } from '../members/parts';
import type { Decided } from './decide';
import { findMappings, type Asking } from './findMappings';

export interface MentionParts extends MembersParts {
	store: MembersParts['store'] & IdentifyStore;
}

/** All events of a run in one go. Where Slack can't be asked, who is not known yet stays text. */
export async function addMentions(
	parts: MentionParts,
	decided: readonly Decided[],
	asking: Asking,
): Promise<Decided[]> {
	const emails = new Set(
		decided.flatMap((each) => (each.kind === 'promised' ? each.mentioned : [])),
	);
	if (emails.size === 0) return [...decided];
	const users = await findUsers(parts, [...emails], asking);
	return decided.map((each) => {
		if (each.kind !== 'promised' || each.mentioned.length === 0) return each;
		const found = each.mentioned.filter((email) => users.has(email));
		const notMentioned = each.mentioned.filter((email) => !users.has(email));
		const mentions = Object.fromEntries(found.map((email) => [email, users.get(email)!]));
		const event = { ...each.notification.event, ...(found.length > 0 && { mentions }) };
		return {
			...each,
			notification: { ...each.notification, event },
			details: { ...each.details, ...(notMentioned.length > 0 && { notMentioned }) },
		};
	});
}

/** Slack user IDs by e-mail: of members by that or another e-mail of theirs, or else as Slack knows it. */
async function findUsers(
	parts: MentionParts,
	emails: readonly string[],
	asking: Asking,
): Promise<Map<string, string>> {
	const members = await identify(
		parts.store,
		emails.map((email) => ({ key: emailKey(email) ?? email, email })),
	);
	// What was just refused is not asked again for the sake of a mention.
	const isRefused = asking.questions.refusal(parts.clock.now()) !== undefined;
	const mappings: ReadonlyMap<string, Mapping> = isRefused
		? await findKnownMembers(parts, members, 'old')
		: (await findMappings(parts, members, asking)).mappings;
	const users = new Map<string, string>();
	for (const [index, email] of emails.entries()) {
		const mapping = mappings.get(members[index]!.key);
		if (mapping?.state === 'connected' && mapping.slackUserId !== undefined) {
			users.set(email, mapping.slackUserId);
		}
	}
	return users;
}
