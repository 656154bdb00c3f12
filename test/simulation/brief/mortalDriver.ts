// Answers: what does a process meet in the middle of a transaction, and what becomes of the store then?
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { StoreError } from '../../../src/errors';
import type { Process } from './process';

/** Whom a store is shared by. */
export type Sharing =
	/** Processes of one machine: a file, which whoever stands still with it keeps from all others. */
	| 'file'
	/** Machines: a server, which tells the time and lets go of whoever stands still. */
	| 'server';

/** Who is on the connection; nothing befalls nobody. */
export interface Held {
	process?: Process;
	sharing: Sharing;
}

/** As the drivers have it: of the file, and of the server. In milliseconds. */
const patienceMs = { file: 10_000, server: 30_000 };
const standstillMs = 15_000;

/** The server rolled back what stood still: nothing was kept, and it is done from the beginning again. */
export class LetGo extends Error {}

export function mortal(dialect: Dialect, held: Held): Dialect {
	return { ...dialect, createDriver: () => mortalDriver(dialect.createDriver(), held) };
}

function mortalDriver(driver: Driver, held: Held): Driver {
	let inner: DatabaseConnection;
	let outer: DatabaseConnection | undefined;
	let hasStore = false;
	let wasLetGo = false;

	const letGoOf = () => {
		hasStore = false;
		held.process?.turns.giveStoreBack();
	};
	const rollBack = async () => {
		if (!hasStore) return;
		await driver.rollbackTransaction(inner);
		letGoOf();
	};
	/** In the middle of a transaction, which nobody else gets past meanwhile. */
	const inside = async (place: 'in a transaction' | 'before the commit') => {
		if (wasLetGo) throw new LetGo();
		const mishap = held.process?.strike(place);
		if (!held.process || !mishap) return;
		if (mishap.kind === 'error') throw held.process.fail(place);
		if (mishap.kind === 'crash' || held.sharing === 'file' || mishap.ms <= standstillMs) {
			await held.process.suffer(place, mishap);
			return;
		}
		await held.process.suffer(place, mishap, standstillMs);
		await rollBack();
		wasLetGo = true;
		await held.process.turns.sleep(mishap.ms - standstillMs);
		throw new LetGo();
	};
	const over = (connection: DatabaseConnection): DatabaseConnection => ({
		async executeQuery(query) {
			await inside('in a transaction');
			return connection.executeQuery(query);
		},
		streamQuery: (query, size) => connection.streamQuery(query, size),
	});

	return {
		init: () => driver.init(),
		async acquireConnection() {
			inner = await driver.acquireConnection();
			return (outer ??= over(inner));
		},
		async beginTransaction(_connection, settings) {
			wasLetGo = false;
			if (held.process) {
				await held.process.at('before a transaction');
				const isMine = await held.process.turns.takeStore(patienceMs[held.sharing]);
				if (!isMine) throw busy();
				hasStore = true;
			}
			await driver.beginTransaction(inner, settings);
		},
		async commitTransaction() {
			await inside('before the commit');
			await driver.commitTransaction(inner);
			if (!held.process) return;
			letGoOf();
			// Also an error: then it was kept, and nobody hears of it.
			await held.process.at('after the commit');
		},
		async rollbackTransaction() {
			if (held.process) await rollBack();
			else await driver.rollbackTransaction(inner);
		},
		releaseConnection: (connection) => driver.releaseConnection(connection),
		destroy: () => driver.destroy(),
	};
}

function busy(): StoreError {
	return new StoreError('store_busy', 'Somebody kept the store for too long', {
		hint: 'Run again.',
	});
}
