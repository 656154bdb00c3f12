// Answers: is anything lost or told twice where workers on one SQLite file are killed 300 times?
import { it } from 'vitest';
import { crashScenes } from '../processes/scene';
import { openFile } from '../stores/stores';
import { surviveKills } from './surviveKills';

const openScene = crashScenes();

it('Workers on one file, killed 300 times at random instants, lose nothing and tell nothing twice', async () => {
	await surviveKills('crashes-sqlite', 300, openScene, openFile);
});
