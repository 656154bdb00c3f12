// Answers: how does one run of one worker go, and how does it end in the middle of everything?
import { openEngine, type Engine, type EngineSettings } from '../../src/engine';
import type { Slack } from '../../src/slack/contract';
import type { Database, Store } from '../../src/store/contract';
import { simulatedWorkspace, WorkerDied } from '../support/simulatedSlack';
import type { Random } from './random';
import type { Witness } from './witness';
import type { WorkersClock } from './workersClock';

export interface WorkerParts {
	database: Database;
	slack: Slack;
	clock: WorkersClock;
	newId: () => string;
	settings: EngineSettings;
	random: Random;
	witness: Witness;
	/** How likely the process ends at any question to the store. */
	dying: number;
	/** For a test that has to see that a fault is found. */
	faulty?: (store: Store) => Store;
}

/** What the longest run asks of the store, many times over. */
const mostQuestions = 20_000;

/** As a node does it: an engine for one run. Once dead, it can do nothing any more. */
export async function startWorker(parts: WorkerParts): Promise<Engine> {
	const { database, faulty = (store) => store } = parts;
	const life = { dead: false };
	return openEngine({
		...parts,
		workspace: simulatedWorkspace,
		slack: mortalSlack(parts.slack, life),
		database: {
			...database,
			forWorkspace: async (...args) =>
				watch(faulty(await database.forWorkspace(...args)), parts, life),
		},
	});
}

function watch(
	store: Store,
	{ random, witness, dying }: WorkerParts,
	life: { dead: boolean },
): Store {
	let questions = 0;
	const live = () => {
		if (++questions > mostQuestions) throw new Error('this run comes to no end');
		if (!life.dead && dying > 0 && random.chance(dying)) life.dead = true;
		if (life.dead) throw new WorkerDied('in the middle of everything');
	};
	return new Proxy(store, {
		get(target, name: keyof Store) {
			const verb = target[name];
			if (typeof verb !== 'function') return verb;
			return async (...given: unknown[]) => {
				live();
				// Workers get in between each other now here, now there.
				for (let turns = random.between(0, 3); turns > 0; turns--) await Promise.resolve();
				const answer: unknown = await (verb as (...all: unknown[]) => Promise<unknown>)(...given);
				witness.saw(name, given, answer);
				live();
				return answer;
			};
		},
	});
}

function mortalSlack(slack: Slack, life: { dead: boolean }): Slack {
	const mortal =
		<Sent, Outcome>(send: (sent: Sent) => Promise<Outcome>) =>
		async (sent: Sent): Promise<Outcome> => {
			try {
				return await send(sent);
			} catch (error) {
				if (error instanceof WorkerDied) life.dead = true;
				throw error;
			}
		};
	return {
		...slack,
		post: mortal(slack.post),
		update: mortal(slack.update),
		upload: mortal(slack.upload),
		share: mortal(slack.share),
	};
}
