// Answers: what time is it, and how do we wait? Time is passed in, so that a test can be years long.

/** Milliseconds since 1970-01-01T00:00Z. Every `…At` in this code is one. */
export type Instant = number;

export interface Clock {
	now(): Instant;
	/** Resolves once `ms` milliseconds have passed. */
	wait(ms: number): Promise<void>;
}
