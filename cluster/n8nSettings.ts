// Answers: with which settings do a main and its workers find the same queue and the same database?
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

/** An n8n of the user's own must not lend this one its database, its queue or its key. */
const foreign = /^(N8N_|DB_|QUEUE_|EXECUTIONS_|CREDENTIALS_|WEBHOOK_|GENERIC_|NODE_OPTIONS$|npm_)/i;

export function settingsOf(
	{ redisPort, postgresPort, database, encryptionKey }: Shared,
	{ userFolder, port, brokerPort }: OwnSettings,
	role: 'main' | 'worker',
): NodeJS.ProcessEnv {
	const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(ours),
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
		N8N_USER_FOLDER: userFolder,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
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
		N8N_SECURE_COOKIE: 'false',
		GENERIC_TIMEZONE: 'UTC',
		// Nothing leaves this machine.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry,mcp,chat-hub,instance-ai,agents,insights,workflow-builder',
	};
}
