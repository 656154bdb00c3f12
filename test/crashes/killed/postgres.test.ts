// Answers: is anything lost or told twice where workers on one schema of PostgreSQL are killed 100 times?
import { it } from 'vitest';
import { crashScenes } from '../processes/scene';
import { postgresStores } from '../stores/stores';
import { surviveKills } from './surviveKills';

const openScene = crashScenes();
const openSchema = postgresStores();

it('Workers on one schema, killed 100 times at random instants, lose nothing and tell nothing twice', async () => {
	await surviveKills('crashes-postgres', 100, openScene, openSchema);
});
