// Answers: what happens next by chance, and the same again from the same seed?

export interface Random {
	/** From 0 to below 1. */
	fraction(): number;
	/** A whole number, both ends included. */
	between(least: number, most: number): number;
	chance(probability: number): boolean;
	pick<T>(among: readonly T[]): T;
	/** Each with its weight. */
	weigh<T>(among: readonly (readonly [weight: number, what: T])[]): T;
}

/** Mulberry32: 32 bits of state, plenty for one life. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const fraction = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (least: number, most: number) =>
		least + Math.floor(fraction() * (most - least + 1));
	return {
		fraction,
		between,
		chance: (probability) => fraction() < probability,
		pick: (among) => among[between(0, among.length - 1)]!,
		weigh(among) {
			let left = fraction() * among.reduce((sum, [weight]) => sum + weight, 0);
			for (const [weight, what] of among) {
				left -= weight;
				if (left < 0) return what;
			}
			return among.at(-1)![1];
		},
	};
}
