// Answers: what is one brief life about: who is told of what, by which runs, and under which sky?
import type { Instant } from '../../../src/clock';
import type { EngineSettings } from '../../../src/engine';
import { hourMs, minuteMs } from '../../frequency/localClock';
import type { Fate } from '../../support/simulatedSlack';
import type { Random } from '../random';
import type { Dangers } from './mishaps';
import type { Sharing } from './mortalDriver';

export const recipients = ['ana', 'bo', 'ops'] as const;
export type RecipientName = (typeof recipients)[number];

export interface PlannedEvent {
	/** In its title, and in its event ID. */
	token: number;
	to: RecipientName;
	urgent: boolean;
	files: number;
}

export interface PlannedRun {
	kind: 'notify' | 'send due' | 'send now' | 'retry' | 'withdraw';
	/** Handed in by `notify`; the first is what `withdraw` takes back. */
	events: readonly PlannedEvent[];
	startsAfterMs: number;
	timeLimitMs: number;
	/** After how long it is tried again, where it ended with an error or in the middle of everything. */
	againAfterMs: readonly number[];
	/** How far the clock of its machine is ahead. */
	aheadMs: number;
}

export interface Plan {
	start: Instant;
	sharing: Sharing;
	settings: EngineSettings;
	dangers: Dangers;
	fates: readonly (readonly [number, Fate])[];
	/** Whose conversations may not be read. */
	hidden: ReadonlySet<RecipientName>;
	/** The same, once the sky has cleared up. */
	stillHidden: ReadonlySet<RecipientName>;
	/** Who wants to be told once an hour. */
	inDigests: ReadonlySet<RecipientName>;
	shownAfterMs: number;
	slackAheadMs: number;
	runs: readonly PlannedRun[];
	/** Comes by where somebody stands still. */
	visitor: PlannedRun;
}

/** The visitor is one of them. */
export const mostRuns = 6;
const mostSkewMs = 5 * minuteMs;
/** Just before and after what others wait for: half a lease, a lease. */
const starts = [0, 0, 0, 0, 40, 3_000, 30_000, 61_000, 119_990, 120_020, 130_000, 245_000];

export function planLife(random: Random, filesShare: number): Plan {
	const sharing = random.pick<Sharing>(['server', 'server', 'file']);
	const skew = () => (sharing === 'file' ? 0 : random.between(-mostSkewMs, mostSkewMs));
	const among = recipients.slice(random.between(0, 2));
	const events = Array.from({ length: random.weigh(sizes) }, (_, index) =>
		anyEvent(random, index + 1, among, filesShare),
	);
	const handedIn = deal(random, events);
	// At least two workers share the store.
	const atLeast = handedIn.length > 1 ? 0 : 1;
	const length = Math.max(atLeast, random.weigh(otherRuns));
	const others = Array.from({ length }, () => random.weigh(otherKinds));
	const planRun = (what: Pick<PlannedRun, 'kind' | 'events'>): PlannedRun => ({
		...what,
		startsAfterMs: random.pick(starts),
		timeLimitMs: random.pick([0, 2_000, 60_000, 60_000]),
		againAfterMs: Array.from({ length: random.between(0, 2) }, () => random.pick(starts) + 1),
		// On one machine they go by one clock.
		aheadMs: skew(),
	});
	const notify = (each: readonly PlannedEvent[]) => planRun({ kind: 'notify', events: each });
	const plannedRuns = [
		...handedIn.map(notify),
		...others.map((kind) => planRun({ kind, events: [random.pick(events)] })),
	];
	const visitor = random.chance(0.4)
		? notify(random.pick(handedIn))
		: planRun({ kind: 'send due', events: [] });
	const inDigests = new Set(recipients.filter(() => random.chance(0.25)));
	const hidden = new Set(random.chance(0.5) ? recipients.filter(() => random.chance(0.6)) : []);
	const bad = random.pick([0, 0.4, 0.7]);
	return {
		start: anyStart(random, inDigests.size > 0),
		sharing,
		settings: { timeZone: 'UTC', afterLostAnswer: random.pick(['send_again', 'hold']) },
		dangers: {
			every: random.pick([300, 800, 2_000]),
			crash: 5,
			stall: random.pick([2, 8]),
			error: random.pick([0, 1]),
		},
		fates: [
			[1 - bad, 'posted'],
			[bad * 0.1, 'refused'],
			[bad * 0.1, 'asked_to_wait'],
			[bad * 0.15, 'not_reached'],
			[bad * 0.35, 'unsure_posted'],
			[bad * 0.3, 'unsure_not_posted'],
		],
		hidden,
		stillHidden: random.chance(0.7) ? hidden : new Set(),
		inDigests,
		shownAfterMs: random.pick([0, 0, 3_000, 9_000]),
		slackAheadMs: random.between(-mostSkewMs, mostSkewMs),
		runs: plannedRuns,
		visitor,
	};
}

