// Answers: are the files of what is promised in the store, part by part, before it is accepted?
import type { EventFile } from '../event';
import { fileLimits } from '../message/limits';
import type { Store } from '../store/contract';
import type { Decided } from './decide';
import { inParts } from './inParts';
import { readBytes } from './readBytes';
import { requireRoom, tooBig, tooBigForRun, type NamedFile } from './readFiles';
import { hasFiles, isKept, takeNew, type Promised, type RehearseParts } from './takeNew';

export interface KeepParts extends RehearseParts {
	store: RehearseParts['store'] & Pick<Store, 'addFilePart' | 'dropFiles'>;
	newId: () => string;
}

/**
 * The same decisions, with the files of each promised event in the store and named in the event. One whose files can't be
 * kept becomes an error. What is a duplicate already is not read, and may be taken in as nothing else. Nothing is left behind
 * where it throws. Given its own answer again, it keeps what has become new since.
 */
export async function keepFiles(parts: KeepParts, decided: readonly Decided[]): Promise<Decided[]> {
	const kept = [...decided];
	try {
		await takeNew(parts, kept, (promised) => keepOne(parts, promised, kept));
		return kept.map((each) => (hasFiles(each) ? markUnread(each) : each));
	} catch (error) {
		await dropQuietly(parts, filesIn(kept));
		throw error;
	}
}

/** The files of these that are in the store. */
export function filesIn(decided: readonly Decided[]): EventFile[] {
	return decided.flatMap((each) =>
		each.kind === 'promised' ? (each.notification.event.files ?? []) : [],
	);
}

/** After something else went wrong, which is what is to be told. What stays is erased by the store within a day. */
export async function dropQuietly(
	{ store }: { store: Pick<Store, 'dropFiles'> },
	files: readonly { id: string }[],
): Promise<void> {
	if (files.length > 0) await store.dropFiles(files.map(({ id }) => id)).catch(() => {});
}

function markUnread(promised: Promised): Promised {
	const { notification } = promised;
	return { ...promised, notification: { ...notification, onlyIfKnown: !isKept(promised) } };
}

async function keepOne(
	parts: KeepParts,
	promised: Promised,
	kept: readonly Decided[],
): Promise<Promised> {
	const { notification, files } = promised;
	const written: { id: string }[] = [];
	try {
		const room = fileLimits.run - filesIn(kept).reduce((sum, { size }) => sum + size, 0);
		requireRoom(files, room);
		const event = { ...notification.event, files: await writeFiles(parts, files, room, written) };
		return { ...promised, notification: { ...notification, event } };
	} catch (error) {
		await dropQuietly(parts, written);
		throw error;
	}
}

/** `written` grows with the first part of each, so that whatever happens everything can be dropped. */
async function writeFiles(
	{ store, clock, newId }: KeepParts,
	files: readonly NamedFile[],
	room: number,
	written: { id: string }[],
): Promise<EventFile[]> {
	const kept: EventFile[] = [];
	let total = 0;
	for (const file of files) {
		const id = newId();
		let size = 0;
		let place = 0;
		for await (const part of inParts(readBytes(file), fileLimits.part)) {
			size += part.length;
			total += part.length;
			if (total > fileLimits.bytes) throw tooBig(files, fileLimits.bytes, true);
			if (total > room) throw tooBigForRun();
			if (place === 0) written.push({ id });
			await store.addFilePart(id, place, part, clock.now());
			place += 1;
		}
		kept.push({ id, name: file.name, title: file.title, size });
	}
	return kept;
}
