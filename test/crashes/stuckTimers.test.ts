// Answers: what is late because a timer in some process never fires? Nothing may be.
import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { idsIn } from './processes/idsIn';
import type { TestEvent } from './processes/job';
import { crashScenes, hour, minute, type Scene } from './processes/scene';
import { saidBy, type Worker } from './processes/startWorker';
import { openFile, postgresStores, type CrashStore, type OpenStore } from './stores/stores';

const openScene = crashScenes();
const openSchema = postgresStores();
const timeLimitMs = minute;
const sendDue = { do: 'send_due', timeLimitMs } as const;

const eventsFor = (count: number): TestEvent[] =>
	Array.from({ length: count }, (_, index) => ({ id: String(index + 1), to: { person: 'ana' } }));

interface Place extends Scene {
	store: CrashStore['store'];
	told(): string[];
	/** Started, and its store open. */
	open(but?: { timersAreStuck: true }): Promise<Worker>;
}

async function openPlace(openStore: OpenStore): Promise<Place> {
	const scene = await openScene({ users: [person('ana')] });
	const { store } = await openStore(scene);
	return {
		...scene,
		store,
		told: () => scene.strict.messages.flatMap(idsIn),
		async open(but) {
			const worker = await scene.start({ store, ...but });
			await saidBy(worker, { do: 'open' });
			return worker;
		},
	};
}

describe.each([
	['SQLite', openFile],
	['PostgreSQL', openSchema],
])('Number 20: a timer that never fires, on %s', (_, openStore) => {
	it('in a process that waits for its next turn keeps nothing from being told by another one', async () => {
		const place = await openPlace(openStore);
		const stuck = await place.open({ timersAreStuck: true });
		void stuck.ask({ do: 'notify', events: eventsFor(3), timeLimitMs });
		await stuck.hasStopped();
		place.time.jump(hour);
		const other = await place.open();
		await saidBy(other, sendDue);
		expect(place.told()).toEqual(['1', '2', '3']);
		expect(stuck.isDead).toBe(false);
	});

	it('in the middle of a long digest leaves its rest to another process, and tells no part again', async () => {
		const place = await openPlace(openStore);
		const stuck = await place.open({ timersAreStuck: true });
		await saidBy(stuck, { do: 'prefer', person: 'ana', frequency: 'hourly' });
		await saidBy(stuck, { do: 'notify', events: eventsFor(200), timeLimitMs });
		place.time.jump(hour);
		void stuck.ask(sendDue);
		await stuck.hasStopped();
		expect(place.strict.messages).toHaveLength(1);
		expect(place.told().length).toBeLessThan(200);
		place.time.jump(hour);
		const other = await place.open();
		await saidBy(other, sendDue);
		expect(place.told().length).toBe(200);
		expect(new Set(place.told()).size).toBe(200);
		expect(stuck.isDead).toBe(false);
	});

	it('because no process lives when the window ends: the next one sends the digest', async () => {
		const place = await openPlace(openStore);
		const dead = await place.open();
		await saidBy(dead, { do: 'prefer', person: 'ana', frequency: 'hourly' });
		await saidBy(dead, { do: 'notify', events: eventsFor(3), timeLimitMs });
		await dead.kill();
		place.time.jump(48 * hour);
		await saidBy(await place.open(), sendDue);
		expect(place.strict.messages).toHaveLength(1);
		expect(place.told()).toEqual(['1', '2', '3']);
	});

	it('because no process lives when Slack may be asked again: the next one asks', async () => {
		const place = await openPlace(openStore);
		place.strict.fail('chat.postMessage', faults.rateLimited('600'));
		const dead = await place.open();
		await saidBy(dead, { do: 'notify', events: eventsFor(1), timeLimitMs });
		await dead.kill();
		expect(place.told()).toEqual([]);
		place.time.jump(hour);
		await saidBy(await place.open(), sendDue);
		expect(place.told()).toEqual(['1']);
	});
});
