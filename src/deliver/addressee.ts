// Answers: to which Slack conversation does a claim go, now that it is about to be sent?
import type { Instant } from '../clock';
import { NotifyError, StoreError } from '../errors';
import { findMembers } from '../members/findMembers';
import type { Mapping, Member } from '../members/member';
import type { MembersParts } from '../members/parts';
import { saysMapping } from '../members/saysMapping';
import { tryAgainAt } from '../outbox/retryPolicy';
import { readChannelReference } from '../slack/channelReference';
import type { Refusal } from '../slack/contract';
import { findChannel, type ChannelParts } from '../slack/findChannel';
import { SlackError } from '../slack/slackError';
import type { Claim, Settlement } from '../store/contract';

export interface AddresseeParts extends MembersParts, ChannelParts {
	store: MembersParts['store'] & ChannelParts['store'];
	slack: MembersParts['slack'] & ChannelParts['slack'];
	settings: { defaultChannel?: string };
}

export type Addressee =
	/** Channel ID or Slack user ID; the member that a channel stands in for. */
	| { kind: 'conversation'; conversation: string; insteadOf?: Member }
	/** Nobody can be written to now: what to do with the claimed notifications, and why. */
	| {
			kind: 'nobody';
			settlement: Extract<Settlement, { state: 'queued' | 'failed' }>;
			refusal?: Refusal;
	  };

/** Where Slack refuses to be asked who somebody is, it is asked no more in the same run. */
export interface Questions {
	refusedUntil?: Instant;
	refused?: SlackError;
}

/** Which Slack account a member is, is looked up when a notification is sent, not when it is queued. */
export async function findAddressee(
	parts: AddresseeParts,
	claim: Claim,
	questions: Questions,
): Promise<Addressee> {
	const { target } = claim;
	if (target.kind === 'channel') return { kind: 'conversation', conversation: target.channelId };
	if (target.kind === 'user' && !target.deactivated) {
		return { kind: 'conversation', conversation: target.slackUserId };
	}
	const mapping = target.kind === 'nobody' ? target.mapping : await mappingOf(parts, claim);
	if (!mapping) return refuse('member_unknown', 'Nobody knows this member any more');
	const now = parts.clock.now();
	try {
		if (questions.refused && now < (questions.refusedUntil ?? now)) throw questions.refused;
		// The account may have been deactivated because there is a new one: nothing known is good enough.
		const belief = target.kind === 'user' ? 'nothing' : 'recent';
		const found = (await findMembers(parts, [mapping.member], now, belief)).get(mapping.member.key);
		if (found?.state === 'connected') {
			// The next claim finds the account that was just connected.
			return {
				kind: 'nobody',
				settlement: { state: 'queued', reason: 'connected', notBefore: now },
			};
		}
		return await standIn(parts, claim, found ?? mapping);
	} catch (error) {
		if (!(error instanceof SlackError)) throw error;
		questions.refused = error;
		questions.refusedUntil ??= tryAgainAt(now, 1, error.retryAfterMs);
		const { refusal } = error;
		const notBefore = questions.refusedUntil;
		return {
			kind: 'nobody',
			settlement: { state: 'queued', reason: refusal.code, notBefore },
			refusal,
		};
	}
}

async function mappingOf({ store }: AddresseeParts, claim: Claim): Promise<Mapping | undefined> {
	const [mapping] = await store.findMappings(
		claim.notifications.slice(0, 1).map(({ recipient }) => recipient.key),
	);
	return mapping;
}

/** The default channel, where everything in the claim was to go there rather than nowhere. */
async function standIn(
	parts: AddresseeParts,
	{ notifications }: Claim,
	mapping: Mapping,
): Promise<Addressee> {
	const { defaultChannel } = parts.settings;
	const isWanted = notifications.every((each) => each.ifNotConnected === 'default_channel');
	const channel = isWanted && defaultChannel ? readChannelReference(defaultChannel) : undefined;
	if (!channel) return refuse(mapping.reason, saysMapping(mapping));
	try {
		const conversation = await findChannel(parts, channel);
		return { kind: 'conversation', conversation, insteadOf: mapping.member };
	} catch (error) {
		const isAnswer = error instanceof NotifyError && !(error instanceof StoreError);
		if (!isAnswer || error instanceof SlackError) throw error;
		return refuse(error.code, error.message, error.hint);
	}
}

function refuse(
	code: string,
	says: string,
	hint = 'See Slack Map Members, output Needs Attention, for what to do about this member.',
): Addressee {
	return {
		kind: 'nobody',
		settlement: { state: 'failed', reason: code },
		refusal: { code, says, hint },
	};
}
