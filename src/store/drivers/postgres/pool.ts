// Answers: which connections does a process share, and when are they closed?
import { isDeepStrictEqual } from 'node:util';
import { Pool } from 'pg';
import { StoreError } from '../../../errors';
import { WatchedClient } from './client';
import { refuse } from './errors';
import { Acquaintance } from './getToKnow';
import { longestWait, type Limits } from './limits';
import { Lines } from './line';
import { meanings } from './meanings';
import type { PostgresSettings } from './settings';
import { tlsOf } from './tls';
import { types } from './types';

/** One of those who share a pool. */
export interface PoolUse {
	take(): Promise<WatchedClient>;
	giveBack(client: WatchedClient): void;
	/** Begins when all others of this process are done that write to the same place and came before. */
	inLine<T>(place: string, act: () => Promise<T>): Promise<T>;
	/** What is known of what came into the schema. */
	readonly acquaintance: Acquaintance;
	/** Its connections are closed as they have been idle for long enough. */
	end(): void;
}

interface SharedPool {
	of: Reach;
	pool: Pool;
	lines: Lines;
	/** By schema. */
	acquaintances: Map<string, Acquaintance>;
	uses: number;
}

/** What two have to have in common to share connections: all but the schema. */
type Reach = Omit<PostgresSettings, 'schema'> & { limits: Limits };

const shared = new Set<SharedPool>();

export function usePool({ schema, ...settings }: PostgresSettings, limits: Limits): PoolUse {
	const reach = { ...settings, limits };
	const own = [...shared].find(({ of }) => isDeepStrictEqual(of, reach)) ?? share(reach);
	own.uses++;
	const acquaintance =
		own.acquaintances.get(schema) ?? new Acquaintance(schema, longestWait(limits));
	own.acquaintances.set(schema, acquaintance);
	return {
		acquaintance,
		take: () => take(own.pool),
		// One that is in the middle of something would have others work in it.
		giveBack: (client) => release(client, client.isGone || client.getTransactionStatus() !== 'I'),
		inLine: (place, act) => own.lines.stand(JSON.stringify([schema, place]), act, limits.queue),
		end() {
			own.uses--;
			forgetUnused(own);
		},
	};
}

/** How many pools this process knows. */
export function countPools(): number {
	return shared.size;
}

function share(reach: Reach): SharedPool {
	const own: SharedPool = {
		of: reach,
		pool: new Pool(poolSettings(reach)),
		lines: new Lines(),
		acquaintances: new Map(),
		uses: 0,
	};
	// Whoever was idle when its connection broke misses nothing: the pool has taken it out.
	own.pool.on('error', () => {});
	own.pool.on('remove', () => forgetUnused(own));
	shared.add(own);
	return own;
}

function forgetUnused(own: SharedPool): void {
	if (own.uses === 0 && own.pool.totalCount === 0) shared.delete(own);
}

function poolSettings(reach: Reach) {
	const { host, port, database, user, password, limits } = reach;
	return {
		host,
		port,
		database,
		user,
		// As a function, because pg would look elsewhere for one that is empty.
		password: () => password,
		ssl: tlsOf(reach),
		// Or a variable of the environment would say how.
		sslnegotiation: 'postgres' as const,
		application_name: 'n8n-nodes-slack-notify',
		types,
		Client: WatchedClient,
		max: reach.mostConnections,
		// For the pool it is how long one waits for a connection to be free, so the client has its own.
		connectionTimeoutMillis: limits.queue,
		connectingMillis: limits.connecting,
		idleTimeoutMillis: limits.idle,
		allowExitOnIdle: true,
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
	};
}

async function take(pool: Pool): Promise<WatchedClient> {
	try {
		return (await pool.connect()) as unknown as WatchedClient;
	} catch (error) {
		if (error instanceof StoreError) throw error;
		const { cause } = error as Error;
		// The pool has no more than a text for both: the client was too slow to connect, or none came free.
		throw cause instanceof StoreError ? cause : refuse(meanings.queue);
	}
}

function release(client: WatchedClient, isUseless: boolean): void {
	(client as unknown as { release: (isUseless: boolean) => void }).release(isUseless);
}
