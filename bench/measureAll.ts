// Answers: what is measured, how often, and in which order?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureApart } from './measureApart.ts';
import type { ChannelsAnswer, ChannelsQuestion } from './measurements/channels.ts';
import type { MatchingAnswer, MatchingQuestion } from './measurements/matching.ts';
import type { BenchQuestion } from './measurements/openBench.ts';
import type { SuggestionsAnswer, SuggestionsQuestion } from './measurements/suggestions.ts';
import type { SyncAnswer, SyncQuestion } from './measurements/sync.ts';
import type { Measured, SyncRound } from './rows.ts';
import { serveSlack } from './slack/start.ts';

const [few, many] = [10_000, 100_000];
const timedRounds = 2;
const matchingQuestion: MatchingQuestion = { size: many, rounds: 9 };
const channelsQuestion = { channels: 20_000, rounds: 45 };
const suggestionsQuestion: SuggestionsQuestion = { users: many, open: few };

/** Left alone, V8 takes what the machine has before it looks for garbage. This shows what a sync can do with. */
const smallHeap = ['--max-heap-size=320'];

type Say = (line: string) => void;

export async function measureAll(bundles: string, say: Say): Promise<Measured> {
	const timed = await timeSyncs(bundles, say);
	say(`Syncing ${shown(many)} members in a small heap, twice …`);
	const inSmallHeap = await measureSync(bundles, many, smallHeap);
	say('Matching …');
	const matching = await measureApart<MatchingAnswer>(bundles, 'matching', matchingQuestion);
	say('Suggesting …');
	const suggestions = await measureApart<SuggestionsAnswer>(
		bundles,
		'suggestions',
		suggestionsQuestion,
	);
	say(`Listing ${shown(channelsQuestion.channels)} channels …`);
	const channels = await withSlack(channelsQuestion, (at) =>
		measureApart<ChannelsAnswer>(bundles, 'channels', {
			...channelsQuestion,
			...at,
		} satisfies ChannelsQuestion),
	);
	return { ...timed, inSmallHeap, matching, suggestions: { ...suggestions, open: few }, channels };
}

/** Small and large in turns, so that a machine that is busy for a while slows both down. */
async function timeSyncs(bundles: string, say: Say): Promise<Pick<Measured, 'small' | 'large'>> {
	const rounds = { small: [] as SyncRound[], large: [] as SyncRound[] };
	for (let round = 1; round <= timedRounds; round++) {
		for (const [name, size] of [['small', few] as const, ['large', many] as const]) {
			say(`Syncing ${shown(size)} members, twice (${round} of ${timedRounds}) …`);
			rounds[name].push(await measureSync(bundles, size));
		}
	}
	return rounds;
}

async function measureSync(
	bundles: string,
	size: number,
	nodeOptions: readonly string[] = [],
): Promise<SyncRound> {
	return await withSlack({ users: size }, async (at) => {
		const question: SyncQuestion = { size, ...at };
		const measure = () => measureApart<SyncAnswer>(bundles, 'sync', question, nodeOptions);
		return { first: await measure(), again: await measure() };
	});
}

/** With a Slack of that size, and an empty store. */
async function withSlack<T>(
	size: Parameters<typeof serveSlack>[0],
	measure: (at: BenchQuestion) => Promise<T>,
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'slack-notify-bench-store-'));
	const slack = await serveSlack(size);
	try {
		return await measure({ slackUrl: slack.url, storePath: join(folder, 'store.sqlite') });
	} finally {
		await slack.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

function shown(size: number): string {
	return size.toLocaleString('en');
}
