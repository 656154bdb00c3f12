// Answers: what has to stand before anything is handed in? PostgreSQL, Redis, Slack, a main, two workers, and the workflows.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureN8n } from '../demo/host.ts';
import { setUpOwner, type N8nApi } from '../demo/n8nApi.ts';
import { installPackage } from '../demo/n8nPackage.ts';
import { requirePort } from '../demo/ports.ts';
import type { OfTheTests } from './bundled/load.ts';
import type { ClusterSlack } from './bundled/slack.ts';
import { prepareN8n, type N8nProcess } from './n8nProcess.ts';
import { settingsOf, type Shared } from './n8nSettings.ts';
import { startPostgres, type Database, type Postgres } from './postgres.ts';
import { putToWork } from './putToWork.ts';
import { startRedis, type Redis } from './redis.ts';
import type { Secrets } from './secrets.ts';
import { waitUntil } from './waitUntil.ts';
import { schema } from './whatIsStored.ts';

export interface Cluster {
	api: N8nApi;
	n8nVersion: string;
	main: N8nProcess;
	workers: [N8nProcess, N8nProcess];
	postgres: Postgres;
	redis: Redis;
	slack: ClusterSlack;
	/** n8n's database, and that of the nodes. */
	databases: { n8n: Database; store: Database };
	secrets: Secrets;
	/** Everything that the processes write is below it. */
	folder: string;
}

export interface PutUpOptions {
	upstreamUrl: string;
	afterLostAnswer: 'send_again' | 'hold';
	seed: number;
	ofTheTests: OfTheTests;
	say(line: string): void;
	signal: AbortSignal;
	/** Takes down what was put up, the last first. */
	onPutUp(takeDown: () => Promise<void>): void;
}

const checkout = fileURLToPath(new URL('..', import.meta.url));
const freePort = () => requirePort(0, 'the cluster', '');

export async function putUp(options: PutUpOptions): Promise<Cluster> {
	const { say, signal, onPutUp, ofTheTests } = options;
	const installed = await ensureN8n({ onProgress: say, signal });
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-slack-notify-cluster-'));
	onPutUp(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
	// PostgreSQL runs under an account of its own, and has to find its folder.
	chmodSync(folder, 0o711);

	say('Starting Redis, PostgreSQL and the strict Slack …');
	const redis = await startRedis(folder, await freePort(), signal);
	onPutUp(() => redis.end());
	const postgres = await startPostgres(folder, await freePort(), signal);
	onPutUp(() => postgres.end());
	const databases = {
		n8n: await postgres.createDatabase('n8n'),
		store: await postgres.createDatabase('notify'),
	};
	const botToken = `xoxb-${randomBytes(20).toString('hex')}`;
	const slack = await ofTheTests.startClusterSlack(botToken, ofTheTests.randomFrom(options.seed));
	onPutUp(() => slack.strict.close());

	const shared: Shared = {
		redisPort: redis.port,
		postgresPort: postgres.port,
		database: databases.n8n,
		encryptionKey: randomBytes(24).toString('hex'),
	};
	const packageFolder = join(folder, 'package');
	mkdirSync(packageFolder);
	await installPackage(checkout, packageFolder);
	const prepare = async (name: string, role: 'main' | 'worker') => {
		const userFolder = join(folder, name.replace(' ', '-'));
		const [port, brokerPort] = [await freePort(), await freePort()];
		const environment = settingsOf(shared, { userFolder, port, brokerPort }, role);
		const nodesFolder = join(packageFolder, 'nodes');
		const n8n = prepareN8n({ name, role, installed, userFolder, nodesFolder, environment, port });
		onPutUp(() => n8n.end());
		return { n8n, url: `http://127.0.0.1:${port}` };
	};
	say(`Starting n8n ${installed.version}: a main …`);
	const { n8n: main, url } = await prepare('main', 'main');
	await startAndWait(main, signal);
	say('… and two workers …');
	const workers = await Promise.all([prepare('worker 1', 'worker'), prepare('worker 2', 'worker')]);
	await Promise.all(workers.map(({ n8n }) => startAndWait(n8n, signal)));

	const api = await setUpOwner(url);
	await putToWork(api, options.upstreamUrl, {
		slackNotifyApi: {
			accessToken: botToken,
			baseUrl: slack.strict.url,
			afterLostAnswer: options.afterLostAnswer,
			// Nobody is to wait for a digest because of a flood that is meant.
			mostPerRun: 0,
			mostPerRecipientAndHour: 0,
		},
		slackNotifyPostgresApi: {
			host: '127.0.0.1',
			port: postgres.port,
			...databases.store,
			schema,
			ssl: 'disable',
		},
	});
	const [one, two] = workers.map(({ n8n }) => n8n) as [N8nProcess, N8nProcess];
	return {
		...{ api, n8nVersion: installed.version, main, workers: [one, two] },
		...{ postgres, redis, slack, databases, folder },
		secrets: {
			'bot token': botToken,
			'password of the nodes’ database': databases.store.password,
			'password of n8n’s database': databases.n8n.password,
			'encryption key': shared.encryptionKey,
			'password of n8n’s owner': api.owner.password,
		},
	};
}

async function startAndWait(n8n: N8nProcess, signal: AbortSignal): Promise<void> {
	n8n.start();
	const { name, logFile } = n8n;
	await waitUntil(`${name} to be ready`, { withinMs: 180_000, logFile, signal }, () =>
		n8n.isReady(),
	);
}
