// Answers: are the tables as this program needs them, and if not, who makes them so?
import { sql } from 'kysely';
import { StoreError } from '../../errors';
import type { Driver } from '../driver';
import type { Work } from '../tables';
import { reading } from '../transactions';
import { allMigrations } from './all';
import { journal, journalOf } from './journal';

/** Brings the tables up to date: all steps or none, by one process at a time. */
export async function migrate(driver: Driver): Promise<void> {
	// Hardly ever is there anything to do: whoever only opens the store keeps nobody waiting, and waits for nobody.
	const missing = missingSteps(driver, await reading(driver, (work) => driver.stepsMade(work)));
	if (missing.length === 0) return;
	await driver.untilDone(() =>
		driver.kysely.transaction().execute(async (work) => {
			await driver.lockMigrations(work);
			await takeSteps(driver, work);
		}),
	);
}

async function takeSteps(driver: Driver, work: Work): Promise<void> {
	const made = await driver.stepsMade(work);
	if (made.length === 0) await makeJournal(work);
	for (const [name, step] of missingSteps(driver, made)) {
		await step.up(work);
		const timestamp = sql<string>`cast(current_timestamp as text)`;
		await journalOf(work).insertInto(journal).values({ name, timestamp }).execute();
	}
	await driver.describeTables(work);
}

async function makeJournal(work: Work): Promise<void> {
	await work.schema
		.createTable(journal)
		.addColumn('name', 'varchar(255)', (column) => column.primaryKey())
		.addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
		.execute();
}

function missingSteps(driver: Driver, made: readonly string[]) {
	const all = Object.entries(allMigrations(driver));
	const known = all.map(([name]) => name);
	refuseNewer(made, known);
	if (known.slice(0, made.length).some((name) => !made.includes(name)))
		throw new StoreError('store_damaged', 'The list of steps that made the store is not right.', {
			hint: 'Something else wrote to the store. Restore it from a backup.',
		});
	return all.slice(made.length);
}

function refuseNewer(made: readonly string[], known: readonly string[]): void {
	const unknown = made.find((name) => !known.includes(name));
	if (unknown === undefined) return;
	throw new StoreError(
		'store_newer',
		`The store was made by a newer version of this package: its step ${unknown} is not known here.`,
		{ hint: 'Update n8n-nodes-slack-notify on this machine to the version that the others run.' },
	);
}
