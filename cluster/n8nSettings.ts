// Answers: with which settings do a main and its workers find the same queue and the same database?
import { alone, onlyOurs } from '../demo/n8nAlone.ts';
import type { Database } from './postgres.ts';

export interface Shared {
	redisPort: number;
	postgresPort: number;
	database: Database;
	encryptionKey: string;
}

export interface OwnSettings {
	/** Everything that this process keeps is below it. */
	userFolder: string;
	/** The editor's and the webhooks' of a main, that of the question about its health of a worker. */
	port: number;
	brokerPort: number;
}

export function settingsOf(
	{ redisPort, postgresPort, database, encryptionKey }: Shared,
	{ userFolder, port, brokerPort }: OwnSettings,
	role: 'main' | 'worker',
): NodeJS.ProcessEnv {
	return {
		...onlyOurs(process.env),
		...alone(userFolder, brokerPort),
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: database.database,
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: database.password,
		DB_POSTGRESDB_POOL_SIZE: '4',
		N8N_ENCRYPTION_KEY: encryptionKey,
		...(role === 'main'
			? { N8N_LISTEN_ADDRESS: '127.0.0.1', N8N_PORT: String(port) }
			: {
					QUEUE_HEALTH_CHECK_ACTIVE: 'true',
					QUEUE_HEALTH_CHECK_ADDRESS: '127.0.0.1',
					QUEUE_HEALTH_CHECK_PORT: String(port),
				}),
		// All that n8n can be made to write is searched for secrets afterwards.
		N8N_LOG_LEVEL: 'debug',
		NO_COLOR: '1',
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
		EXECUTIONS_DATA_PRUNE: 'false',
	};
}
