// Answers: how does a test get a real disk that is small, can be filled, and can be made read-only?
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface SmallDisk {
	path: string;
	/** To the last byte. */
	fill(): void;
	empty(): void;
	/** As after an error of the disk; only while nobody has a file open there. */
	makeReadOnly(): void;
	makeWritable(): void;
}

/** Whether this user may mount one; on Linux, the administrator may. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryToMount();

function tryToMount(): boolean {
	const path = mkdtempSync(join(tmpdir(), 'slack-notify-disk-'));
	try {
		mount(path, 'size=1m');
		execFileSync('umount', [path]);
		return true;
	} catch {
		return false;
	} finally {
		rmSync(path, { recursive: true });
	}
}

/** Gone after the tests of the file. */
export function smallDisks(): (megabytes: number) => SmallDisk {
	const mounted: string[] = [];
	afterAll(() => {
		for (const path of mounted) {
			execFileSync('umount', [path]);
			rmSync(path, { recursive: true });
		}
	});
	return (megabytes) => {
		const path = mkdtempSync(join(tmpdir(), 'slack-notify-disk-'));
		mount(path, `size=${megabytes}m`);
		mounted.push(path);
		const filler = join(path, 'filler');
		return {
			path,
			fill: () => writeUntilFull(filler),
			empty: () => rmSync(filler, { force: true }),
			makeReadOnly: () => mount(path, 'remount,ro'),
			makeWritable: () => mount(path, 'remount,rw'),
		};
	};
}

function mount(path: string, options: string): void {
	execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'pipe' });
}

function writeUntilFull(path: string): void {
	const file = openSync(path, 'a');
	for (let size = 64 * 1024; size >= 1;) {
		try {
			writeSync(file, new Uint8Array(size));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
			size = Math.floor(size / 2);
		}
	}
	closeSync(file);
}