const sizes = [
	[50, 1],
	[28, 2],
	[13, 3],
	[5, 4],
	[2, 5],
	[2, 6],
] as const;

const otherRuns = [
	[65, 0],
	[30, 1],
	[5, 2],
] as const;

const otherKinds = [
	[20, 'send due'],
	[1, 'send now'],
	[1, 'retry'],
	[1, 'withdraw'],
] as const;

function anyEvent(
	random: Random,
	token: number,
	among: readonly RecipientName[],
	filesShare: number,
): PlannedEvent {
	return {
		token,
		to: random.pick(among),
		urgent: random.chance(0.08),
		files: random.chance(filesShare) ? random.between(1, 3) : 0,
	};
}

/** Each event to one run, and some to a second one: as a webhook is that is called twice. */
function deal(random: Random, events: readonly PlannedEvent[]): PlannedEvent[][] {
	const hands = Array.from({ length: random.between(1, 2) }, (): PlannedEvent[] => []);
	for (const event of events) {
		const first = random.between(0, hands.length - 1);
		hands[first]!.push(event);
		if (random.chance(0.35)) hands[(first + 1) % hands.length]!.push(event);
	}
	if (random.chance(0.15)) hands.push([random.pick(events)]);
	return hands.filter((hand) => hand.length > 0);
}

/** Where somebody waits for the full hour, often so that it strikes in the middle of everything. */
function anyStart(random: Random, waitForTheHour: boolean): Instant {
	const hour = Date.UTC(2026, 2, 5, 8);
	if (waitForTheHour && random.chance(0.7)) return hour - random.between(1, 150_000);
	return hour + random.between(0, hourMs);
}

/** Keys of recipients of whom nobody may ever find out what arrived. */
export function heldForGood({ settings, stillHidden }: Plan): ReadonlySet<string> {
	const names = settings.afterLostAnswer === 'hold' ? [...stillHidden] : [];
	return new Set(names.map((name) => recipientOf[name].key));
}

/** As the outbox has them. */
export const recipientOf: Record<RecipientName, { kind: 'member' | 'channel'; key: string }> = {
	ana: { kind: 'member', key: 'ana@example.com' },
	bo: { kind: 'member', key: 'bo@example.com' },
	ops: { kind: 'channel', key: 'C0000000OPS' },
};

export function sayPlan({
	runs,
	dangers,
	hidden,
	inDigests,
	settings,
	sharing,
	...plan
}: Plan): string {
	const events = new Map(runs.flatMap((each) => each.events).map((each) => [each.token, each]));
	const told = [...events.values()].map(
		({ token, to, files }) => `e-${token} → ${to}${files ? ` with ${files} files` : ''}`,
	);
	return [
		`a ${sharing}; ${settings.afterLostAnswer}; ${told.join(', ')}`,
		`hidden: ${[...hidden].join() || 'nobody'}; in digests: ${[...inDigests].join() || 'nobody'}`,
		`clocks ahead by ${runs.map(({ aheadMs }) => aheadMs).join()} ms, Slack’s by ${plan.slackAheadMs} ms`,
		`fair ${plan.fates[0]![0]}, shown after ${plan.shownAfterMs} ms, a mishap every ${dangers.every} awaits`,
	].join('; ');
}
