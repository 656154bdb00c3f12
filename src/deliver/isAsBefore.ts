// Answers: is a member still in use where it was, now that a message is to go there and nobody has looked for a day?
import { findMembers } from '../members/findMembers';
import { connectedIsBelievedMs, isWithin } from '../members/howToLook';
import type { MembersParts } from '../members/parts';
import type { Claim } from '../store/contract';
import { SlackError } from '../slack/slackError';
import type { Questions } from './questions';

/** Slack takes messages to deactivated accounts, and nobody reads them. Where it can't be asked, the old answer holds. */
export async function isAsBefore(
	parts: MembersParts,
	{ target, notifications }: Claim,
	questions: Questions,
): Promise<'same' | 'same_after_asking' | 'other'> {
	const { store, clock } = parts;
	const now = clock.now();
	const keys = notifications.slice(0, 1).map(({ recipient }) => recipient.key);
	const [mapping] = await store.findMappings(keys);
	if (!mapping || isWithin(connectedIsBelievedMs, mapping.decidedAt, now)) return 'same';
	if (questions.refusal(now) || !questions.mayAskAboutOldOne()) return 'same';
	try {
		const found = (await findMembers(parts, [mapping.member], now)).get(mapping.member.key);
		const account = target.kind === 'user' ? target.slackUserId : undefined;
		const isSame = found?.state === 'connected' && found.slackUserId === account;
		return isSame ? 'same_after_asking' : 'other';
	} catch (error) {
		if (!(error instanceof SlackError)) throw error;
		questions.refused(error, clock.now());
		return 'same';
	}
}
