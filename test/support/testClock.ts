// Answers: how does a test live through days in a moment?
import type { Clock, Instant } from '../../src/clock';

export interface TestClock extends Clock {
	/** Moves the time on; nothing waits for real. */
	pass(ms: number): void;
	set(instant: Instant): void;
}

/** Starts where it is told to, and moves only by `wait`, `pass` and `set`. */
export function testClock(start: string): TestClock {
	let now = Date.parse(start);
	return {
		now: () => now,
		async wait(ms) {
			now += ms;
		},
		pass(ms) {
			now += ms;
		},
		set(instant) {
			now = instant;
		},
	};
}
