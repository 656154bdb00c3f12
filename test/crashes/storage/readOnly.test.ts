// Answers: what is said where the store may not be written, and does it go on once it may?
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crashScenes } from '../processes/scene';
import { saidBy, thrownBy } from '../processes/startWorker';
import { openPlace, tell, type Place } from './place';
import { canMount, smallDisks } from './smallDisk';

const newDisk = smallDisks();
const openScene = crashScenes();
/** Who has no rights that nobody gave. */
const nobody = 65534;
const isReadOnly = {
	name: 'StoreError',
	code: 'store_read_only',
	message: expect.stringContaining('can be read but not written'),
	hint: expect.stringContaining('Let the user n8n runs as write'),
};
const canNotOpen = {
	name: 'StoreError',
	code: 'store_cannot_open',
	hint: expect.stringContaining('the user n8n runs as'),
};

describe.skipIf(!canMount)('A disk that is mounted read-only', () => {
	it('is named in the error; mounted for writing again, all is as it was', async () => {
		const disk = newDisk(2);
		const place = await openPlace(openScene, () => join(disk.path, 'store.sqlite'));
		const before = await place.open();
		await saidBy(before, tell(1));
		await before.kill();
		disk.makeReadOnly();
		const worker = await place.start({ store: { path: place.path } });
		const thrown = await thrownBy(worker, { do: 'open' });
		expect(thrown).toMatchObject(isReadOnly);
		expect(thrown.hint).toContain('mounted read-only');
		disk.makeWritable();
		await saidBy(worker, { do: 'open' });
		await saidBy(worker, tell(1, 2));
		expect(place.told()).toEqual(['1', '2']);
	});
});

describe.skipIf(process.getuid?.() !== 0)('A store that another user made', () => {
	/** By the administrator, in a folder where everybody may write, with one event told; and killed, so that its log is left. */
	async function openOthers(): Promise<Place> {
		const place = await openPlace(openScene, ({ folder }) => {
			mkdirSync(join(folder, 'store'));
			return join(folder, 'store', 'store.sqlite');
		});
		const worker = await place.open();
		await saidBy(worker, tell(1));
		await worker.kill();
		for (const each of [place.folder, dirname(place.folder)]) chmodSync(each, 0o755);
		chmodSync(dirname(place.path), 0o777);
		chmodSync(place.path, 0o666);
		return place;
	}

	const withoutLog = ({ path }: Place) => {
		for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
	};

	async function goesOn(place: Place): Promise<void> {
		const worker = await place.open();
		await saidBy(worker, tell(2));
		expect(place.told()).toEqual(['1', '2']);
		expect(await place.check()).toBe('ok');
	}

	const openingOf = async ({ start, path }: Place) =>
		thrownBy(await start({ store: { path }, uid: nobody }), { do: 'open' });

	it('and whose file may only be read says so, and tells nobody', async () => {
		const place = await openOthers();
		chmodSync(place.path, 0o444);
		expect(await openingOf(place)).toMatchObject(isReadOnly);
		await goesOn(place);
	});

	it('in a folder where nothing may be written says so', async () => {
		const place = await openOthers();
		// As after a clean end.
		await place.check();
		withoutLog(place);
		chmodSync(dirname(place.path), 0o555);
		expect(await openingOf(place)).toMatchObject(isReadOnly);
		await goesOn(place);
	});

	it('and whose log may not even be read can’t be opened', async () => {
		const place = await openOthers();
		expect(await openingOf(place)).toMatchObject(canNotOpen);
		await goesOn(place);
	});
});
