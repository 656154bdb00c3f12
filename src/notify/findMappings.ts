// Answers: which Slack users are these members, as far as that can be found out in this run?
import type { Instant } from '../clock';
import type { Questions } from '../deliver/questions';
import { NotifyError, StoreError } from '../errors';
import { findKnownMembers, findMembers } from '../members/findMembers';
import type { Mapping, Member } from '../members/member';
import type { MembersParts } from '../members/parts';
import { isConnectionLost } from '../slack/connectionLost';
import { SlackError } from '../slack/slackError';

/** How Slack may be asked in this run. */
export interface Asking {
	until: Instant;
	questions: Questions;
}

/** By member key. With `error`, only what the store knows: Slack could not be asked about the rest. */
export async function findMappings(
	parts: MembersParts,
	members: readonly Member[],
	{ until, questions }: Asking,
): Promise<{ mappings: Map<string, Mapping>; error?: NotifyError }> {
	try {
		return { mappings: await findMembers(parts, members, until) };
	} catch (error) {
		if (!(error instanceof NotifyError) || error instanceof StoreError) throw error;
		if (error instanceof SlackError) questions.refused(error, parts.clock.now());
		return { mappings: await findKnownMembers(parts, members, 'old'), error };
	}
}

/** Slack is away, or does not take the credential: who it is about can be looked up when it does. */
export function isOutage(error: NotifyError): boolean {
	return error instanceof SlackError && (error.next === 'later' || isConnectionLost(error.code));
}
