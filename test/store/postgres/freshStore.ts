// Answers: how do hundreds of tests each get an empty store of one server, and quickly?
import { Pool } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { openPostgres, type Database } from '../../../src/index';
import { startPostgres } from '../../support/startPostgres';

/** One server for the test file. To make the tables takes far longer than to empty them. */
export function freshStores(): () => Promise<Database> {
	const emptied: string[] = [];
	let server: Awaited<ReturnType<typeof startPostgres>>;
	let broom: Pool;
	beforeAll(async () => {
		// What is known of tables that were filled and emptied again and again would mislead whoever plans a query.
		server = await startPostgres({ flags: ['autovacuum=off'] });
		broom = new Pool({ ...server.settings(), ssl: false, max: 2 });
		// Its connections may still be on their way out when the server goes.
		broom.on('error', () => {});
	});
	afterAll(async () => {
		await broom.end();
		await server.stop();
	});
	return async () => {
		const schema = emptied.pop();
		const settings = server.settings(schema === undefined ? {} : { schema });
		const database = await openPostgres(settings);
		return {
			...database,
			async close() {
				await database.close();
				await broom.query(emptyAll(settings.schema));
				emptied.push(settings.schema);
			},
		};
	};
}

/** A small table is emptied faster row by row. */
function emptyAll(schema: string): string {
	return `do $$ declare name regclass; begin
		set local session_replication_role = replica;
		for name in select oid from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r' and relname <> 'store_migration' loop
			if pg_table_size(name) > 100000 then execute format('truncate %s cascade', name);
			else execute format('delete from %s', name);
			end if;
		end loop;
	end $$`;
}
