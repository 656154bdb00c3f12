// Answers: what does it cost to sync a list of members with a workspace? The whole engine, a store in a file, a Slack over HTTP.
import { makeWorkspace } from '../data/workspace.ts';
import { giveAnswer, readQuestion } from './answer.ts';
import { watchMemory, type Growth } from './memory.ts';
import { openBench, type BenchQuestion } from './openBench.ts';

export interface SyncQuestion extends BenchQuestion {
	size: number;
}

export interface SyncAnswer {
	seconds: number;
	/** Of the processor, in this process: what else the machine does is not in it. */
	cpuSeconds: number;
	calls: Record<string, number>;
	growth: Growth;
	suggested: number;
}

async function measure({ size, ...question }: SyncQuestion): Promise<SyncAnswer> {
	const { members, connected } = makeWorkspace(size);
	const { engine, readCalls, close } = await openBench(question);
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
	const calls = await readCalls();
	await close();
	return { seconds, cpuSeconds, calls, growth, suggested };
}

void measure(readQuestion<SyncQuestion>()).then(giveAnswer);
