// Answers: which Slack users could an open member be? Nobody is connected because of it.
import type { Suggestion } from '../mappedMember';
import type { Member, SlackUser } from '../member';
import type { NameIndex } from './indexNames';
import { keysOf } from './keys';
import { reasonOf, saysEvidence, saysHadEmail, saysHasEmail } from './saysSuggestion';
import { weighEvidence, type NamedMember } from './weighEvidence';
import { localPartOf, wordsOfLocalPart, wordsOfName } from './words';

export interface AboutMember {
	/** The account that the member had. */
	had?: SlackUser;
	/** The accounts that have the member's e-mail, where they are several. */
	candidates?: readonly SlackUser[];
	/** Whether another member is connected to this account. */
	isTaken(slackUserId: string): boolean;
}

const mostSuggested = 3;
const mostEmails = 5;
/** A wrong suggestion costs trust. */
const fewestPoints = 40;
/** The e-mail says nearly all; the rest is for the order among several. */
const forEmail = 97;
const forOldEmail = 95;

/** At most three, the best first; by name and ID where two are equally good. */
export function suggestUsers(
	member: Member,
	index: NameIndex,
	{ had, candidates = [], isTaken }: AboutMember,
): Suggestion[] {
	const isFree = (user: SlackUser) => !isTaken(user.id);
	const named = nameMember(member);
	const keys = [named.name, ...named.localParts.map(({ words }) => words)].map(keysOf);
	const suggestions = new Map<string, Suggestion>();

	for (const near of index.near(keys, isFree)) {
		const evidence = weighEvidence(named, near);
		if (evidence.points < fewestPoints) continue;
		const { user } = near;
		const suggestion = { slackUser: user, score: evidence.points, why: reasonOf(evidence) };
		suggestions.set(user.id, { ...suggestion, says: saysEvidence(evidence, user) });
	}
	const mayBe = (user: SlackUser) => index.isUsable(user) && isFree(user);
	if (had && mayBe(had)) {
		const says = saysHadEmail(had);
		suggestions.set(had.id, { slackUser: had, score: forOldEmail, why: 'had_the_email', says });
	}
	for (const user of candidates.filter(mayBe)) {
		const others = (100 - forEmail) * ((suggestions.get(user.id)?.score ?? 0) / 100);
		const score = Math.round(forEmail + others);
		suggestions.set(user.id, {
			slackUser: user,
			score,
			why: 'has_the_email',
			says: saysHasEmail(user),
		});
	}
	return [...suggestions.values()].sort(byScore).slice(0, mostSuggested);
}

function nameMember({ name = '', email, otherEmails = [] }: Member): NamedMember {
	const localParts = [email, ...otherEmails.slice(0, mostEmails - 1)]
		.map(localPartOf)
		.map((shown) => ({ shown, words: wordsOfLocalPart(shown) }));
	return {
		name: wordsOfName(name),
		localParts: localParts.filter(({ words }) => words.length > 0),
	};
}

function byScore(one: Suggestion, other: Suggestion): number {
	return (
		other.score - one.score ||
		compare(one.slackUser.name, other.slackUser.name) ||
		compare(one.slackUser.id, other.slackUser.id)
	);
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
