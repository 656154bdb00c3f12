// Answers: what becomes of a member's mapping that a person makes or takes away?
import { BadInput } from '../errors';
import type { Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import { keepApart } from './matching/decideMappings';
import { indexDirectory } from './matching/directoryIndex';
import { cleanKey } from './cleanKey';
import { findReferenced, type FindStore, type Referenced } from './findReferenced';
import { findSlackUser } from './findSlackUser';
import type { Mapped } from './mappedMember';
import type { Mapping } from './member';
import type { MembersParts } from './parts';
import type { ByHand, MemberReference, SlackUserReference } from './requests';
import { showMapping } from './showMapping';

export interface ByHandParts extends MembersParts {
	store: MembersParts['store'] & FindStore & Pick<Store, 'setMappingByHand'>;
	slack: MembersParts['slack'] & Pick<Slack, 'findUserById'>;
}

/** Throws BadInput where the member is not known, or the Slack user is none that can be told anything. */
export async function connectMember(
	parts: ByHandParts,
	reference: MemberReference,
	slackUser: SlackUserReference,
	{ byWhom }: ByHand,
): Promise<Mapped> {
	const referenced = await findReferenced(parts.store, reference);
	const user = await findSlackUser(parts, slackUser);
	const mapping = madeByHand(parts, referenced, {
		state: 'connected',
		reason: 'connected_by_hand',
		slackUserId: user.id,
		byWhom: readByWhom(byWhom, 'Connected By'),
	});
	await parts.store.setMappingByHand(mapping);
	const { rules } = parts.matching;
	const directory = indexDirectory([user], rules);
	const priors = new Map([[mapping.member.key, referenced.prior]]);
	const among = { store: parts.store, directory, rules, now: mapping.decidedAt };
	const { displaced } = await keepApart(among, [mapping], priors);
	await parts.store.saveMappings(displaced, new Set(displaced.map(({ member }) => member.key)));
	return showMapping(mapping, directory);
}

export async function disconnectMember(
	parts: ByHandParts,
	reference: MemberReference,
	{ byWhom, mapAgain }: ByHand & { mapAgain: boolean },
): Promise<Mapped> {
	const referenced = await findReferenced(parts.store, reference);
	const removed = madeByHand(parts, referenced, {
		state: 'removed',
		reason: 'removed_by_hand',
		byWhom: readByWhom(byWhom, 'Disconnected By'),
	});
	const mapping: Mapping = mapAgain
		? {
				...removed,
				state: 'not_connected',
				reason: 'not_asked_yet',
				by: 'email',
				byWhom: undefined,
				decidedAt: 0,
			}
		: removed;
	await parts.store.setMappingByHand(mapping);
	return showMapping(mapping, indexDirectory([], parts.matching.rules));
}

function madeByHand(
	{ clock }: Pick<ByHandParts, 'clock'>,
	{ member }: Referenced,
	made: Pick<Mapping, 'state' | 'reason' | 'slackUserId' | 'byWhom'>,
): Mapping {
	const now = clock.now();
	const matchedAt = made.slackUserId === undefined ? undefined : now;
	return { ...made, member, by: 'manual', decidedAt: now, since: now, matchedAt };
}

const longestText = 200;

function readByWhom(raw: unknown, field: string): string | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	const text = typeof raw === 'string' ? cleanKey(raw) : undefined;
	if (text !== undefined && text.length <= longestText) return text || undefined;
	throw new BadInput('by_whom_unusable', 'Who does this is no short text', {
		field,
		hint: `Give a name or an e-mail of at most ${longestText} characters, or leave it empty.`,
	});
}
