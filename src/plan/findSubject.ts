// Answers: whose preferences, or whose notifications, are meant?
import { rememberUnasked } from '../members/findMembers';
import { findReferenced, type FindStore } from '../members/findReferenced';
import type { Member } from '../members/member';
import type { MembersParts } from '../members/parts';
import type { MemberReference } from '../members/requests';
import type { PreferenceSubject } from '../preferences/preferences';
import type { SubjectInput } from '../preferences/requests';
import { findChannel, type ChannelParts } from '../slack/findChannel';
import { requireChannel } from '../slack/requireChannel';

export interface SubjectParts extends ChannelParts {
	store: ChannelParts['store'] & FindStore;
	settings: { defaultChannel?: string };
}

type Named<Input extends SubjectInput> = Extract<PreferenceSubject, { kind: Input['kind'] }>;

/** Throws BadInput where it can't be read, or where the app can see no such channel. */
export async function findSubject<Input extends SubjectInput>(
	parts: SubjectParts,
	input: Input,
): Promise<Named<Input>> {
	return (await find(parts, input)) as Named<Input>;
}

async function find(parts: SubjectParts, input: SubjectInput): Promise<PreferenceSubject> {
	switch (input.kind) {
		case 'workspace':
			return { kind: 'workspace' };
		case 'member':
			return { kind: 'member', key: (await findMember(parts, input)).key };
		case 'channel': {
			const channel = requireChannel(input.channel ?? parts.settings.defaultChannel);
			return { kind: 'channel', key: await findChannel(parts, channel) };
		}
	}
}

/** By ID alone, a member that is known already; by e-mail, anybody. */
export async function findMember(
	{ store }: Pick<SubjectParts, 'store'>,
	{ email, memberId }: Extract<SubjectInput, { kind: 'member' }>,
): Promise<Member> {
	const isNamedById = isNothing(email) && !isNothing(memberId);
	const reference: MemberReference = isNamedById
		? { kind: 'key', key: memberId }
		: { kind: 'given', email, memberId };
	return (await findReferenced(store, reference)).member;
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Who has chosen something is a member, also before the first event: or else nobody would know whose choice it is. */
export async function rememberSubject(
	parts: SubjectParts & Pick<MembersParts, 'store' | 'clock'>,
	input: SubjectInput,
): Promise<void> {
	if (input.kind !== 'member') return;
	const member = await findMember(parts, input);
	const known = await parts.store.findMappings([member.key]);
	if (known.length === 0) await rememberUnasked(parts, [member]);
}
