// Answers: are the tables as this program needs them, and if not, who makes them so?
import { Migrator } from 'kysely/migration';
import { StoreError } from '../../errors';
import type { Driver } from '../driver';
import type { Work } from '../tables';
import { allMigrations } from './all';

const journal = 'store_migration';

/** Brings the tables up to date: all steps or none, by one process at a time. */
export async function migrate(driver: Driver): Promise<void> {
	const migrations = allMigrations(driver);
	await driver.kysely.transaction().execute(async (work) => {
		await driver.lockMigrations(work);
		await refuseNewer(work, Object.keys(migrations));
		const { error } = await new Migrator({
			db: work,
			provider: { getMigrations: async () => migrations },
			migrationTableName: journal,
			migrationLockTableName: `${journal}_lock`,
		}).migrateToLatest();
		if (error) throw explain(error);
	});
}

function explain(error: unknown): unknown {
	if (error instanceof StoreError) return error;
	return new StoreError('store_damaged', 'The list of steps that made the store is not right.', {
		hint: 'Something else wrote to the store. Restore it from a backup.',
		cause: error,
	});
}

async function refuseNewer(work: Work, known: string[]): Promise<void> {
	const tables = await work.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some((table) => table.name === journal)) return;
	const made = await work
		.$extendTables<{ [journal]: { name: string } }>()
		.selectFrom(journal)
		.select('name')
		.execute();
	const unknown = made.map((step) => step.name).find((name) => !known.includes(name));
	if (unknown === undefined) return;
	throw new StoreError(
		'store_newer',
		`The store was made by a newer version of this package: its step ${unknown} is not known here.`,
		{ hint: 'Update n8n-nodes-slack-notify on this machine to the version that the others run.' },
	);
}
