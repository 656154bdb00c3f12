// Answers: how does a test do to a store in PostgreSQL what others do who use the same server?
import { Client } from 'pg';
import type { PostgresSettings } from '../../../src/index';
import { usualLimits, type Limits } from '../../../src/store/drivers/postgres/limits';
import { beginning } from '../../../src/store/drivers/postgres/transaction';
import { turnOf } from '../../../src/store/drivers/postgres/turn';

export interface Outside {
	ask(sql: string): Promise<Record<string, unknown>[]>;
	/** Nobody reads or writes it until `letGo`, which keeps what is done besides. */
	lockTable(table: string, besides?: string, mode?: string): Promise<void>;
	/** Begins as a writing verb of another process would, and stands still in the middle of it. */
	standStill(limits?: Partial<Limits>, workspaceId?: string): Promise<void>;
	/** As a backup does: sees until `letGo` what there is now. */
	look(): Promise<void>;
	letGo(): Promise<void>;
	/** Until a session of the store waits for a lock. */
	untilSomebodyWaits(atLeast?: number): Promise<void>;
	/** As an administrator ends them. How many there were. */
	endSessions(): Promise<number>;
	sessions(): Promise<number>;
	close(): Promise<void>;
}

const ofStores = `from pg_stat_activity where application_name = 'n8n-nodes-slack-notify'`;

export async function openOutside(settings: PostgresSettings): Promise<Outside> {
	const { schema } = settings;
	const connect = async () => {
		const client = new Client({ ...settings, ssl: false });
		client.on('error', () => {});
		await client.connect();
		return client;
	};
	// The server may have been away since the last question.
	const ask = async (sql: string) => {
		const client = await connect();
		try {
			return [await client.query(sql)].flat().at(-1)!.rows as Record<string, unknown>[];
		} finally {
			await client.end();
		}
	};
	let holder: Client | undefined;
	const hold = async (sql: string) => {
		holder = await connect();
		await holder.query(sql);
	};
	const letGo = async () => {
		// Where it stood still for too long, it is gone already.
		await holder?.query('commit').catch(() => {});
		await holder?.end();
		holder = undefined;
	};
	const count = async (where: string) =>
		Number((await ask(`select count(*) ${ofStores} ${where}`))[0]!['count']);
	return {
		ask,
		lockTable: (table, besides = 'select', mode = 'access exclusive') =>
			hold(
				`begin; set local search_path to "${schema}"; lock table ${table} in ${mode} mode; ${besides}`,
			),
		standStill: (limits, workspaceId = 'T1') =>
			hold(
				`${beginning(schema, { ...usualLimits, ...limits }, {})}; ${turnOf(schema, 'workspace', workspaceId)}`,
			),
		look: () => hold('begin isolation level repeatable read; select count(*) from pg_class'),
		letGo,
		async untilSomebodyWaits(atLeast = 1) {
			while ((await count(`and wait_event_type = 'Lock'`)) < atLeast)
				await new Promise((resolve) => setTimeout(resolve, 10));
		},
		async endSessions() {
			return (await ask(`select pg_terminate_backend(pid) ${ofStores}`)).length;
		},
		sessions: () => count(''),
		close: letGo,
	};
}
