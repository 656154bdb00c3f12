// Answers: how does one brief life go, from a seed to the moment when nothing is open any more?
import { leaseMs } from '../../../src/deliver/lease';
import { utc } from '../../frequency/localClock';
import { simulatedWorkspace } from '../../support/simulatedSlack';
import { randomFrom, type Random } from '../random';
import { judge, type Verdict } from './judge';
import { strikeBy, type Strike } from './mishaps';
import type { OneStore } from './oneStore';
import { whenToGoOn } from './openRows';
import { mostRuns, planLife, recipientOf, sayPlan, type Plan, type PlannedRun } from './plan';
import { startProcess } from './process';
import { run, type Breaks, type Heard } from './runs';
import { skyOf } from './sky';
import { takeTurns } from './turns';

export interface LifeOptions {
	seed: number;
	/** For a test that has to see a fault found: what is wrong with the store of every process. */
	breaks?: () => Breaks;
	/** The same: every machine goes by its own clock. */
	ownClocks?: boolean;
	/** How many of the events have files, from 0 to 1. */
	filesShare?: number;
	/** Writes the story down, which takes longer than to live it. */
	tells?: boolean;
}

export interface Life extends Verdict {
	seed: number;
	story: string[];
	runs: number;
	crashes: number;
	stalls: number;
	storeErrors: number;
	lostAnswers: number;
	messages: number;
}

const shortStallMs = 10_000;
const usualFilesShare = 0.03;
const mostEndRuns = 8;
/** Slack may show files as late as that. */
const longestLookMs = 11 * 60_000;
const endRun: Omit<PlannedRun, 'events'> = {
	kind: 'send due',
	startsAfterMs: 0,
	timeLimitMs: 60_000,
	againAfterMs: [],
	aheadMs: 0,
};

let lives = 0;

export async function live(store: OneStore, options: LifeOptions): Promise<Life> {
	const random = randomFrom(options.seed);
	const plan = planLife(random, options.filesShare ?? usualFilesShare);
	const turns = takeTurns(plan.start, random);
	const workspace = { ...simulatedWorkspace, id: `T${++lives}` };
	const story: string[] = [];
	const tell = (says: string) => {
		if (options.tells) story.push(`${utc(turns.now())} ${says}`);
	};
	tell(sayPlan(plan));
	const count = { crashes: 0, stalls: 0, storeErrors: 0, lostAnswers: 0 };
	const { slack, weather, clearUp } = skyOf(plan, turns, random, count);
	const breaks = options.breaks?.() ?? ((real) => real);
	const heard: Heard[] = [];
	let runs = 0;
	let ids = 0;
	let cutShort = 0;
	const newId = () => `id-${++ids}`;

	const visit = async (stallMs: number) => {
		await turns.sleep(whenToVisit(random, stallMs));
		await start(plan.visitor, strikeBy(random, plan.dangers), mostRuns - 1);
	};
	let visits = 0;
	const onStall = (ms: number) => {
		if (ms > shortStallMs && visits++ === 0) turns.join(() => visit(ms));
	};

	await prepare(store, workspace, plan);

	const start = async (planned: PlannedRun, strike: Strike, slot: number) => {
		runs++;
		const name = `run ${runs}`;
		const { aheadMs } = planned;
		const process = startProcess({ name, turns, aheadMs, strike, onStall, count, tell });
		const tokens = planned.events.map(({ token }) => `e-${token}`);
		process.tell(`begins: ${planned.kind} ${tokens.join(', ')}`);
		const lent = store.connections[slot]!.lendTo(process, plan.sharing);
		const database = options.ownClocks ? { ...lent, tellTime: async () => undefined } : lent;
		const { settings } = plan;
		const end = await run(
			{ process, database, slack, weather, workspace, settings, newId, breaks },
			planned,
		);
		if ('heard' in end) heard.push(...end.heard);
		else cutShort++;
		return end;
	};
	const keepTrying = async (planned: PlannedRun, slot: number) => {
		for (const afterMs of [planned.startsAfterMs, ...planned.againAfterMs]) {
			await turns.sleep(afterMs);
			const end = await start(planned, strikeBy(random, plan.dangers), slot);
			if ('heard' in end) return;
		}
	};

	await turns.together(plan.runs.map((each, slot) => () => keepTrying(each, slot)));
	tell('the sky clears up');
	clearUp();
	for (let left = mostEndRuns; left > 0; left--) {
		const next = whenToGoOn(store, workspace.id, plan);
		if (next === undefined) break;
		turns.moveOnTo(left > mostEndRuns / 2 ? next : Math.max(next, turns.now() + longestLookMs));
		await turns.together([() => start({ ...endRun, events: [] }, calm, 0)]);
	}
	const verdict = judge({ store, workspace, slack, plan, heard, cutShort });
	const { messages } = slack;
	return { seed: options.seed, story, runs, ...count, messages: messages.length, ...verdict };
}

const calm: Strike = () => undefined;

/** In the middle of it, or once the lease is over. */
function whenToVisit(random: Random, stallMs: number): number {
	if (stallMs < leaseMs || random.chance(0.3)) return random.between(0, stallMs);
	return random.between(leaseMs, Math.min(stallMs, leaseMs + 5_000));
}

async function prepare(
	{ connections }: OneStore,
	workspace: typeof simulatedWorkspace,
	{ start, inDigests }: Plan,
): Promise<void> {
	const store = await connections[0]!.quiet.forWorkspace(workspace, start);
	for (const name of inDigests) {
		const change = (before: object) => ({ ...before, everything: 'hourly' }) as never;
		await store.changePreferences(recipientOf[name], change, start);
	}
}
