// Answers: what does a test with worker processes begin with? A Slack, a time that all share, and a way to start workers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll } from 'vitest';
import {
	startStrictSlack,
	type StrictSlack,
	type StrictSlackOptions,
} from '../../support/strictSlack/startStrictSlack';
import type { Job } from './job';
import { startSlowSlack, type SlowSlack, type Slowness } from './slowSlack';
import { bundleWorker, startWorker, Worker } from './startWorker';
import { startTime, type SharedTime } from './time';

export interface Scene {
	/** Its own; gone after the test. */
	folder: string;
	time: SharedTime;
	strict: StrictSlack;
	slow: SlowSlack;
	/** Loaded, and waiting for its first command. */
	start(but: StartedBut): Promise<Worker>;
	/** The same, not waited for. */
	prepare(but: StartedBut): Worker;
}

export type StartedBut = Pick<Job, 'store'> &
	Partial<Job> & { through?: readonly string[]; bundle?: string };

export interface SceneOptions extends Omit<StrictSlackOptions, 'now'> {
	slowness?: (method: string) => Slowness;
	/** How many times faster than real time it is. */
	factor?: number;
	requestTimeoutMs?: number;
}

export const minute = 60_000;
export const hour = 60 * minute;

/** Once for a test file. Everything that a scene opened is closed after its test. */
export function crashScenes(): (options?: SceneOptions) => Promise<Scene> {
	let bundle: string;
	const open: (() => Promise<unknown> | void)[] = [];
	const home = mkdtempSync(join(tmpdir(), 'slack-notify-crashes-'));
	beforeAll(async () => {
		bundle = await bundleWorker(home);
		return () => rmSync(home, { recursive: true, force: true });
	}, minute);
	afterEach(async () => {
		for (const close of open.splice(0).reverse()) await close();
	});

	return async ({ slowness, factor, requestTimeoutMs = 20_000, ...options } = {}) => {
		const folder = mkdtempSync(join(home, 'scene-'));
		const time = startTime(join(folder, 'time.json'), '2026-03-05T08:00:00Z', factor);
		const strict = await startStrictSlack({ ...options, now: time.now });
		open.push(() => strict.close());
		const slow = await startSlowSlack(strict, slowness);
		open.push(() => slow.close());
		let count = 0;
		const jobFor = ({ through: _, ...but }: StartedBut): Job => ({
			name: `w${++count}`,
			timePath: time.path,
			slack: { url: slow.url, token: strict.token },
			requestTimeoutMs,
			...but,
		});
		const closing = (worker: Worker) => {
			open.push(() => worker.kill());
			return worker;
		};
		return {
			folder,
			time,
			strict,
			slow,
			start: async (but) =>
				closing(await startWorker(but.bundle ?? bundle, jobFor(but), but.through)),
			prepare: (but) => closing(new Worker(but.bundle ?? bundle, jobFor(but), but.through)),
		};
	};
}
