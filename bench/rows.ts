// Answers: what do the measurements say, and is each within its limit?
import type { ChannelsAnswer } from './measurements/channels.ts';
import type { MatchingAnswer } from './measurements/matching.ts';
import type { SuggestionsAnswer } from './measurements/suggestions.ts';
import type { SyncAnswer } from './measurements/sync.ts';

export interface Row {
	row: string;
	what: string;
	figure: number;
	unit: string;
	/** The most that it may be, or what it has to be. Absent where the figure is only told. */
	limit?: { most: number } | { exactly: number };
	ok: boolean;
}

export interface SyncRound {
	first: SyncAnswer;
	/** Right after it, on the same store, when everybody is known. */
	again: SyncAnswer;
}

export interface Measured {
	small: readonly SyncRound[];
	large: readonly SyncRound[];
	inSmallHeap: SyncRound;
	matching: MatchingAnswer;
	suggestions: SuggestionsAnswer & { open: number };
	channels: ChannelsAnswer;
}

const pages = 100;
const channelPages = 21;
const most = {
	growthMb: 300,
	timesTheJoin: 3,
	timesTheTime: 11,
	ofTheFirstOpening: 0.1,
};

export function judge({
	small,
	large,
	inSmallHeap,
	matching,
	suggestions,
	channels,
}: Measured): Row[] {
	const [firsts, agains] = [large.map(({ first }) => first), large.map(({ again }) => again)];
	const few = small.map(({ first }) => first);
	const { open, indexSeconds, suggestSeconds, growth } = suggestions;
	return [
		...rowsOfSync('sync-100k', firsts, inSmallHeap.first),
		...rowsOfSync('sync-100k-again', agains, inSmallHeap.again),
		...rowsOf('matching-vs-map-join', [
			['matching / Map join', matching.matchingMs / matching.joinMs, 'times', most.timesTheJoin],
			['matching alone', matching.matchingMs, 'ms'],
		]),
		...rowsOf('ten-times-the-members', [
			['time', least(firsts, seconds) / least(few, seconds), 'times', most.timesTheTime],
			['time of the processor', least(firsts, cpuSeconds) / least(few, cpuSeconds), 'times'],
		]),
		...rowsOf('suggestions', [
			['1,000 open members among 100,000 users', suggestSeconds / (open / 1000), 's'],
			['index of 100,000 users, once', indexSeconds, 's'],
			['growth of the process', growth.rssMb, 'MB'],
		]),
		...rowsOf('channels-20k', [
			[
				'second opening / first one',
				channels.openMs / channels.firstMs,
				'times',
				most.ofTheFirstOpening,
			],
			[
				'search / first opening',
				channels.searchMs / channels.firstMs,
				'times',
				most.ofTheFirstOpening,
			],
			['first opening alone', channels.firstMs, 'ms'],
			['slowest search alone', channels.slowestMs, 'ms'],
			[
				'calls at the first opening',
				countOf(channels.firstCalls),
				'calls',
				{ exactly: channelPages },
			],
			['calls after it', countOf(channels.calls), 'calls', { exactly: 0 }],
		]),
	];
}

/** Of several rounds the quickest counts, for what else the machine does only slows down; of the rest the most. */
function rowsOfSync(name: string, timed: readonly SyncAnswer[], inSmallHeap: SyncAnswer): Row[] {
	const all = [...timed, inSmallHeap];
	return rowsOf(name, [
		['time', least(timed, seconds), 's'],
		['calls of users.list', greatest(all, listCalls), 'calls', { exactly: pages }],
		['other calls', greatest(all, otherCalls), 'calls', { exactly: 0 }],
		['growth of the process', inSmallHeap.growth.rssMb, 'MB', most.growthMb],
		['growth of the process, V8 left alone', greatest(timed, ({ growth }) => growth.rssMb), 'MB'],
		['growth of the heap', inSmallHeap.growth.heapMb, 'MB'],
		['of it the answer', inSmallHeap.growth.keptMb, 'MB'],
		['open members with suggestions', greatest(all, ({ suggested }) => suggested), 'members'],
	]);
}

type Told = [what: string, figure: number, unit: string, limit?: number | { exactly: number }];

function rowsOf(row: string, all: readonly Told[]): Row[] {
	return all.map(([what, figure, unit, limit]) => ({
		row,
		what,
		figure: Number.isInteger(figure) ? figure : Number(figure.toPrecision(3)),
		unit,
		...(limit !== undefined && { limit: typeof limit === 'number' ? { most: limit } : limit }),
		ok: isWithin(figure, limit),
	}));
}

function isWithin(figure: number, limit: Told[3]): boolean {
	if (limit === undefined) return true;
	// What could not be measured is not within.
	return typeof limit === 'number' ? figure <= limit : figure === limit.exactly;
}

const seconds = (answer: SyncAnswer) => answer.seconds;
const cpuSeconds = (answer: SyncAnswer) => answer.cpuSeconds;
const listCalls = ({ calls }: SyncAnswer) => calls['users.list'] ?? 0;
const otherCalls = ({ calls: { 'users.list': _, ...others } }: SyncAnswer) => countOf(others);

function countOf(calls: Readonly<Record<string, number>>): number {
	return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

function least(answers: readonly SyncAnswer[], figureOf: (answer: SyncAnswer) => number): number {
	return Math.min(...answers.map(figureOf));
}

function greatest(
	answers: readonly SyncAnswer[],
	figureOf: (answer: SyncAnswer) => number,
): number {
	return Math.max(...answers.map(figureOf));
}
