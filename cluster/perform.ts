// Answers: how does what goes wrong happen to the cluster, and how often did it?
import { setTimeout as wait } from 'node:timers/promises';
import type { Mishap, Victim } from './chaos.ts';
import type { N8nProcess } from './n8nProcess.ts';
import type { Postgres } from './postgres.ts';
import type { Redis } from './redis.ts';

export interface Victims {
	workers: readonly [N8nProcess, N8nProcess];
	postgres: Postgres;
	redis: Redis;
}

export interface PerformOptions extends Victims {
	plan: readonly Mishap[];
	say(line: string): void;
	signal: AbortSignal;
}

export type Happened = Record<'workerKills' | 'postgresRestarts' | 'redisRestarts', number>;

/** Ends once everything is running again. Each victim has its own course: two may be down at once. */
export async function perform(options: PerformOptions): Promise<Happened> {
	const { plan, say, signal } = options;
	const startedAt = Date.now();
	const happened: Happened = { workerKills: 0, postgresRestarts: 0, redisRestarts: 0 };
	const byVictim = Map.groupBy(plan, ({ victim }) => victim.split(',')[0]);
	const courses = [...byVictim.values()].map(async (course) => {
		for (const { atMs, victim, downForMs } of course) {
			await wait(Math.max(0, startedAt + atMs - Date.now()), undefined, { signal });
			const at = ((Date.now() - startedAt) / 1000).toFixed(1);
			say(`  ${at.padStart(6)} s  ${victim}; back after ${downForMs} ms`);
			const { down, up, counts } = dealWith(options, victim);
			await down();
			await wait(downForMs, undefined, { signal });
			await up();
			happened[counts]++;
		}
	});
	await Promise.all(courses);
	return happened;
}

interface Deal {
	down(): Promise<void>;
	up(): Promise<void> | void;
	counts: keyof Happened;
}

function dealWith({ workers, postgres, redis }: Victims, victim: Victim): Deal {
	const worker = ([one]: readonly [N8nProcess] | readonly [N8nProcess, N8nProcess]): Deal => ({
		down: () => one.kill(),
		up: () => one.start(),
		counts: 'workerKills',
	});
	const ofPostgres = { up: () => postgres.start(), counts: 'postgresRestarts' } as const;
	const ofRedis = { down: () => redis.kill(), counts: 'redisRestarts' } as const;
	const deals: Record<Victim, () => Deal> = {
		'worker 1': () => worker(workers),
		'worker 2': () => worker([workers[1]]),
		'PostgreSQL, stopped': () => ({ ...ofPostgres, down: () => postgres.stop() }),
		'PostgreSQL, killed': () => ({ ...ofPostgres, down: () => postgres.kill() }),
		'Redis, killed': () => ({ ...ofRedis, up: () => redis.start() }),
		'Redis, killed and emptied': () => ({ ...ofRedis, up: () => redis.start({ emptied: true }) }),
	};
	return deals[victim]();
}
