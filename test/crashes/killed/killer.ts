// Answers: how are workers killed at random instants, while others go on, and again and again?
import type { Random } from '../../simulation/random';
import type { Job, TestEvent } from '../processes/job';
import { minute, type Scene } from '../processes/scene';
import type { Answer, Worker } from '../processes/startWorker';
import { phaseOf, phases, type Phase } from './phases';
import type { Outside } from '../stores/outside';
import type { Upstream } from './upstream';

export interface Hunt {
	scene: Scene;
	random: Random;
	store: Job['store'];
	outside: Outside;
	upstream: Upstream;
	/** Living workers at a time. */
	workers: Running[];
}

export interface Running {
	worker: Worker;
	isOpen: boolean;
	/** Also where it died before. */
	opened: Promise<Answer>;
	/** Handed to it, and not answered. */
	events: TestEvent[];
	/** Resolves once it is dead, and its last answer is known. */
	feeding: Promise<void>;
}

export interface Tally {
	kills: number;
	/** Of them: all workers at the same instant, as in a power cut. */
	together: number;
	phases: Record<Phase, number>;
	/** Errors that left the engine, and what was answered in place of taking an event. */
	errors: string[];
}

const runMs = 20_000;
/** Real milliseconds between two kills, where opening the store does not take longer. */
const longestPeaceMs = 220;

export async function killAtRandom(hunt: Hunt, kills: number): Promise<Tally> {
	const { random, workers } = hunt;
	const tally: Tally = {
		kills: 0,
		together: 0,
		phases: Object.fromEntries(phases.map((phase) => [phase, 0])) as Tally['phases'],
		errors: [],
	};
	const spare = [prepare(hunt), prepare(hunt)];
	const startNext = () => {
		spare.push(prepare(hunt));
		workers.push(run(hunt, spare.shift()!, tally));
	};
	startNext();
	startNext();
	while (tally.kills < kills) {
		await untilInstant(hunt);
		const all = random.chance(0.25);
		const victims = all ? workers.splice(0) : workers.splice(random.between(0, 1), 1);
		await killThese(hunt, victims, tally);
		if (all) {
			tally.together += victims.length;
			await powerCut(hunt);
		}
		for (const _ of victims) startNext();
	}
	await killThese(hunt, workers.splice(0), tally);
	await powerCut(hunt);
	for (const worker of spare) await worker.kill();
	return tally;
}

/** Any instant of a worker's life. Half of the time one when Slack has just heard from it, so that many fall into a request. */
async function untilInstant({ random, scene, workers }: Hunt): Promise<void> {
	const last = workers.at(-1)!;
	const before = performance.now();
	await (random.chance(0.1) ? last.worker.ready : last.opened);
	// A busy machine needs longer for the same work.
	const longestMs = Math.max(longestPeaceMs, performance.now() - before);
	if (random.chance(0.5)) return pause(random.between(0, longestMs));
	await Promise.race([scene.slow.nextMessage(`${last.worker.job.name}-`), pause(2 * longestMs)]);
	await pause(random.between(0, 60));
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function prepare({ scene, store }: Hunt): Worker {
	return scene.prepare({ store });
}

function run(hunt: Hunt, worker: Worker, tally: Tally): Running {
	const running: Running = {
		worker,
		isOpen: false,
		opened: worker.ask({ do: 'open' }),
		events: [],
		feeding: Promise.resolve(),
	};
	running.feeding = feed(hunt, running, tally);
	return running;
}

/** Opens the store and works until it dies. */
async function feed({ upstream }: Hunt, running: Running, tally: Tally): Promise<void> {
	const { worker } = running;
	const opened = await running.opened;
	if (opened === 'dead') return;
	if ('thrown' in opened) return void tally.errors.push(`open: ${JSON.stringify(opened.thrown)}`);
	running.isOpen = true;
	void worker.ask({ do: 'keep_sending', everyMs: 500 });
	while (!worker.isDead) {
		running.events = upstream.take();
		const command = { do: 'notify', events: running.events, timeLimitMs: runMs } as const;
		const answer = await worker.ask(command);
		if (answer === 'dead') return;
		if ('thrown' in answer) {
			tally.errors.push(`notify: ${JSON.stringify(answer.thrown)}`);
			upstream.unanswered(running.events);
		} else upstream.answered(answer.said);
		running.events = [];
	}
}

async function killThese(hunt: Hunt, victims: readonly Running[], tally: Tally): Promise<void> {
	const { outside, scene, upstream } = hunt;
	for (const { worker } of victims) worker.die();
	const before = new Map(scene.slow.progress);
	for (const { worker } of victims) await worker.death();
	for (const { worker, isOpen, events, feeding } of victims) {
		await feeding;
		upstream.unanswered(events);
		tally.errors.push(...worker.unasked.map((thrown) => `send due: ${JSON.stringify(thrown)}`));
		const killed = { name: worker.job.name, isOpen, eventIds: events.map(({ id }) => id) };
		tally.phases[await phaseOf(killed, outside, before)]++;
		tally.kills++;
	}
}

/** Nobody lives: what Slack was asked for it does, and then time passes until somebody comes again. */
async function powerCut({ random, scene }: Hunt): Promise<void> {
	await scene.slow.untilQuiet();
	scene.time.jump(random.between(2, 20) * minute);
}
