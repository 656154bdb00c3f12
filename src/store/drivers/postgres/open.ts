// Answers: how is a store opened that many machines share?
import { Kysely } from 'kysely';
import type { Database } from '../../contract';
import { openDatabase } from '../../openDatabase';
import type { Tables } from '../../tables';
import { describeTables } from './describeTables';
import { postgres } from './dialect';
import type { Added } from './getToKnow';
import { leaveNoTrace } from './leaveNoTrace';
import { longestWait, usualLimits, type Limits } from './limits';
import { usePool } from './pool';
import type { PostgresSettings } from './settings';
import { checkName, lockSchema, stepsMade } from './steps';
import { waitForTurn } from './turn';
import { useUntilClosed } from './use';

/** Opens the store in its schema, and makes both where there are none. The process has one pool for all that it opens there. */
export function openPostgres(settings: PostgresSettings): Promise<Database> {
	return openPostgresWithin(usualLimits, settings);
}

export async function openPostgresWithin(
	limits: Limits,
	settings: PostgresSettings,
): Promise<Database> {
	const { schema } = settings;
	checkName(schema);
	const pool = usePool(settings, limits);
	const use = useUntilClosed(pool, limits);
	const kept = (added: Added) => {
		const tables = pool.acquaintance.note(added);
		if (tables.length === 0) return;
		// Nobody waits for it but whoever closes the store, and nobody misses it.
		use.withClient((client) => pool.acquaintance.look(client, tables)).catch(() => {});
	};
	return openDatabase({
		kysely: new Kysely<Tables>({ dialect: postgres(pool, schema, limits, kept) }),
		ascendingId: {
			type: 'bigint',
			declare: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
		},
		takeTurn: (work, workspaceId) => waitForTurn(work, schema, 'workspace', workspaceId),
		untilDone: use.untilDone,
		stepsMade: (work) => stepsMade(work, schema),
		describeTables,
		lockMigrations: (work) => lockSchema(work, schema),
		tellTime: () =>
			use.withClient(async (client) => {
				const [answer] = await client.ask(now, [], longestWait(limits));
				return answer!.rows[0]!['now'] as number;
			}),
		leaveNoTrace: () => use.withClient((client) => leaveNoTrace(client, schema)),
		close: use.close,
	});
}

/** In milliseconds, and not as of the beginning of a transaction. */
const now = 'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now';
