// Answers: where is the store's file, and who may look into it?
import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { explaining, readOnly } from './errors';

export const inMemory = ':memory:';

/** Makes the folder and the file for the owner alone. SQLite gives its -wal and -shm files the file's own mode. */
export function makeFile(path: string): void {
	explaining(() => mkdirSync(dirname(path), { recursive: true, mode: 0o700 }));
	if (explaining(() => isNew(path))) return;
	// SQLite opens a file that it may not write as well, and would say so only at the first write.
	explaining(() => accessSync(path, constants.R_OK));
	explaining(() => accessSync(path, constants.W_OK), readOnly);
}

/** One that is there keeps the mode that its owner chose. */
function isNew(path: string): boolean {
	try {
		closeSync(openSync(path, 'wx', 0o600));
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}
