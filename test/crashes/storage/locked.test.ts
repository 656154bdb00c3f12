// Answers: what becomes of events and messages while another program keeps the file locked for longer than we wait?
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { crashScenes, hour } from '../processes/scene';
import { saidBy, thrownBy } from '../processes/startWorker';
import { openPlace, sendDue, tell, type Place } from './place';

const openScene = crashScenes();
const isBusy = {
	name: 'StoreError',
	code: 'store_busy',
	message: expect.stringContaining('locked for too long'),
	hint: expect.stringContaining('another program that has the file open'),
};

const open = () => openPlace(openScene, ({ folder }) => join(folder, 'store.sqlite'));

/** Gives what unlocks it. */
function lock({ path }: Place): () => void {
	const other = new DatabaseSync(path);
	other.exec('begin immediate');
	return () => other.close();
}

it('A file that is locked for too long keeps events from being accepted, which says so; unlocked, they are told', async () => {
	const place = await open();
	const worker = await place.open();
	await saidBy(worker, tell(1));
	const unlock = lock(place);
	expect(await thrownBy(worker, tell(2))).toMatchObject(isBusy);
	expect(place.told()).toEqual(['1']);
	unlock();
	await saidBy(worker, tell(1, 2));
	expect(place.told()).toEqual(['1', '2']);
	expect(await place.check()).toBe('ok');
});

it('A file that is locked since Slack answered: the message is found in Slack, and not sent again', async () => {
	const place = await open();
	const worker = await place.open();
	const held = place.slow.hold('chat.postMessage', 'after');
	const answer = worker.ask(tell(1));
	await held.arrived;
	const unlock = lock(place);
	held.letGo();
	expect(await answer).toMatchObject({ thrown: isBusy });
	unlock();
	place.time.jump(hour);
	await saidBy(worker, sendDue);
	expect([place.told(), await place.states()]).toEqual([['1'], { 1: 'sent' }]);
});
