// Answers: is there room for n8n on the disk?
import { statfs } from 'node:fs/promises';
import { DemoProblem } from '../problem.ts';

/** n8n takes about 2.8 GB; npm's own cache and the compiler want some on top. */
export const bytesNeeded = 4 * 1024 ** 3;

export async function freeBytesIn(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

/** Throws where less than `needed` bytes are free. */
export function requireSpace(folder: string, free: number, needed: number): void {
	if (free >= needed) return;
	throw new DemoProblem(
		'disk_full',
		`Installing n8n needs ${inGigabytes(needed)} of disk, and only ${inGigabytes(free)} are free for ${folder}.`,
		'Free some room there, or choose another disk with XDG_CACHE_HOME=/another/folder, and start again.',
	);
}

function inGigabytes(bytes: number): string {
	return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
