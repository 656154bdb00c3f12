// Answers: under which keys are words looked up, so that whoever is alike has one in common?
import { initialOf } from './compareWords';
import { squeeze } from './slip';
import type { Words } from './words';

/** Each key is a 32-bit hash: two that meet by chance only bring one more user to be compared. */
export interface Keys {
	/** The same words, joined or not, from either end. */
	same: number[];
	/** A word and another one's initial; or all words with one letter left out. */
	near: number[];
}

const mostPaired = 4;
const shortestForSlips = 5;
const longestForSlips = 32;

export function keysOf(words: Words): Keys {
	if (words.length === 0) return { same: [], near: [] };
	const joined = words.join('');
	const same = [hash(joined)];
	if (words.length > 1) same.push(hash(words.toReversed().join('')));
	return { same, near: [...pairs(words), ...withoutOneLetter(joined)] };
}

/** `ana lopez` and `alopez` meet at `lopez` with an a. */
function pairs(words: Words): number[] {
	const [only = ''] = words;
	if (words.length === 1) {
		if (only.length < 4) return [];
		const [first, last] = [initialOf(only), only.slice(-1)];
		return [pair(only.slice(first.length), first), pair(only.slice(0, -1), last)];
	}
	const paired = words.slice(0, mostPaired - 1).concat(words.slice(mostPaired - 1).slice(-1));
	return paired.flatMap((word, at) =>
		word.length < 2
			? []
			: paired.flatMap((other, index) => (index === at ? [] : [pair(word, initialOf(other))])),
	);
}

function pair(word: string, initial: string): number {
	return hash(`${squeeze(word)}|${initial}`);
}

/** One letter more, less, another one or swapped with its neighbour: without one letter both are the same. */
function withoutOneLetter(text: string): number[] {
	if (text.length < shortestForSlips || text.length > longestForSlips) return [];
	return Array.from(text, (_, at) => hash(text, at));
}

/** FNV-1a over UTF-16 units, but for the one to leave out. */
function hash(text: string, without = -1): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		if (at !== without) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	}
	return value >>> 0;
}
