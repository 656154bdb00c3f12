// Answers: to which Slack conversation does a claim go, now that it is about to be sent?
import type { Instant } from '../clock';
import { BadInput, NotifyError, StoreError } from '../errors';
import { findMembers } from '../members/findMembers';
import type { Mapping, Member } from '../members/member';
import type { MembersParts } from '../members/parts';
import { saysMapping } from '../members/saysMapping';
import { isAsBefore } from './isAsBefore';
import type { Questions } from './questions';
import { readChannelReference } from '../slack/channelReference';
import type { Refusal } from '../slack/contract';
import { findChannel, type ChannelParts } from '../slack/findChannel';
import { ofDefaultChannel } from '../slack/requireChannel';
import { SlackError } from '../slack/slackError';
import type { Claim, Settlement } from '../store/contract';

export interface AddresseeParts extends MembersParts, ChannelParts {
	store: MembersParts['store'] & ChannelParts['store'];
	slack: MembersParts['slack'] & ChannelParts['slack'];
	settings: { defaultChannel?: string };
}

export type Addressee =
	/** Channel ID or Slack user ID; the member that a channel stands in for. `asked`: Slack was, and may have told news. */
	| { kind: 'conversation'; conversation: string; insteadOf?: Member; asked?: boolean }
	/** Nobody can be written to now: what to do with the claimed notifications, and why. */
	| {
			kind: 'nobody';
			settlement: Extract<Settlement, { state: 'queued' | 'failed' }>;
			refusal?: Refusal;
	  };

/** Which Slack account a member is, is looked up when a notification is sent, not when it is queued. */
export async function findAddressee(
	parts: AddresseeParts,
	claim: Claim,
	questions: Questions,
): Promise<Addressee> {
	const { target } = claim;
	if (target.kind === 'channel') return { kind: 'conversation', conversation: target.channelId };
	if (target.kind === 'user' && !target.deactivated) {
		const found = await isAsBefore(parts, claim, questions);
		if (found === 'other') return lookedUp(parts);
		const asked = found === 'same_after_asking';
		return { kind: 'conversation', conversation: target.slackUserId, asked };
	}
	const mappings = await mappingsOf(parts, claim);
	const [mapping] = mappings;
	if (!mapping)
		return refuse('member_unknown', 'Nobody knows this member any more', {
			because: 'not_connected',
		});
	const now = parts.clock.now();
	const known = questions.refusal(now);
	if (known) return holdBack(known.error, known.until);
	try {
		// The account may have been deactivated because there is a new one: nothing known is good enough.
		const belief = target.kind === 'user' ? 'nothing' : 'recent';
		const members = mappings.map(({ member }) => member);
		const found = await findMembers(parts, members, now, belief);
		const first = found.get(mapping.member.key) ?? mapping;
		// The next claim finds the account that was just connected, and for members who shared one each their own.
		if (first.state === 'connected' || mappings.length > 1) return lookedUp(parts);
		return await standIn(parts, claim, first);
	} catch (error) {
		if (!(error instanceof SlackError)) throw error;
		return holdBack(error, questions.refused(error, parts.clock.now()));
	}
}

function lookedUp({ clock }: AddresseeParts): Addressee {
	const settlement = { state: 'queued', reason: 'looked_up', notBefore: clock.now() } as const;
	return { kind: 'nobody', settlement };
}

function holdBack({ refusal }: SlackError, notBefore: Instant): Addressee {
	const settlement = { state: 'queued', reason: refusal.code, notBefore } as const;
	return { kind: 'nobody', settlement, refusal };
}

/** Of everybody in the claim, as far as they are known. */
async function mappingsOf({ store }: AddresseeParts, claim: Claim): Promise<Mapping[]> {
	const { target, notifications } = claim;
	if (target.kind === 'nobody') return target.mapping ? [target.mapping] : [];
	return store.findMappings([...new Set(notifications.map(({ recipient }) => recipient.key))]);
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
	if (!channel) return refuse(mapping.reason, saysMapping(mapping), becauseOf(mapping));
	try {
		const conversation = await findChannel(parts, channel);
		return { kind: 'conversation', conversation, insteadOf: mapping.member };
	} catch (error) {
		const isAnswer = error instanceof NotifyError && !(error instanceof StoreError);
		if (!isAnswer || error instanceof SlackError) throw error;
		const { code, message, hint } = error instanceof BadInput ? ofDefaultChannel(error) : error;
		return refuse(code, message, { hint });
	}
}

function becauseOf({ state }: Mapping): Why {
	return { because: state === 'deactivated' ? 'deactivated' : 'not_connected' };
}

interface Why {
	because?: Extract<Settlement, { state: 'failed' }>['because'];
	hint?: string;
}

function refuse(code: string, says: string, { because, hint = seeMapMembers }: Why): Addressee {
	return {
		kind: 'nobody',
		settlement: { state: 'failed', reason: code, because },
		refusal: { code, says, hint },
	};
}

const seeMapMembers =
	'See Slack Map Members, output Needs Attention, for what to do about this member.';
