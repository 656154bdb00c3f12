// Answers: do several processes on one schema lose nothing, take nothing twice, and survive each other's death and standstill?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostgresSettings } from '../../../src/index';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { now, workspace } from '../given';
import { processContract } from '../processes/contract';
import { openPlace, type Place } from '../processes/place';
import { bundleWorker, startWorkers } from '../processes/startWorker';

let server: RunningPostgres;
let folder: string;
beforeAll(async () => {
	server = await startPostgres();
	folder = mkdtempSync(join(tmpdir(), 'slack-notify-worker-'));
});
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await server.stop();
});

const rowsOf = async (place: Place) => {
	const { schema } = place as PostgresSettings;
	const rows = await server.ask(`select to_jsonb(each) as row from "${schema}".notification each`);
	return rows.map(({ row }) => row as Record<string, unknown>);
};

processContract({ newPlace: () => server.settings(), rowsOf });

it('a process that stands still in the middle of a change loses its turn, and makes the change anew once it goes on', async () => {
	const place = server.settings();
	const bundle = await bundleWorker(folder);
	const [frozen] = await startWorkers(bundle, [{ verb: 'stand_still', place, name: 'frozen' }]);
	expect(await frozen!.next()).toBe('stands still');
	const database = await openPlace(place);
	const store = await database.forWorkspace(workspace(), now);
	await store.changePreferences(
		{ kind: 'workspace' },
		(before) => ({ ...before, types: { ...before.types, awake: 'daily' } }),
		now,
	);
	// Neither change is lost.
	expect(await frozen!.next()).toEqual({ times: 2, types: ['awake', 'frozen'] });
	await database.close();
});
