// Answers: what does it cost to sync a list of members with a workspace? The whole engine, a store in a file, a Slack over HTTP.
import { setTimeout as wait } from 'node:timers/promises';
import { openEngine } from '../../src/engine.ts';
import { connectSlack } from '../../src/slack/client.ts';
import { openSqlite } from '../../src/store/drivers/sqlite/open.ts';
import { makeWorkspace } from '../data/workspace.ts';
import { giveAnswer, readQuestion } from './answer.ts';
import { watchMemory, type Growth } from './memory.ts';

export interface SyncQuestion {
	size: number;
	slackUrl: string;
	storePath: string;
}

export interface SyncAnswer {
	seconds: number;
	/** Of the processor, in this process: what else the machine does is not in it. */
	cpuSeconds: number;
	calls: Record<string, number>;
	growth: Growth;
	suggested: number;
}

const clock = { now: () => Date.now(), wait: async (ms: number) => void (await wait(ms)) };

async function measure({ size, slackUrl, storePath }: SyncQuestion): Promise<SyncAnswer> {
	const { members, connected } = makeWorkspace(size);
	const database = await openSqlite({ path: storePath });
	const slack = connectSlack({
		baseUrl: slackUrl,
		fetch: (url, init) => fetch(url, init as RequestInit),
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
	await readCalls(slackUrl);

	const { result, growth } = await watchMemory(async () => {
		const startedAt = performance.now();
		const cpuBefore = process.cpuUsage();
		const report = await engine.syncMembers(members, {
			missing: 'mark',
			forgetAtMostPercent: 20,
			timeLimitMs: 10 * 60_000,
			list: '',
		});
		const { user, system } = process.cpuUsage(cpuBefore);
		const seconds = (performance.now() - startedAt) / 1000;
		return { report, seconds, cpuSeconds: (user + system) / 1e6 };
	});

	const { report, seconds, cpuSeconds } = result;
	const found = report.members.filter(({ outcome }) => outcome === 'connected').length;
	if (found !== connected) {
		throw new Error(`${found} members are connected, and ${connected} should be`);
	}
	const suggested = report.members.filter(
		(each) => each.outcome !== 'error' && each.suggestions.length > 0,
	).length;
	const calls = await readCalls(slackUrl);
	await database.close();
	return { seconds, cpuSeconds, calls, growth, suggested };
}

/** Since they were read last. */
async function readCalls(slackUrl: string): Promise<Record<string, number>> {
	return (await (await fetch(`${slackUrl}/calls`)).json()) as Record<string, number>;
}

void measure(readQuestion<SyncQuestion>()).then(giveAnswer);
