// Answers: how long may what take?

/** In milliseconds. Tests have shorter ones. */
export interface Limits {
	/** To reach the server. */
	connecting: number;
	/** For a connection to be free, and for the others in this process to be done that came before. */
	queue: number;
	/** For a connection that nobody uses to be closed. */
	idle: number;
	/** From the first failure, until what may be passing counts as lasting. */
	patience: number;
	/** For one lock: others of the workspace have their turn before. */
	lock: number;
	/** A process that stands still in the middle of a transaction loses it, so that the others go on. Less than `lock`. */
	standstill: number;
	/** For one statement. */
	statement: number;
	/** On top of that, for the answer to come: after that, nobody is there. */
	answer: number;
}

export const usualLimits: Limits = {
	connecting: 10_000,
	queue: 60_000,
	idle: 10_000,
	patience: 10_000,
	lock: 30_000,
	standstill: 15_000,
	statement: 60_000,
	answer: 10_000,
};

/** For one question, there and back. */
export function longestWait({ lock, statement, answer }: Limits): number {
	return Math.max(lock, statement) + answer;
}
