// Answers: what is held true of a store whose workers were killed again and again, whichever database it is in?
import { expect } from 'vitest';
import { randomFrom } from '../../simulation/random';
import { noteFigures } from '../../support/noteFigures';
import { crowd } from '../../support/strictSlack/people';
import { appScopes } from '../../support/strictSlack/startStrictSlack';
import { manyChannels } from '../../support/strictSlack/workspace';
import type { Job } from '../processes/job';
import type { Scene, SceneOptions } from '../processes/scene';
import { saidBy } from '../processes/startWorker';
import { killAtRandom, type Hunt, type Running } from './killer';
import { phases } from './phases';
import { recover } from './recovery';
import type { OpenStore } from '../stores/stores';
import { createUpstream } from './upstream';
import { judge } from './verdict';

/** The pace of one message in 250 ms becomes one in 25. */
const factor = 10;

export async function surviveKills(
	name: string,
	kills: number,
	openScene: (options?: SceneOptions) => Promise<Scene>,
	openStore: OpenStore,
): Promise<void> {
	const random = randomFrom(20_260_305);
	const delay = () => (random.chance(0.4) ? random.between(5, 50) : 0);
	const users = crowd(60);
	const channels = manyChannels(12).map((each) => ({ ...each, is_member: true }));
	const scene = await openScene({
		users,
		channels,
		// Everywhere the history may be read.
		scopes: [...appScopes, 'channels:history', 'groups:history'],
		factor,
		requestTimeoutMs: 3_000,
		slowness: () => ({ before: delay(), after: delay() }),
	});
	const { store, outside } = await openStore(scene);
	const workers: Running[] = [];
	const upstream = createUpstream(random, [
		...users.map(({ name }) => ({ person: name })),
		...channels.map(({ id }) => ({ channel: id })),
	]);
	const hunt: Hunt = {
		...{ scene, random, store, upstream, workers },
		outside: outside(() => workers.length === 0),
	};
	await preferDigests(
		scene,
		store,
		users.filter((_, index) => index % 3 === 0).map(({ name }) => name),
	);

	const tally = await killAtRandom(hunt, kills);
	const runs = await recover(hunt);

	const { messages } = scene.strict;
	const rows = await hunt.outside.all();
	const verdict = judge(upstream.events.keys(), messages, rows);
	noteFigures(name, {
		kills: tally.kills,
		'killed together': tally.together,
		...Object.fromEntries(
			Object.entries(tally.phases).map(([phase, count]) => [`killed: ${phase}`, count]),
		),
		events: upstream.events.size,
		'handed in again': upstream.repeated,
		messages: messages.length,
		'runs of the recovery': runs,
		lost: verdict.lost.length,
		doubled: verdict.doubled.length,
	});
	expect(verdict).toEqual({ lost: [], doubled: [], wrong: [] });
	// Or else it would say nothing.
	const sending = phases.filter((phase) => phase.startsWith('sending'));
	const inSending = sending.reduce((sum, phase) => sum + tally.phases[phase], 0);
	expect(inSending).toBeGreaterThan(kills / 10);
	expect(tally.errors).toEqual([]);
	expect(upstream.refused).toEqual([]);
	expect(upstream.open()).toEqual([]);
	expect(await hunt.outside.check()).toBe('ok');
}

async function preferDigests(
	scene: Scene,
	store: Job['store'],
	names: readonly string[],
): Promise<void> {
	const worker = await scene.start({ store });
	await saidBy(worker, { do: 'open' });
	for (const person of names) await saidBy(worker, { do: 'prefer', person, frequency: 'hourly' });
	await worker.kill();
}
