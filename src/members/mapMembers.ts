// Answers: which Slack user is each of these members? Reads the whole directory first.
import type { Clock } from '../clock';
import { NotifyError } from '../errors';
import type { Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import { emailKey } from './email';
import { matchMember } from './matchMember';
import type { Mapping, Member, SlackUser } from './member';
import { readMember, type MemberInput } from './readMember';
import { saysMapping } from './saysMapping';
import { walkDirectory } from './walkDirectory';

export type MappedMember =
	| {
			outcome: 'connected' | 'needs_attention';
			mapping: Mapping;
			/** In words, for a person. */
			says: string;
			slackUser?: SlackUser;
	  }
	/** This member could not be read; the others went on. */
	| { outcome: 'error'; error: NotifyError };

export interface MembersParts {
	store: Pick<
		Store,
		| 'replaceDirectory'
		| 'rememberUsers'
		| 'directoryWalkedAt'
		| 'findUsersByEmail'
		| 'findUsersById'
		| 'findMappings'
		| 'saveMappings'
	>;
	slack: Pick<Slack, 'usersPage' | 'findUserByEmail'>;
	clock: Clock;
}

/** Answers come in the order of the inputs. Throws where the directory can't be read: nothing changed then. */
export async function mapMembers(
	{ store, slack, clock }: MembersParts,
	inputs: readonly MemberInput[],
): Promise<MappedMember[]> {
	const members = inputs.map(readOrError);
	await store.replaceDirectory(
		await walkDirectory((cursor) => slack.usersPage(cursor)),
		clock.now(),
	);
	return decideMappings({ store, clock }, members);
}

/** Matches against the store's directory and writes the mappings down; those in `keep` only if they connect. */
export async function decideMappings(
	{ store, clock }: Pick<MembersParts, 'store' | 'clock'>,
	members: readonly (Member | NotifyError)[],
	keep: ReadonlySet<string> = new Set(),
): Promise<MappedMember[]> {
	const readable = members.filter((member): member is Member => !(member instanceof NotifyError));
	const usersByEmail = Map.groupBy(
		await store.findUsersByEmail([...new Set(readable.map(emailOf))]),
		(user) => user.email,
	);
	const mapped = members.map((member): MappedMember => {
		if (member instanceof NotifyError) return { outcome: 'error', error: member };
		const candidates = usersByEmail.get(emailOf(member)) ?? [];
		const match = matchMember(candidates);
		const mapping: Mapping = { ...match, member, by: 'email', decidedAt: clock.now() };
		const slackUser = candidates.find((user) => user.id === match.slackUserId);
		return {
			outcome: match.state === 'connected' ? 'connected' : 'needs_attention',
			mapping,
			says: saysMapping(mapping, slackUser),
			...(slackUser && { slackUser }),
		};
	});
	const mappings = mapped.flatMap((each) => ('mapping' in each ? [each.mapping] : []));
	await store.saveMappings(
		mappings.filter(({ state, member }) => state === 'connected' || !keep.has(member.key)),
	);
	return mapped;
}

function emailOf(member: Member): string {
	return emailKey(member.email) ?? member.email;
}

function readOrError(input: MemberInput): Member | NotifyError {
	try {
		return readMember(input);
	} catch (error) {
		if (error instanceof NotifyError) return error;
		throw error;
	}
}
