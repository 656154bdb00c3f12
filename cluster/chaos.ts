// Answers: what goes down when, and for how long?
import type { Random } from '../test/simulation/random.ts';

export type Victim =
	| 'worker 1'
	| 'worker 2'
	| 'PostgreSQL, stopped'
	| 'PostgreSQL, killed'
	| 'Redis, killed'
	| 'Redis, killed and emptied';

export interface Mishap {
	/** From the start of the chaos. */
	atMs: number;
	victim: Victim;
	downForMs: number;
}

export const chaosMs = 190_000;
/** One worker after the other is killed; the longer it takes until it is ready again, the more often both are gone. */
const betweenKillsMs = [9_500, 19_000] as const;
/** n8n gives up, and ends, where Redis is not there for 10 seconds. */
const longestRedisMs = 4_000;

/** In order. Each of PostgreSQL's and Redis' has its own part of the time, at a random instant in it. */
export function planChaos(random: Random, lengthMs = chaosMs): Mishap[] {
	const plan: Mishap[] = [];
	for (let atMs = 8_000; atMs < lengthMs; atMs += random.between(...betweenKillsMs)) {
		const victim = random.pick(['worker 1', 'worker 2'] as const);
		plan.push({ atMs, victim, downForMs: random.between(200, 4_000) });
	}
	const others: Victim[] = [
		'PostgreSQL, stopped',
		'Redis, killed',
		'PostgreSQL, killed',
		'Redis, killed and emptied',
	];
	for (const [index, victim] of others.entries()) {
		const part = lengthMs / others.length;
		const atMs = Math.round(part * (index + 0.2 + random.fraction() * 0.6));
		plan.push({ atMs, victim, downForMs: random.between(200, longestRedisMs) });
	}
	return plan.sort((one, other) => one.atMs - other.atMs);
}
