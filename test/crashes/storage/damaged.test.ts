// Answers: what is said of a file that is damaged, what is told then, and does a backup go on where it was?
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { crashScenes, hour } from '../processes/scene';
import { saidBy, type Answer } from '../processes/startWorker';
import { openPlace, personOf, sendDue, tell, type Place } from './place';

const openScene = crashScenes();
const isDamaged = {
	name: 'StoreError',
	code: 'store_damaged',
	message: expect.stringContaining('damaged'),
	hint: expect.stringContaining('restore it from a backup'),
};

/** A store with one event told and two that wait for a digest, in a file that is closed. */
async function openFilled(): Promise<Place & { backup: string }> {
	const place = await openPlace(openScene, ({ folder }) => join(folder, 'store.sqlite'));
	const worker = await place.open();
	await saidBy(worker, tell(1));
	await saidBy(worker, { do: 'prefer', person: personOf(2), frequency: 'hourly' });
	await saidBy(worker, tell(2, 7));
	await worker.kill();
	emptyLog(place);
	const backup = `${place.path}.backup`;
	copyFileSync(place.path, backup);
	return { ...place, backup };
}

function emptyLog({ path }: Place): void {
	const file = new DatabaseSync(path);
	file.exec('pragma wal_checkpoint(truncate)');
	file.close();
}

/** What comes of opening the store, of a new event, and of a run that sends what is due, until one of them fails. */
async function use(place: Place): Promise<Answer> {
	const worker = await place.start({ store: { path: place.path } });
	for (const command of [{ do: 'open' } as const, tell(3), sendDue]) {
		const answer = await worker.ask(command);
		if (answer === 'dead' || 'thrown' in answer) return answer;
	}
	return { said: {} };
}

/** The places are parts of the whole. */
function overwrite(path: string, from: number, to: number): void {
	const bytes = readFileSync(path);
	const placeOf = (part: number) => Math.floor(bytes.length * part);
	writeFileSync(path, bytes.fill(0xff, placeOf(from), placeOf(to)));
}

describe('A file that is damaged', () => {
	it.each<[string, (path: string) => void]>([
		['in its header', (path) => writeFileSync(path, readFileSync(path).fill(0xff, 0, 100))],
		['in its first half', (path) => overwrite(path, 0, 0.5)],
		['in the middle', (path) => overwrite(path, 0.1, 0.9)],
		['because it is cut in half', (path) => truncateSync(path, statSync(path).size / 2)],
		[
			'because somebody wrote a text into it',
			(path) => writeFileSync(path, 'Buy milk. '.repeat(999)),
		],
	])(
		'%s is said to be, tells nobody of anything, and a backup of it goes on',
		async (_, damage) => {
			const place = await openFilled();
			damage(place.path);
			place.time.jump(hour);
			expect(await use(place)).toMatchObject({ thrown: isDamaged });
			expect(place.told()).toEqual(['1']);

			for (const end of ['', '-wal', '-shm']) rmSync(place.path + end, { force: true });
			copyFileSync(place.backup, place.path);
			expect(await use(place)).toEqual({ said: {} });
			expect(place.told().sort()).toEqual(['1', '2', '3', '7']);
			expect(await place.check()).toBe('ok');
		},
	);
});

describe('A log that is lost with a crash', () => {
	it.each<[string, (log: string) => void]>([
		['because it is deleted', (log) => rmSync(log)],
		['because it is overwritten', (log) => writeFileSync(log, Buffer.alloc(statSync(log).size, 7))],
		['because it is cut in half', (log) => truncateSync(log, statSync(log).size / 2)],
	])('%s takes along no more than what was in it', async (_, damage) => {
		const place = await openFilled();
		const worker = await place.open();
		await saidBy(worker, { do: 'prefer', person: personOf(3), frequency: 'hourly' });
		await saidBy(worker, tell(3));
		await worker.kill();
		damage(`${place.path}-wal`);

		const next = await place.open();
		expect(await place.states()).toMatchObject({ 1: 'sent', 2: 'queued', 7: 'queued' });
		// Whoever handed it in has no answer that it would be wrong to hand it in again.
		await saidBy(next, tell(1, 2, 3, 7));
		place.time.jump(hour);
		await saidBy(next, sendDue);
		expect(place.told().sort()).toEqual(['1', '2', '3', '7']);
		expect(await place.check()).toBe('ok');
	});
});
