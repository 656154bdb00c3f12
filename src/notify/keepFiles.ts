// Answers: are the files of what is promised in the store, part by part, before it is accepted?
import type { Clock } from '../clock';
import { BadInput, NotifyError, StoreError } from '../errors';
import type { EventFile } from '../event';
import { fileLimits } from '../message/limits';
import type { Store } from '../store/contract';
import type { Decided } from './decide';
import { inParts } from './inParts';
import { tooBig, type NamedFile } from './readFiles';

export interface KeepParts {
	store: Pick<Store, 'addFilePart' | 'dropFiles' | 'rehearse'>;
	clock: Clock;
	newId: () => string;
}

type Promised = Extract<Decided, { kind: 'promised' }>;

/**
 * The same decisions, with the files of each promised event in the store and named in the event. One whose files can't be
 * kept becomes an error. What is a duplicate already is not read. Nothing is left behind where it throws.
 */
export async function keepFiles(parts: KeepParts, decided: readonly Decided[]): Promise<Decided[]> {
	const toKeep = await findNew(parts, decided);
	const kept: Decided[] = [];
	try {
		for (const each of decided) {
			const isKept = each.kind === 'promised' && toKeep.has(each);
			kept.push(isKept ? await keepOne(parts, each) : each);
		}
		return kept;
	} catch (error) {
		await dropQuietly(parts, filesIn(kept));
		throw error;
	}
}

/** The files of these that are in the store. */
export function filesIn(decided: readonly Decided[]): string[] {
	const files = decided.flatMap((each) =>
		each.kind === 'promised' ? (each.notification.event.files ?? []) : [],
	);
	return files.map(({ id }) => id);
}

/** After something else went wrong, which is what is to be told. What stays is erased by the store within a day. */
export async function dropQuietly(
	{ store }: { store: Pick<Store, 'dropFiles'> },
	fileIds: readonly string[],
): Promise<void> {
	if (fileIds.length > 0) await store.dropFiles(fileIds).catch(() => {});
}

async function keepOne(parts: KeepParts, promised: Promised): Promise<Decided> {
	const { notification, files } = promised;
	const written: string[] = [];
	try {
		const event = { ...notification.event, files: await writeFiles(parts, files, written) };
		return { ...promised, notification: { ...notification, event } };
	} catch (error) {
		await dropQuietly(parts, written);
		const isItsOwn = error instanceof NotifyError && !(error instanceof StoreError);
		if (isItsOwn) return { kind: 'error', error };
		throw error;
	}
}

/** Reading a hundred megabytes to learn that they were sent yesterday would be a waste. */
async function findNew(
	{ store, clock }: KeepParts,
	decided: readonly Decided[],
): Promise<Set<Promised>> {
	const promised = decided.filter((each) => each.kind === 'promised');
	const withFiles = promised.filter(({ files }) => files.length > 0);
	if (withFiles.length === 0) return new Set();
	const notifications = withFiles.map(({ notification }) => notification);
	const { acceptances } = await store.rehearse(notifications, [], clock.now());
	return new Set(withFiles.filter((_, index) => acceptances[index]?.accepted));
}

/** `written` grows with the first part of each, so that whatever happens everything can be dropped. */
async function writeFiles(
	{ store, clock, newId }: KeepParts,
	files: readonly NamedFile[],
	written: string[],
): Promise<EventFile[]> {
	const kept: EventFile[] = [];
	let total = 0;
	for (const file of files) {
		const id = newId();
		let size = 0;
		let place = 0;
		for await (const part of inParts(readOf(file), fileLimits.part)) {
			size += part.length;
			total += part.length;
			if (total > fileLimits.bytes) throw tooBig(files, fileLimits.bytes, true);
			if (place === 0) written.push(id);
			await store.addFilePart(id, place, part, clock.now());
			place += 1;
		}
		if (size === 0) throw isEmpty(file);
		kept.push({ id, name: file.name, title: file.title, size });
	}
	return kept;
}

async function* readOf(file: NamedFile): AsyncIterable<Uint8Array> {
	try {
		yield* file.read();
	} catch (error) {
		if (error instanceof NotifyError) throw error;
		const says = error instanceof Error && error.message ? `: ${error.message}` : '';
		throw new BadInput('file_unreadable', `The file “${file.title}” could not be read${says}`, {
			field: 'Attachments',
			hint: 'Check the node that made the file, and run it again.',
			cause: error,
		});
	}
}

function isEmpty({ title }: NamedFile): BadInput {
	return new BadInput(
		'file_empty',
		`The file “${title}” is empty, and Slack takes no empty files.`,
		{
			field: 'Attachments',
			hint: 'Check the node that made the file.',
		},
	);
}
