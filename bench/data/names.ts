// Answers: what are a hundred thousand people called?
import { pick, seededRandom } from './random.ts';

export interface Person {
	first: string;
	last: string;
	/** Before the @, unlike anybody else's. */
	localPart: string;
}

const beginnings =
	'Al An Be Bo Ca Da El Fa Ga Ha Is Ja Jo Ka La Li Ma Mi No Pa Ra Ro Sa Te Va'.split(' ');
const middles = 'a e i o u ar el in or ic an il'.split(' ');
const endings = 'na ra la do so ta n s l mir bert nie'.split(' ');
const families = 'ez ova ski sen mann ini eau ado ić son ström er'.split(' ');
const zones = [
	'Europe/Paris',
	'America/New_York',
	'Asia/Tokyo',
	'America/Sao_Paulo',
	'Europe/Warsaw',
];

/** 900 first and 4,000 last names; a few of them make up most of the people. */
export function makePeople(count: number): Person[] {
	const random = seededRandom(1);
	const firsts = makeNames(900, endings, random);
	const lasts = makeNames(4_000, families, random);
	const taken = new Map<string, number>();
	return Array.from({ length: count }, () => {
		const [first, last] = [pick(firsts, random), pick(lasts, random)];
		const plain = `${first}.${last}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
		const namesakes = taken.get(plain) ?? 0;
		taken.set(plain, namesakes + 1);
		return { first, last, localPart: namesakes === 0 ? plain : `${plain}${namesakes + 1}` };
	});
}

export function timeZoneOf(index: number): string {
	return zones[index % zones.length]!;
}

function makeNames(count: number, ends: readonly string[], random: () => number): string[] {
	const names = new Set<string>();
	while (names.size < count) {
		const middle = `${pick(middles, random)}${random() < 0.5 ? '' : `l${pick(middles, random)}`}`;
		const extra = names.size > 500 ? `r${pick(middles, random)}` : '';
		names.add(`${pick(beginnings, random)}${middle}${extra}${pick(ends, random)}`);
	}
	return [...names];
}
