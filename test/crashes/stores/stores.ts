// Answers: on which stores do these tests run, and how is an empty one got?
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import type { Job } from '../processes/job';
import type { Scene } from '../processes/scene';
import type { Outside } from './outside';
import { postgresOutside } from './postgres';
import { sqliteOutside } from './sqlite';

export interface CrashStore {
	store: Job['store'];
	/** `isAlone`: nobody has it open at the moment. */
	outside(isAlone: () => boolean): Outside;
}

export type OpenStore = (scene: Pick<Scene, 'folder'>) => Promise<CrashStore>;

export const openFile: OpenStore = async ({ folder }) => {
	const path = join(folder, 'store.sqlite');
	return { store: { path }, outside: (isAlone) => sqliteOutside(path, isAlone) };
};

/** One server for a test file, and a schema for each test. */
export function postgresStores(): OpenStore {
	let server: RunningPostgres | undefined;
	const open: (() => Promise<void>)[] = [];
	afterEach(async () => {
		for (const close of open.splice(0)) await close();
	});
	afterAll(async () => server?.stop());

	return async () => {
		server ??= await startPostgres();
		const settings = server.settings();
		const outside = await postgresOutside(settings);
		open.push(() => outside.close());
		return { store: { postgres: settings }, outside: () => outside };
	};
}
