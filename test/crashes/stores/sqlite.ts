// Answers: what does a SQLite file look like from outside, without tidying up after whoever crashed?
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DecisionRow, DeliveryRow, NotificationRow, Outside } from './outside';

/**
 * Whoever opens the file first after a crash repairs it, and that is to be the engine. So while nobody else has it open, a
 * copy of it is looked at.
 */
export function sqliteOutside(path: string, isAlone: () => boolean): Outside {
	async function look<T>(use: (file: DatabaseSync) => T): Promise<T> {
		if (!isAlone()) return read(path, use);
		const folder = mkdtempSync(join(dirname(path), 'copy-'));
		const copy = join(folder, 'store.sqlite');
		copyFileSync(path, copy);
		if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
		try {
			return read(copy, use);
		} finally {
			rmSync(folder, { recursive: true });
		}
	}

	return {
		held: () =>
			look((file) => ({
				notification: rowsOf<NotificationRow>(file, 'notification where claim_token is not null'),
				delivery: rowsOf<DeliveryRow>(file, 'delivery where token is not null'),
			})),
		knows: (eventIds) =>
			look((file) => {
				const find = file.prepare('select 1 from notification where dedupe_key = ?');
				return new Set(eventIds.filter((id) => isMade(file) && find.get(id)));
			}),
		all: () =>
			look((file) => ({
				notification: rowsOf<NotificationRow>(file, 'notification'),
				delivery: rowsOf<DeliveryRow>(file, 'delivery'),
				decision: rowsOf<DecisionRow>(file, 'decision'),
			})),
		check: () =>
			look((file) => String(Object.values(file.prepare('pragma integrity_check').get()!)[0])),
	};
}

function read<T>(path: string, use: (file: DatabaseSync) => T): T {
	const file = new DatabaseSync(path, { timeout: 10_000 });
	try {
		return use(file);
	} finally {
		file.close();
	}
}

/** None where the tables are not made yet. */
function rowsOf<Row>(file: DatabaseSync, from: string): Row[] {
	return isMade(file) ? (file.prepare(`select * from ${from}`).all() as unknown as Row[]) : [];
}

function isMade(file: DatabaseSync): boolean {
	return file.prepare(`select 1 from sqlite_schema where name = 'decision'`).get() !== undefined;
}
