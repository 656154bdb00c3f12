// Answers: to which Slack conversation does a claim go, now that it is about to be sent?
import { findMembers } from '../members/findMembers';
import type { MembersParts } from '../members/mapMembers';
import { saysMapping } from '../members/saysMapping';
import type { Mapping } from '../members/member';
import { tryAgainAt } from '../outbox/retryPolicy';
import { SlackError } from '../slack/slackError';
import type { Refusal } from '../slack/contract';
import type { Claim, Settlement } from '../store/contract';

export type Addressee =
	/** Channel ID or Slack user ID. */
	| { kind: 'conversation'; conversation: string }
	/** Nobody can be written to now: what to do with the claimed notifications, and why. */
	| {
			kind: 'nobody';
			settlement: Extract<Settlement, { state: 'queued' | 'failed' }>;
			refusal?: Refusal;
	  };

/** Which Slack account a member is, is looked up when a notification is sent, not when it is queued. */
export async function findAddressee(parts: MembersParts, { target }: Claim): Promise<Addressee> {
	if (target.kind === 'channel') return { kind: 'conversation', conversation: target.channelId };
	if (target.kind === 'user' && !target.deactivated) {
		return { kind: 'conversation', conversation: target.slackUserId };
	}
	if (target.kind === 'user')
		return refuse('user_deactivated', 'The member’s Slack account is deactivated');
	return target.mapping
		? lookAgain(parts, target.mapping)
		: refuse('member_unknown', 'Nobody knows this member any more');
}

async function lookAgain(parts: MembersParts, mapping: Mapping): Promise<Addressee> {
	const now = parts.clock.now();
	try {
		const found = (await findMembers(parts, [mapping.member])).get(mapping.member.key) ?? mapping;
		if (found.state !== 'connected') return refuse(found.reason, saysMapping(found));
		// The next claim finds the account that was just connected.
		return { kind: 'nobody', settlement: { state: 'queued', reason: 'connected', notBefore: now } };
	} catch (error) {
		if (!(error instanceof SlackError)) throw error;
		const { refusal } = error;
		const notBefore = tryAgainAt(now, 1);
		return {
			kind: 'nobody',
			settlement: { state: 'queued', reason: refusal.code, notBefore },
			refusal,
		};
	}
}

function refuse(code: string, says: string): Addressee {
	const refusal: Refusal = {
		code,
		says,
		hint: 'See Slack Map Members, output Needs Attention, for what to do about this member.',
	};
	return { kind: 'nobody', settlement: { state: 'failed', reason: code }, refusal };
}
