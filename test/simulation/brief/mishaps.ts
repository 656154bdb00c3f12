// Answers: what befalls a process at one of its awaits, and how often?
import type { Random } from '../random';

/** Where a process may die, or stand still: every await of the engine is one of these. */
export const places = [
	'before a transaction',
	'in a transaction',
	'before the commit',
	'after the commit',
	'on the way to Slack',
	'on the way back from Slack',
	'asking the store for the time',
	'waiting',
] as const;

export type Place = (typeof places)[number];

export type Mishap =
	/** The process is gone. */
	| { kind: 'crash' }
	/** It is frozen, and goes on as if nothing had been. */
	| { kind: 'stall'; ms: number }
	/** The store, or what becomes of its answer, is at fault. */
	| { kind: 'error' };

export interface Dangers {
	/** How many awaits go well, on average, before one does not. */
	every: number;
	crash: number;
	stall: number;
	error: number;
}

/** Around a request to Slack there are few awaits, and each is worth more than the others. */
const weights: Record<Place, number> = {
	'before a transaction': 1,
	'in a transaction': 1,
	'before the commit': 2,
	'after the commit': 3,
	'on the way to Slack': 8,
	'on the way back from Slack': 8,
	'asking the store for the time': 6,
	waiting: 2,
};

/** From the claim to the settlement, the promise is in the hands of one process. */
const claimWeight = 5;

/** Now less, now more than half a lease, than a lease, and than what a look-up waits. */
const stalls = [900, 12_000, 29_000, 58_000, 61_000, 119_999, 120_001, 125_000, 160_000, 400_000];

/** Undefined where all is well. */
export type Strike = (place: Place, hasClaim: boolean) => Mishap | undefined;

export function strikeBy(random: Random, { every, crash, stall, error }: Dangers): Strike {
	const untilNext = () => -every * Math.log(1 - random.fraction());
	let left = untilNext();
	return (place, hasClaim) => {
		left -= weights[place] * (hasClaim ? claimWeight : 1);
		if (left > 0) return undefined;
		left = untilNext();
		return random.weigh<Mishap>([
			[crash, { kind: 'crash' }],
			[stall, { kind: 'stall', ms: random.pick(stalls) }],
			[error, { kind: 'error' }],
		]);
	};
}
