// Answers: what do files look like that a workflow hands in, and a store that keeps them?
import { StoreError } from '../../src/errors';
import type { Decided } from '../../src/notify/decide';
import { readFiles } from '../../src/notify/readFiles';
import type { RawFile } from '../../src/notify/readEvent';
import type { NewNotification } from '../../src/outbox/notification';
import type { Acceptance } from '../../src/store/contract';

export interface WatchedFile extends RawFile {
	/** How many pieces were read, and whether the rest was let go of. */
	pieces: number;
	closed: boolean;
}

/** Comes in pieces; with `fault`, that is thrown after them. */
export function rawFile(name: string, pieces: Iterable<Uint8Array>, fault?: Error): WatchedFile {
	const file: WatchedFile = {
		name,
		pieces: 0,
		closed: false,
		async *read() {
			try {
				for (const piece of pieces) {
					file.pieces += 1;
					yield piece;
				}
				if (fault) throw fault;
			} finally {
				file.closed = true;
			}
		},
	};
	return file;
}

export const bytes = (text: string) => new TextEncoder().encode(text);

export type Promised = Extract<Decided, { kind: 'promised' }>;

export function promised(dedupeKey: string, files: readonly RawFile[]): Promised {
	const notification: NewNotification = {
		recipient: { kind: 'channel', key: 'C1' },
		dedupeKey,
		event: { type: 'a.b', title: 'Report', fields: [], occurredAt: 0 },
		urgent: false,
		frequency: 'immediate',
		rule: 'fallback',
		dueAt: 0,
	};
	const details = { type: 'a.b' };
	return { kind: 'promised', notification, details, files: readFiles(files), mentioned: [] };
}

/** Keeps parts by file, knows some event IDs already, and fails where it is told to. */
export function fileStore({
	known = [] as string[],
	failAfterParts = Infinity,
	failAccept = false,
	/** Only that there are parts: of half a gigabyte, the bytes are of no interest. */
	keepsNothing = false,
	/** What another worker does before each acceptance: it adds event IDs, or takes some away. */
	meanwhile = (_known: Set<string>) => {},
} = {}) {
	const files = new Map<string, Uint8Array[]>();
	const owned = new Set<string>();
	const calls = { rehearse: 0, accept: 0, drop: 0 };
	let parts = 0;
	const seen = new Set(known);
	const answer = (notifications: readonly NewNotification[], keys: Set<string>) =>
		notifications.map(({ dedupeKey }, index): Acceptance => {
			if (keys.has(dedupeKey)) return { accepted: false, withdrawnAt: 0 };
			keys.add(dedupeKey);
			return { accepted: true, id: index + 1, withdrew: 0 };
		});
	const refuseUnknown = (notifications: readonly NewNotification[]) => {
		const would = answer(notifications, new Set(seen));
		if (notifications.some(({ onlyIfKnown }, index) => onlyIfKnown && would[index]!.accepted))
			throw new StoreError('not_known', 'None is there', { hint: '' });
	};
	const store = {
		async addFilePart(id: string, place: number, part: Uint8Array) {
			parts += 1;
			if (parts > failAfterParts) throw new StoreError('store_broken', 'Disk full', { hint: '' });
			const list = files.get(id) ?? [];
			if (list.length !== place) throw new Error('parts come in order');
			files.set(id, [...list, keepsNothing ? new Uint8Array() : part]);
		},
		async dropFiles(ids: readonly string[]) {
			calls.drop += 1;
			for (const id of ids) if (!owned.has(id)) files.delete(id);
		},
		async rehearse(notifications: readonly NewNotification[]) {
			calls.rehearse += 1;
			refuseUnknown(notifications);
			return { acceptances: answer(notifications, new Set(seen)), notifications: [] };
		},
		async accept(notifications: readonly NewNotification[]) {
			calls.accept += 1;
			if (failAccept) throw new StoreError('store_broken', 'Disk full', { hint: '' });
			meanwhile(seen);
			refuseUnknown(notifications);
			const acceptances = answer(notifications, seen);
			for (const [index, { event }] of notifications.entries())
				if (acceptances[index]?.accepted) for (const { id } of event.files ?? []) owned.add(id);
			return acceptances;
		},
	};
	return { store, files, calls };
}
