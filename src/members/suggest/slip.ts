// Answers: is one word the other one, mistyped?
import { distance } from 'fastest-levenshtein';

/** From how many letters on one slip is forgiven, and from how many on two. */
const forgiveOne = 4;
const forgiveTwo = 8;
const longestWord = 40;

/** False for the same word. Another spelling is always one; another number never is. */
export function isSlip(one: string, other: string): boolean {
	const shorter = Math.min(one.length, other.length);
	if (shorter < 3 || Math.abs(one.length - other.length) > 2 || one === other) return false;
	if (Math.max(one.length, other.length) > longestWord) return false;
	if (hasOtherNumber(one, other)) return false;
	if (soundsSame(one, other)) return true;
	if (shorter < forgiveOne) return false;
	const slips = distance(one, other);
	return slips <= (shorter < forgiveTwo ? 1 : 2) || (slips === 2 && isSwap(one, other));
}

/** As `squeeze` has it. */
export function soundsSame(one: string, other: string): boolean {
	return one[0] === other[0] && squeeze(one) === squeeze(other);
}

/** As it sounds more than as it is written: `anna` and `ana`, `mueller` and `muller` (which was `müller`). */
export function squeeze(word: string): string {
	if (!canBeSqueezed(word)) return word;
	return word.replace(/([aou])e/g, '$1').replace(/(.)\1+/gu, '$1');
}

/** Most words can't, and this is asked a million times. */
function canBeSqueezed(word: string): boolean {
	for (let at = 1; at < word.length; at++) {
		const [letter, before] = [word[at], word[at - 1]];
		if (letter === before) return true;
		if (letter === 'e' && (before === 'a' || before === 'o' || before === 'u')) return true;
	}
	return false;
}

function hasOtherNumber(one: string, other: string): boolean {
	if (!/\p{N}/u.test(one) || !/\p{N}/u.test(other)) return false;
	return digitsOf(one) !== digitsOf(other);
}

function digitsOf(word: string): string {
	return word.replace(/\P{N}/gu, '');
}

/** Two neighbours changed places: two steps by the measure, one slip of the fingers. */
function isSwap(one: string, other: string): boolean {
	if (one.length !== other.length) return false;
	let at = 0;
	while (one[at] === other[at]) at++;
	return (
		one[at] === other[at + 1] &&
		one[at + 1] === other[at] &&
		one.slice(at + 2) === other.slice(at + 2)
	);
}
