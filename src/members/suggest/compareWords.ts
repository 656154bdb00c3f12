// Answers: how alike are two lists of words, each a name or what is before an @?
import { isSlip, soundsSame } from './slip';
import type { Words } from './words';

export interface Likeness {
	/** Over 0 to 1, where 1 is the same. */
	quality: number;
	/** `reordered`: the same words in another order. */
	how: 'same' | 'reordered' | 'similar';
}

/** What a word is worth that is not the same, but meant to be. */
const worth = { same: 1, spelling: 0.85, slip: 0.6, beginning: 0.55, initial: 0.3 };
/** What is left where words have to be joined before they agree. */
const joined = { whole: 0.9, initial: 0.7, slip: 0.75 };
const perWordMore = 0.1;
const forOtherOrder = 0.05;

/** Undefined where nothing speaks for it. */
export function compareWords(one: Words, other: Words): Likeness | undefined {
	if (one.length === 0 || other.length === 0) return undefined;
	if (one.length === other.length && one.every((word, at) => word === other[at])) {
		return { quality: 1, how: 'same' };
	}
	if (areJoinedSame(one, other)) return { quality: joined.whole, how: 'similar' };
	const bothHaveSeveral = one.length > 1 && other.length > 1;
	return bothHaveSeveral ? alignWords(one, other) : joinWords(one, other);
}

/** Whether two names that are not alike have a word in common at least. */
export function shareAWord(one: Words, other: Words): boolean {
	return one.some(
		(word) => word.length > 1 && other.some((each) => each === word || isSlip(each, word)),
	);
}

/** Every word of the shorter list has to be meant by one of the longer list. */
function alignWords(one: Words, other: Words): Likeness | undefined {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	const taken = new Set<number>();
	const partners = short.map((word) => {
		const at = long.findIndex((each, index) => each === word && !taken.has(index));
		taken.add(at);
		return at;
	});
	const isSame = !taken.has(-1) && short.length === long.length;
	let anchors = short.filter((word, at) => word.length > 1 && partners[at] !== -1).length;
	let sum = 0;
	for (const [at, word] of short.entries()) {
		if (partners[at] !== -1) {
			sum += worth.same;
			continue;
		}
		const found = bestPartner(word, long, taken);
		if (found === undefined) return undefined;
		partners[at] = found.at;
		taken.add(found.at);
		sum += found.worth;
		if (found.isSlip) anchors++;
	}
	// Initials and beginnings alone are anybody's.
	if (anchors === 0) return undefined;
	const more = Math.min(2, long.length - short.length);
	const inOrder = partners.every((partner, at) => at === 0 || partner > (partners[at - 1] ?? -1));
	const quality = sum / short.length - more * perWordMore - (inOrder ? 0 : forOtherOrder);
	return { quality, how: isSame ? 'reordered' : 'similar' };
}

function bestPartner(word: string, long: Words, taken: ReadonlySet<number>) {
	let best: { at: number; worth: number; isSlip: boolean } | undefined;
	for (const [at, each] of long.entries()) {
		if (taken.has(at)) continue;
		const slip = isSlip(word, each);
		const value = slip ? worthOfSlip(word, each) : worthOfBeginning(word, each);
		if (value > (best?.worth ?? 0)) best = { at, worth: value, isSlip: slip };
	}
	return best;
}

function worthOfSlip(one: string, other: string): number {
	return soundsSame(one, other) ? worth.spelling : worth.slip;
}

/** `A`, `Al` or `Alex` for `Alexander`. */
function worthOfBeginning(one: string, other: string): number {
	if (!one.startsWith(other) && !other.startsWith(one)) return 0;
	const shorter = Math.min(one.length, other.length);
	return shorter >= 3 ? worth.beginning : worth.initial;
}

/** `ana.lopez`, `analopez`, `lopezana`. Not for as many words on both sides: their order is looked at word by word. */
function areJoinedSame(one: Words, other: Words): boolean {
	if (one.length === other.length) return false;
	const [first, second] = [one.join(''), other.join('')];
	if (first.length < 5 || first.length !== second.length) return false;
	return first === second || joinReversed(one) === second || joinReversed(other) === first;
}

function joinReversed(words: Words): string {
	return words.toReversed().join('');
}

/** One of the two is written as one word: `alopez`, `lopeza` or `analopze` for `ana.lopez`. */
function joinWords(one: Words, other: Words): Likeness | undefined {
	const [first, second] = [one.join(''), other.join('')];
	const shorter = Math.min(first.length, second.length);
	if (shorter < 5) return undefined;
	if (withInitial(one).includes(second) || withInitial(other).includes(first)) {
		return { quality: joined.initial, how: 'similar' };
	}
	if (shorter < 6 || !isSlip(first, second)) return undefined;
	return { quality: joined.slip, how: 'similar' };
}

function withInitial(words: Words): string[] {
	const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
	if (words.length < 2) return [];
	return [
		...(last.length > 2 ? [initialOf(first) + last, last + initialOf(first)] : []),
		...(first.length > 2 ? [first + initialOf(last)] : []),
	];
}

export function initialOf(word: string): string {
	return String.fromCodePoint(word.codePointAt(0) ?? 0x20);
}
