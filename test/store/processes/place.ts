// Answers: where is the store that several processes use at once?
import type { Database } from '../../../src/store/contract';
import { usualLimits } from '../../../src/store/drivers/postgres/limits';
import { openPostgresWithin } from '../../../src/store/drivers/postgres/open';
import type { PostgresSettings } from '../../../src/store/drivers/postgres/settings';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';

export type Place = { path: string } | PostgresSettings;

/** As long as a process may stand still in the middle of a transaction, so that no test waits for long. */
export const standstillMs = 1000;

export function openPlace(place: Place): Promise<Database> {
	if ('path' in place) return openSqlite(place);
	return openPostgresWithin({ ...usualLimits, standstill: standstillMs }, place);
}
