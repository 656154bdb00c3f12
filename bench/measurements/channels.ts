// Answers: how long does somebody wait for the list of channels, once it was read and while it is?
import { giveAnswer, readQuestion } from './answer.ts';
import { openBench, type BenchQuestion } from './openBench.ts';

export interface ChannelsQuestion extends BenchQuestion {
	channels: number;
	/** An odd number, after the warm-up. */
	rounds: number;
}

export interface ChannelsAnswer {
	/** The first opening reads Slack's whole list. */
	firstMs: number;
	firstCalls: Record<string, number>;
	/** Medians of those after it. */
	openMs: number;
	searchMs: number;
	/** The slowest of all searches. */
	slowestMs: number;
	calls: Record<string, number>;
}

const warmUp = 3;

async function measure({
	channels,
	rounds,
	...question
}: ChannelsQuestion): Promise<ChannelsAnswer> {
	const { engine, readCalls, close } = await openBench(question);
	const last = `team-${channels - 1}`;
	const searches = [last, `#${last.toUpperCase()}`, 'team-1', 'nowhere', 'c0'];
	const find = async (text: string) => {
		const startedAt = performance.now();
		const { items } = await engine.searchChannels(text);
		return { items, ms: performance.now() - startedAt };
	};
	const first = await find('');
	const firstCalls = await readCalls();
	const [opened, searched]: [number[], number[]] = [[], []];
	for (let round = 0; round < warmUp + rounds; round++) {
		const { ms, items } = await find('');
		if (items.length !== first.items.length) throw new Error('The list changed on its way');
		const found = await find(searches[round % searches.length]!);
		if (round % searches.length < 2 && found.items[0]?.name !== last) {
			throw new Error(`${last} was not found`);
		}
		if (round < warmUp) continue;
		opened.push(ms);
		searched.push(found.ms);
	}
	const calls = await readCalls();
	await close();
	return {
		firstMs: first.ms,
		firstCalls,
		openMs: median(opened),
		searchMs: median(searched),
		slowestMs: Math.max(...searched),
		calls,
	};
}

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}

void measure(readQuestion<ChannelsQuestion>()).then(giveAnswer);
