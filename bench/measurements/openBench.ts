// Answers: what does a measurement of the whole engine need? A store in a file, and the Slack that is played in another process.
import { setTimeout as wait } from 'node:timers/promises';
import { openEngine, type Engine } from '../../src/engine.ts';
import { connectSlack } from '../../src/slack/client.ts';
import { openSqlite } from '../../src/store/drivers/sqlite/open.ts';

export interface BenchQuestion {
	slackUrl: string;
	storePath: string;
}

export interface Bench {
	engine: Engine;
	/** What Slack was asked since this was asked last. */
	readCalls(): Promise<Record<string, number>>;
	close(): Promise<void>;
}

const clock = { now: () => Date.now(), wait: async (ms: number) => void (await wait(ms)) };

export async function openBench({ slackUrl, storePath }: BenchQuestion): Promise<Bench> {
	const database = await openSqlite({ path: storePath });
	const slack = connectSlack({
		baseUrl: slackUrl,
		fetch: (url, init) => fetch(url, init as RequestInit),
		upload: () => Promise.reject(new Error('No measurement sends files.')),
		timeoutMs: 30_000,
		clock,
	});
	let ids = 0;
	const engine = await openEngine({
		database,
		slack,
		workspace: await slack.identify(),
		clock,
		newId: () => `id-${++ids}`,
		settings: { timeZone: 'UTC', afterLostAnswer: 'send_again' },
	});
	const readCalls = async () =>
		(await (await fetch(`${slackUrl}/calls`)).json()) as Record<string, number>;
	await readCalls();
	return { engine, readCalls, close: () => database.close() };
}
