// Answers: what time is it in all processes of a test, and how does it jump while nobody looks?
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Clock, Instant } from '../../../src/clock';

interface Reading {
	/** By this machine's clock, when it was `at`. */
	realAt: number;
	at: Instant;
	/** How many times faster than real time it passes. */
	factor: number;
}

/** In a file, so that a process that was stopped finds out how late it is at its first look. */
export interface SharedTime {
	path: string;
	now(): Instant;
	/** For all processes at once. */
	jump(ms: number): void;
}

export function startTime(path: string, start: string, factor = 1): SharedTime {
	write(path, { realAt: Date.now(), at: Date.parse(start), factor });
	const now = () => nowIn(path);
	return {
		path,
		now,
		jump: (ms) => write(path, { realAt: Date.now(), at: now() + ms, factor }),
	};
}

/** The clock of a process that shares the time. */
export function clockOf(path: string): Clock {
	return {
		now: () => nowIn(path),
		wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms / read(path).factor)),
	};
}

function nowIn(path: string): Instant {
	const { realAt, at, factor } = read(path);
	return Math.floor(at + (Date.now() - realAt) * factor);
}

function read(path: string): Reading {
	return JSON.parse(readFileSync(path, 'utf8')) as Reading;
}

/** Nobody reads a half. */
function write(path: string, reading: Reading): void {
	writeFileSync(`${path}.new`, JSON.stringify(reading));
	renameSync(`${path}.new`, path);
}
