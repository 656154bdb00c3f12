// Answers: where does a test put its files, and who takes them away?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for one test file; gone at its end. Gives new paths in it. */
export function temporaryFolder(): { path: string; newPath: (name?: string) => string } {
	const path = mkdtempSync(join(tmpdir(), 'slack-notify-store-'));
	afterAll(() => rmSync(path, { recursive: true }));
	let count = 0;
	return { path, newPath: (name = 'store.sqlite') => join(path, String(++count), name) };
}
