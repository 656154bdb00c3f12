// Answers: what does an error of SQLite or of the file system mean for the store, and what can a person do?
import { NotifyError, StoreError } from '../../../errors';

interface Meaning {
	code: string;
	says: string;
	hint: string;
}

const cannotOpen: Meaning = {
	code: 'store_cannot_open',
	says: 'The file of the store, or its folder, can not be opened or made.',
	hint: 'Check that the path is right and that the user n8n runs as may read and write there.',
};
export const readOnly: Meaning = {
	code: 'store_read_only',
	says: 'The file of the store can be read but not written.',
	hint: 'Let the user n8n runs as write to the file and its folder, and check that the disk is not mounted read-only.',
};
const full: Meaning = {
	code: 'store_full',
	says: 'The disk is full: nothing was written, and nothing that was there is lost.',
	hint: 'Make room on the disk that holds the store, then run again.',
};
const damaged: Meaning = {
	code: 'store_damaged',
	says: 'The file of the store is no SQLite database, or is damaged.',
	hint: 'Check the path. If it is right, move the file away and restore it from a backup.',
};
const busy: Meaning = {
	code: 'store_busy',
	says: 'Another process kept the store locked for too long.',
	hint: 'Run again. If it comes back, look for another program that has the file open.',
};
const closed: Meaning = {
	code: 'store_closed',
	says: 'The store was closed already.',
	hint: 'Open it again before use; this is a mistake in the program.',
};
const failed: Meaning = {
	code: 'store_failed',
	says: 'The store could not do what it was asked.',
	hint: 'Nothing was changed. What the database said stands in brackets.',
};

/** By SQLite's primary result code. */
const bySqlite: Record<number, Meaning> = {
	3: cannotOpen, // PERM
	5: busy,
	6: busy, // LOCKED
	8: readOnly,
	11: damaged, // CORRUPT
	13: full,
	14: cannotOpen,
	23: cannotOpen, // AUTH
	26: damaged, // NOTADB
};

/** By the system's name for it. */
const bySystem: Record<string, Meaning> = {
	EACCES: cannotOpen,
	EPERM: cannotOpen,
	ENOENT: cannotOpen,
	ENOTDIR: cannotOpen,
	EEXIST: cannotOpen,
	EISDIR: cannotOpen,
	ELOOP: cannotOpen,
	ENAMETOOLONG: cannotOpen,
	EROFS: readOnly,
	ENOSPC: full,
	EDQUOT: full,
	ERR_INVALID_STATE: closed,
};

/** Runs one call to SQLite or the file system. What it throws leaves as a StoreError, with the meaning if one is given. */
export function explaining<T>(act: () => T, meaning?: Meaning): T {
	try {
		return act();
	} catch (error) {
		throw explain(error, meaning);
	}
}

function explain(cause: unknown, given?: Meaning): NotifyError {
	if (cause instanceof NotifyError) return cause;
	const { code, errcode } = cause as { code?: string; errcode?: number };
	const meaning = given ?? bySqlite[(errcode ?? 0) & 0xff] ?? bySystem[code ?? ''] ?? failed;
	const said = cause instanceof Error ? ` (${cause.message})` : '';
	return new StoreError(meaning.code, meaning.says + said, { hint: meaning.hint, cause });
}

/** For where SQLite says so without an error. */
export function refuseBusy(): never {
	throw new StoreError(busy.code, busy.says, { hint: busy.hint });
}

export function isBusy(error: unknown): boolean {
	return error instanceof StoreError && error.code === busy.code;
}
