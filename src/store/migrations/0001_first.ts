// Answers: what did the first version of the store look like? Never changed again; what changes gets a file of its own.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Driver } from '../driver';
import { makeDeliveryTables } from './first/deliveries';
import { makeFileTables } from './first/files';
import { makeMemberTables } from './first/members';
import { makeOutboxTables } from './first/outbox';
import { makeWorkspaceTables } from './first/workspace';

export function first({ ascendingId }: Driver): Migration {
	return {
		async up(db: Kysely<never>) {
			await makeWorkspaceTables(db);
			await makeMemberTables(db);
			await makeDeliveryTables(db, ascendingId);
			await makeOutboxTables(db, ascendingId);
			await makeFileTables(db, ascendingId);
		},
	};
}
