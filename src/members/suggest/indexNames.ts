// Answers: which Slack users could a name or an e-mail be, out of a hundred thousand and without comparing all?
import type { SlackUser } from '../member';
import { keysOf, type Keys } from './keys';
import { localPartOf, wordsOfLocalPart, wordsOfName, type Words } from './words';

export interface NamedUser {
	user: SlackUser;
	name: Words;
	localPart: Words;
}

export interface NameIndex {
	isUsable(user: SlackUser): boolean;
	/** Usable users with a key in common, those with the same words first; a bounded number. */
	near(keys: readonly Keys[], isFree: (user: SlackUser) => boolean): NamedUser[];
}

/** How many users are compared with one member, and how many entries are looked at to find them. */
const mostNear = 200;
const mostEntries = 5_000;

/** Users that are not usable are never suggested; who is known to be taken is best left out here too. */
export function indexNames(
	users: Iterable<SlackUser>,
	isUsable: (user: SlackUser) => boolean,
): NameIndex {
	// By ID, so that the order of the list makes no difference where a bound cuts.
	const usable = [...users].filter(canBeSuggested).sort(byId);
	const words = usable.map(writeWords);
	// A key and a user have to fit into one number; with over two million users fewer keys are told apart.
	const hashes = Math.min(2 ** 32, Math.floor(Number.MAX_SAFE_INTEGER / (usable.length + 1)));
	const entries = sortEntries(words, hashes);

	return { isUsable: canBeSuggested, near };

	/** No member is a bot, even where bots may be told. */
	function canBeSuggested(user: SlackUser): boolean {
		const isBot = user.kind === 'bot' || user.id === 'USLACKBOT';
		return !isBot && !user.deactivated && isUsable(user);
	}

	function near(keys: readonly Keys[], isFree: (user: SlackUser) => boolean): NamedUser[] {
		const ranges = [
			...rangesOf(keys.flatMap(({ same }) => same)),
			...rangesOf(keys.flatMap(({ near: some }) => some)),
		];
		const seen = new Set<number>();
		const found: NamedUser[] = [];
		let looked = 0;
		for (const [from, to] of ranges) {
			for (let entry = from; entry < to; entry++) {
				if (found.length >= mostNear || looked++ >= mostEntries) return found;
				const at = (entries[entry] ?? 0) % usable.length;
				const user = usable[at];
				if (user === undefined || seen.has(at)) continue;
				seen.add(at);
				if (isFree(user)) found.push({ user, ...readWords(words[at] ?? '') });
			}
		}
		return found;
	}

	/** The rarest key says most. */
	function rangesOf(keys: readonly number[]): [from: number, to: number][] {
		return [...new Set(keys.map((key) => key % hashes))]
			.map((key): [number, number] => [
				lowerBound(entries, key * usable.length),
				lowerBound(entries, (key + 1) * usable.length),
			])
			.sort((one, other) => one[1] - one[0] - (other[1] - other[0]) || one[0] - other[0]);
	}
}

/** Key and user in one number each, sorted: a tenth of the memory that a Map of lists takes. */
function sortEntries(words: readonly string[], hashes: number): Float64Array {
	const count = words.length;
	let entries = new Float64Array(count * 16);
	let length = 0;
	for (const [at, text] of words.entries()) {
		const { name, localPart } = readWords(text);
		const sameWords = name.join(' ') === localPart.join(' ');
		for (const { same, near } of sameWords ? [keysOf(name)] : [keysOf(name), keysOf(localPart)]) {
			const more = length + same.length + near.length;
			if (more > entries.length) entries = grow(entries, more);
			for (const key of same) entries[length++] = (key % hashes) * count + at;
			for (const key of near) entries[length++] = (key % hashes) * count + at;
		}
	}
	return entries.slice(0, length).sort();
}

function grow(entries: Float64Array<ArrayBuffer>, atLeast: number): Float64Array<ArrayBuffer> {
	const grown = new Float64Array(Math.max(atLeast, Math.ceil(entries.length * 1.5)));
	grown.set(entries);
	return grown;
}

function lowerBound(sorted: Float64Array, value: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** One short text a user instead of two lists. */
function writeWords({ name, email }: SlackUser): string {
	return `${wordsOfName(name).join(' ')}\n${wordsOfLocalPart(localPartOf(email)).join(' ')}`;
}

function readWords(text: string): { name: Words; localPart: Words } {
	const [name = '', localPart = ''] = text.split('\n');
	return { name: name ? name.split(' ') : [], localPart: localPart ? localPart.split(' ') : [] };
}

function byId(one: SlackUser, other: SlackUser): number {
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
