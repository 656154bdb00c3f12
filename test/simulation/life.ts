// Answers: how does one life of an outbox go, from a seed to its end?
import { NotifyError } from '../../src/errors';
import type { EngineSettings } from '../../src/engine';
import type { NotificationState } from '../../src/outbox/states';
import type { Message, PostOutcome, Slack } from '../../src/slack/contract';
import type { Database, Store } from '../../src/store/contract';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { dayMs, minuteMs, utc } from '../frequency/localClock';
import { simulatedWorkspace, simulateSlack, WorkerDied } from '../support/simulatedSlack';
import { accountOf, accounts, channels, members, timeZones, twin } from './cast';
import { handIn } from './events';
import { createOracle, type Aftermath } from './oracle';
import { look, retry, sendDue, sendNow, withdraw } from './oversight';
import { randomFrom, type Random } from './random';
import { clockChanges } from './rules';
import { fairWeather, type Happening, type Scene } from './scene';
import { defineTypes, importPreferences, resetPreferences, setPreferences } from './wishes';
import { createWitness } from './witness';
import { startWorker } from './worker';
import { workersClock } from './workersClock';
import {
	changeAccount,
	changePerson,
	changeWeather,
	deleteMessage,
	forget,
	passTime,
	refreshDirectory,
} from './world';

export interface LifeOptions {
	seed: number;
	/** For a test that has to see that a fault is found. */
	faulty?: (store: Store) => Store;
}

export interface Life {
	seed: number;
	/** Empty where everything held. */
	faults: string[];
	/** What happened, step by step, until the first fault. */
	story: string[];
	seen: Record<NotificationState, number>;
	messages: number;
	digests: number;
	replies: number;
	updates: number;
	files: number;
	deaths: number;
	/** Codes of the errors with which the engine answered. */
	errors: string[];
}

const changesOfAllClocks = [...new Set(timeZones.flatMap(clockChanges))].sort((a, b) => a - b);

export async function live({ seed, faulty }: LifeOptions): Promise<Life> {
	const random = randomFrom(seed);
	const database = await openSqlite({ path: ':memory:' });
	try {
		return await liveOn(database, random, { seed, faulty });
	} finally {
		await database.close();
	}
}

async function liveOn(database: Database, random: Random, options: LifeOptions): Promise<Life> {
	const clock = workersClock(
		Date.UTC(2024, 0, 1) + random.between(0, 6 * 365 * 24 * 60) * minuteMs,
	);
	const users = accounts(() => random.pick([undefined, ...timeZones]));
	const around = { alone: true, preferencesChange: false };
	const slack = simulateSlack({
		clock,
		users,
		channels: channels(),
		fateOf: () => random.weigh(scene.weather.fates),
		retryAfterSeconds: () => random.pick([undefined, 1, 30, 90]),
		latencyMs: () => random.between(0, scene.weather.latencyMs),
		isAway: () => scene.weather.away > 0 && random.chance(scene.weather.away),
		isHidden: (place) => scene.weather.hidden.has(place),
		revoked: () => scene.weather.revoked,
		isDeleted: (ts) => scene.deleted.has(ts),
	});
	const store = await database.forWorkspace(simulatedWorkspace, clock.now());
	const witness = createWitness();
	const settings = anySettings(random);
	const oracle = createOracle({
		...{ store, slack, witness, settings, now: clock.now },
		isDeleted: (ts) => scene.deleted.has(ts),
	});
	let ids = 0;
	const judging =
		<Sent extends Message>(send: (message: Sent) => Promise<PostOutcome>) =>
		async (message: Sent): Promise<PostOutcome> => {
			await oracle.judgePost(message, around);
			return send(message);
		};
	const judged: Slack = {
		...slack,
		post: judging(slack.post),
		update: judging(slack.update),
		share: judging(slack.share),
	};
	const parts = { database, slack: judged, clock, settings, random, witness };
	const newId = () => `id-${++ids}`;
	const scene: Scene = {
		...{ random, clock, store, slack, users, settings, oracle },
		weather: fairWeather,
		engine: () =>
			startWorker({ ...parts, newId, dying: scene.weather.dying, faulty: options.faulty }),
		told: [],
		tokens: 0,
		handedIn: new Map(),
		deleted: new Set(),
		clockChanges: changesOfAllClocks,
	};

	const story = [`${utc(clock.now())} ${JSON.stringify(settings)}`];
	const errors: string[] = [];
	let deaths = 0;
	let plansLag = false;
	const take = async (happenings: readonly Happening[]): Promise<boolean> => {
		story.push(`${utc(clock.now())} ${happenings.map(({ says }) => says).join(' || ')}`);
		around.alone = happenings.length === 1;
		around.preferencesChange = happenings.some((each) => each.changesPreferences);
		const ends = await clock.together(happenings.map(({ run }) => run()));
		for (const [index, end] of ends.entries()) {
			if (end.status === 'fulfilled') continue;
			plansLag ||= happenings[index]!.changesPreferences ?? false;
			if (end.reason instanceof WorkerDied) deaths++;
			else if (end.reason instanceof NotifyError) errors.push(end.reason.code);
			else oracle.faults.push(`threw ${String(end.reason?.stack ?? end.reason)}`);
		}
		const mayBeGone: Aftermath['mayBeGone'] = (row) =>
			happenings.some(({ removes }) => removes?.(row) ?? false);
		const nobodyDied = deaths === 0;
		await oracle.judgeStore({ ...around, mayBeGone, nobodyDied, plansLag });
		return oracle.faults.length === 0;
	};

	const live = async (): Promise<void> => {
		const steps = random.between(20, 60);
		if (!(await take([settleIn(scene)]))) return;
		for (let wishes = random.between(0, 6); wishes > 0; wishes--) {
			if (!(await take([setPreferences(scene)]))) return;
		}
		if (!(await take([changeWeather(scene)]))) return;
		for (let step = 0; step < steps; step++) if (!(await take(next(scene)))) return;
		await takeToTheEnd(scene, take);
	};
	await live();
	return {
		seed: options.seed,
		faults: oracle.faults,
		story,
		seen: oracle.seen,
		messages: slack.messages.length,
		digests: slack.messages.filter(({ text }) => / updates/.test(text)).length,
		replies: slack.messages.filter(({ threadTs }) => threadTs !== undefined).length,
		updates: slack.updates.length,
		files: slack.messages.filter(({ files }) => files !== undefined).length,
		deaths,
		errors,
	};
}

