// Answers: which files would turn out, in a run, to be unreadable, empty or too much? For a dry run.
import { fileLimits } from '../message/limits';
import type { Decided } from './decide';
import { readBytes } from './readBytes';
import { knownSize, requireRoom, type NamedFile } from './readFiles';
import { takeNew, type RehearseParts } from './takeNew';

/**
 * The same decisions, with an error for each event whose files can't be kept as far as their first pieces and the sizes that
 * are known tell. Nothing is written.
 */
export async function probeFiles(
	parts: RehearseParts,
	decided: readonly Decided[],
): Promise<Decided[]> {
	const probed = [...decided];
	let room: number = fileLimits.run;
	await takeNew(parts, probed, async (promised) => {
		requireRoom(promised.files, room);
		for (const file of promised.files) await probe(file);
		room -= knownSize(promised.files);
		return promised;
	});
	return probed;
}

async function probe(file: NamedFile): Promise<void> {
	const pieces = readBytes(file);
	await pieces.next();
	await pieces.return(undefined);
}
