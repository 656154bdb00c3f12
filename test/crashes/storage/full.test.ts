// Answers: what becomes of events, messages and the store where the disk is full?
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../simulation/random';
import { crashScenes, hour } from '../processes/scene';
import { saidBy, thrownBy } from '../processes/startWorker';
import { openPlace, sendDue, tell } from './place';
import { canMount, smallDisks, type SmallDisk } from './smallDisk';

const newDisk = smallDisks();
const openScene = crashScenes();
const isFull = {
	name: 'StoreError',
	code: 'store_full',
	message: expect.stringContaining('disk is full'),
	hint: expect.stringContaining('Make room'),
};

async function open(megabytes = 2) {
	const disk = newDisk(megabytes);
	return { disk, place: await openPlace(openScene, () => join(disk.path, 'store.sqlite')) };
}

describe.skipIf(!canMount)('A disk that is full', () => {
	it('keeps events from being accepted, which says so, and tells nobody of them; with room again they are told', async () => {
		const { disk, place } = await open();
		const worker = await place.open();
		await saidBy(worker, tell(1));
		disk.fill();
		expect(await thrownBy(worker, tell(2, 3))).toMatchObject(isFull);
		expect([place.told(), await place.states()]).toEqual([['1'], { 1: 'sent' }]);
		disk.empty();
		expect((await saidBy(worker, tell(1, 2, 3))).events).toMatchObject([
			{ reason: 'duplicate' },
			{ outcome: 'sent' },
			{ outcome: 'sent' },
		]);
		expect(place.told()).toEqual(['1', '2', '3']);
		expect(await place.check()).toBe('ok');
	});

	it('between Slack’s answer and the note of it: the message is found in Slack, and not sent again', async () => {
		const { disk, place } = await open();
		const worker = await place.open();
		const held = place.slow.hold('chat.postMessage', 'after');
		const answer = worker.ask(tell(1));
		await held.arrived;
		disk.fill();
		held.letGo();
		expect(await answer).toMatchObject({ thrown: isFull });
		expect([place.told(), await place.states()]).toEqual([['1'], { 1: 'sending' }]);
		disk.empty();
		place.time.jump(hour);
		await saidBy(worker, sendDue);
		expect([place.told(), await place.states()]).toEqual([['1'], { 1: 'sent' }]);
		expect((await saidBy(worker, tell(1))).events).toMatchObject([{ reason: 'duplicate' }]);
		expect(await place.check()).toBe('ok');
	});

	it('before the mark that a message is sending: Slack is not called, and the next run sends it', async () => {
		const { disk, place } = await open();
		const worker = await place.open();
		// With a file, the conversation is asked for between the claim and the mark.
		const held = place.slow.hold('conversations.open', 'after');
		const [event] = [{ id: '1', to: { person: 'ana' }, fileSize: 500 }];
		const answer = worker.ask({ do: 'notify', events: [event!], timeLimitMs: hour });
		await held.arrived;
		disk.fill();
		held.letGo();
		expect(await answer).toMatchObject({ thrown: isFull });
		expect([place.told(), await place.states()]).toEqual([[], { 1: 'claimed' }]);
		disk.empty();
		place.time.jump(hour);
		await saidBy(worker, sendDue);
		expect([place.told(), await place.states()]).toEqual([['1'], { 1: 'sent' }]);
	});

	it('keeps a new store from being made, and leaves no half of one', async () => {
		const { disk, place } = await open();
		disk.fill();
		const worker = await place.start({ store: { path: place.path } });
		expect(await thrownBy(worker, { do: 'open' })).toMatchObject(isFull);
		disk.empty();
		await saidBy(worker, { do: 'open' });
		await saidBy(worker, tell(1));
		expect([place.told(), await place.check()]).toEqual([['1'], 'ok']);
	});

	it('again and again, at random instants, loses nothing and tells nothing twice', async () => {
		// Room for the log before it is emptied into the file.
		const { disk, place } = await open(16);
		const random = randomFrom(6);
		const worker = await place.open();
		const ids = Array.from({ length: 60 }, (_, index) => index + 1);
		let refused = 0;
		let tookMs = 20;
		for (const id of ids) {
			for (let time = 1; ; time++) {
				const before = performance.now();
				const answer = worker.ask(tell(id));
				// Somewhere in the middle of it, however quick this machine is.
				if (time < 3) await fillAfter(disk, random.fraction() * tookMs);
				const said = await answer;
				disk.empty();
				place.time.jump(random.between(1, 60) * 1_000);
				if (said !== 'dead' && 'said' in said) {
					tookMs = performance.now() - before;
					break;
				}
				expect(said).toMatchObject({ thrown: isFull });
				refused++;
			}
		}
		// Or else it would say nothing.
		expect(refused).toBeGreaterThan(0);
		for (let run = 0; run < 5; run++) {
			place.time.jump(hour);
			await saidBy(worker, sendDue);
		}
		expect(
			place
				.told()
				.map(Number)
				.sort((a, b) => a - b),
		).toEqual(ids);
		expect(new Set(Object.values(await place.states()))).toEqual(new Set(['sent']));
		expect(await place.check()).toBe('ok');
	});
});

async function fillAfter(disk: SmallDisk, ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
	disk.fill();
}

describe.skipIf(process.platform !== 'linux')('A limit on the size of files', () => {
	it('is an error of the store; what was accepted is whole, and a process without the limit goes on', async () => {
		const place = await openPlace(openScene, ({ folder }) => join(folder, 'store.sqlite'));
		const store = { path: place.path };
		const limited = await place.start({ store, through: ['prlimit', '--fsize=600000'] });
		await saidBy(limited, { do: 'open' });
		await saidBy(limited, tell(1));
		const thrown = await thrownBy(limited, tell(2));
		expect(thrown).toMatchObject({
			code: 'store_failed',
			message: expect.stringContaining('(disk I/O error)'),
			hint: expect.stringContaining('Nothing was changed'),
		});
		expect([place.told(), await place.states()]).toEqual([['1'], { 1: 'sent' }]);
		await limited.kill();
		const free = await place.open();
		await saidBy(free, tell(1, 2));
		expect([place.told(), await place.check()]).toEqual([['1', '2'], 'ok']);
	});
});