function anySettings(random: Random): EngineSettings {
	return {
		timeZone: random.pick(timeZones),
		afterLostAnswer: random.pick(['send_again', 'hold']),
		...(random.chance(0.8) && { defaultChannel: '#general' }),
		...(random.chance(0.1) && { testModeTo: '#ops' }),
		...(random.chance(0.3) && { mostPerRun: random.pick([1, 3, 20]) }),
		...(random.chance(0.4) && { mostPerRecipientAndHour: random.pick([1, 2, 5]) }),
	};
}

/** Everybody whom Slack knows, and one who shares an account. */
function settleIn(scene: Scene): Happening {
	return {
		says: 'settle in',
		async run() {
			const engine = await scene.engine();
			const wishes = { missing: 'leave', forgetAtMostPercent: 20, timeLimitMs: minuteMs } as const;
			await engine.syncMembers(members, wishes);
			await engine.connectMember(
				{ kind: 'given', ...twin },
				{ kind: 'id', id: accountOf('ana') },
				{},
			);
		},
	};
}

function next(scene: Scene): Happening[] {
	const { random } = scene;
	if (random.chance(0.15)) {
		const count = random.between(2, 3);
		return Array.from({ length: count }, () => anyWork(scene, false));
	}
	const happens = random.weigh<() => Happening>([
		[10, () => passTime(scene)],
		[2.5, () => changeWeather(scene)],
		[1, () => changePerson(scene)],
		[1, () => deleteMessage(scene)],
		[0.7, () => changeAccount(scene)],
		[0.4, () => forget(scene)],
		[0.7, () => refreshDirectory(scene)],
		[1.5, () => look(scene, true)],
		[16, () => anyWork(scene, true)],
	]);
	return [happens()];
}

/** What may go on at the same time. */
function anyWork(scene: Scene, alone: boolean): Happening {
	return scene.random.weigh<() => Happening>([
		[8, () => handIn(scene, alone)],
		[6, () => sendDue(scene, alone)],
		[3, () => setPreferences(scene)],
		[0.7, () => resetPreferences(scene)],
		[0.7, () => importPreferences(scene)],
		[0.7, () => defineTypes(scene)],
		[1.2, () => withdraw(scene, alone)],
		[1, () => sendNow(scene, alone)],
		[1, () => retry(scene)],
	])();
}

/** Fair weather, and a run whenever something is due: then nothing may be left but what nobody can find out. */
async function takeToTheEnd(
	scene: Scene,
	take: (happenings: readonly Happening[]) => Promise<boolean>,
): Promise<void> {
	const { clock, oracle, store } = scene;
	const heldForGood = scene.settings.afterLostAnswer === 'hold';
	const { hidden } = scene.weather;
	scene.weather = { ...fairWeather, hidden: heldForGood ? hidden : new Set() };
	const began = clock.now();
	for (let runs = 0; runs < 60; runs++) {
		const engine = scene.engine;
		const wishes = { timeLimitMs: 10 * minuteMs, longDigests: 'messages' } as const;
		const run = async () => (await engine()).sendDue(wishes);
		if (!(await take([{ says: 'a run, near the end', run }]))) return;
		const { due, later, nextDueAt = 0, unsure } = await store.waiting(clock.now());
		const open = [...oracle.last.values()].filter(
			({ state }) => state === 'claimed' || state === 'sending',
		);
		if (due + later + open.length === 0 && (unsure === 0 || (heldForGood && hidden.size > 0)))
			break;
		// What may not be read is looked for once an hour.
		const stepMs = due + later + open.length === 0 ? 10 * minuteMs : minuteMs;
		clock.set(Math.max(clock.now() + stepMs, later > 0 ? nextDueAt : 0));
	}
	for (const { id, state, event } of oracle.last.values()) {
		if (
			['queued', 'claimed', 'sending'].includes(state) ||
			(state === 'unsure' && hidden.size === 0)
		) {
			oracle.faults.push(`${id} “${event.title}” has no end: ${state}`);
		}
	}
	if (clock.now() - began > 40 * dayMs) {
		oracle.faults.push(`the end took until ${utc(clock.now())}`);
	}
}
