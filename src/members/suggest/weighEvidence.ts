// Answers: how much do name and e-mail speak for a Slack user being this member?
import { compareWords, shareAWord, type Likeness } from './compareWords';
import type { NamedUser } from './indexNames';
import type { Words } from './words';

/** A member as far as it can be compared. */
export interface NamedMember {
	name: Words;
	/** One per e-mail that has any. */
	localParts: readonly { shown: string; words: Words }[];
}

type Pointed = Likeness & { points: number };

export interface Evidence {
	points: number;
	name?: Pointed;
	/** `of` is the member's local part that it is about. */
	localPart?: Pointed & { of: string };
	/** The member's local part spells the user's name, or the other way round. */
	crosswise?: { points: number; spells: 'name_of_user' | 'name_of_member'; of?: string };
}

const forName = { full: 85, single: 60, similar: 85, similarSingle: 50 };
const forLocalPart = { several: 80, long: 70, short: 50, similar: 75 };
const forCrosswise = 60;
/** A second kind of evidence follows from the first to a part: most e-mails are made of the name. */
const independent = { same: 0.7, similar: 0.3 };
/** What is left of a local part's word where the two names speak against it. */
const namesDiffer = { butShareAWord: 0.75, wholly: 0.5 };
const most = 99;

export function weighEvidence(member: NamedMember, user: NamedUser): Evidence {
	const name = weighNames(member.name, user.name);
	const localPart = weighLocalParts(member, user);
	const crosswise = (name ?? localPart) ? undefined : weighCrosswise(member, user);
	const together =
		name && localPart ? add(name, localPart) : (name ?? localPart ?? crosswise)?.points;
	const points = Math.min(
		most,
		Math.round((together ?? 0) * agreement(member.name, user.name, name)),
	);
	return {
		points,
		...(name && { name }),
		...(localPart && { localPart }),
		...(crosswise && { crosswise }),
	};
}

function weighNames(member: Words, user: Words): Evidence['name'] {
	const likeness = compareWords(member, user);
	if (likeness === undefined) return undefined;
	const isSingle = !isFullName(member) && !isFullName(user);
	if (likeness.how === 'same') {
		return { ...likeness, points: isSingle ? forName.single : forName.full };
	}
	const points = (isSingle ? forName.similarSingle : forName.similar) * likeness.quality;
	return { ...likeness, points };
}

/** Chinese, Japanese and Korean names are written as one word. */
function isFullName(words: Words): boolean {
	const [only = ''] = words;
	return words.length > 1 || (only.length > 1 && /^[\p{sc=Han}\p{sc=Hangul}]/u.test(only));
}

function weighLocalParts(member: NamedMember, user: NamedUser): Evidence['localPart'] {
	let best: Evidence['localPart'];
	for (const { shown, words } of member.localParts) {
		const likeness = compareWords(words, user.localPart);
		if (likeness === undefined) continue;
		const points =
			likeness.how === 'same' ? pointsOfSame(words) : forLocalPart.similar * likeness.quality;
		if (points > (best?.points ?? 0)) best = { ...likeness, points, of: shown };
	}
	return best;
}

function pointsOfSame(words: Words): number {
	if (words.length > 1) return forLocalPart.several;
	return (words[0] ?? '').length > 4 ? forLocalPart.long : forLocalPart.short;
}

function weighCrosswise(member: NamedMember, user: NamedUser): Evidence['crosswise'] {
	let best: Evidence['crosswise'];
	if (isFullName(user.name)) {
		for (const { shown, words } of member.localParts) {
			const points = forCrosswise * (compareWords(words, user.name)?.quality ?? 0);
			if (points > (best?.points ?? 0)) best = { points, spells: 'name_of_user', of: shown };
		}
	}
	if (isFullName(member.name)) {
		const points = forCrosswise * (compareWords(member.name, user.localPart)?.quality ?? 0);
		if (points > (best?.points ?? 0)) best = { points, spells: 'name_of_member' };
	}
	return best;
}

function add(...both: [Pointed, Pointed]): number {
	const [first, second] = both.sort((one, other) => other.points - one.points);
	const isSame = first.how === 'same' || second.how === 'same';
	const share = isSame ? independent.same : independent.similar;
	return first.points + ((100 - first.points) * second.points * share) / 100;
}

function agreement(member: Words, user: Words, name: Evidence['name']): number {
	const canDiffer = isFullName(member) && isFullName(user) && isLatin(member) === isLatin(user);
	if (name !== undefined || !canDiffer) return 1;
	return shareAWord(member, user) ? namesDiffer.butShareAWord : namesDiffer.wholly;
}

/** A name in two scripts is not two names. */
function isLatin(words: Words): boolean {
	return words.some((word) => /\p{sc=Latin}/u.test(word));
}
