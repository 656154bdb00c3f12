// Answers: how do several workers wait at the same time, without any of them waiting for real?
import { setImmediate } from 'node:timers/promises';
import type { Clock, Instant } from '../../src/clock';

export interface WorkersClock extends Clock {
	set(instant: Instant): void;
	/** Lets all of them work until each has ended; the time moves on whenever everybody who is left waits. */
	together<T>(works: readonly Promise<T>[]): Promise<PromiseSettledResult<T>[]>;
}

const mostIdleTurns = 10_000;

export function workersClock(start: Instant): WorkersClock {
	let now = start;
	const waiting: { until: Instant; goOn: () => void }[] = [];
	return {
		now: () => now,
		wait: (ms) => new Promise((goOn) => void waiting.push({ until: now + Math.max(0, ms), goOn })),
		set(instant) {
			if (instant < now) throw new Error('time does not go back');
			now = instant;
		},
		async together(works) {
			let atWork = works.length;
			const ends = Promise.allSettled(works.map((work) => work.finally(() => void atWork--)));
			for (let idle = 0; atWork > 0; idle++) {
				// Whoever does not wait gets as far as that is possible: nothing here needs a timer.
				await setImmediate();
				const next = waiting.toSorted((a, b) => a.until - b.until)[0];
				if (atWork === 0 || (!next && idle < mostIdleTurns)) continue;
				if (!next) throw new Error('nobody waits, and nobody goes on');
				idle = 0;
				waiting.splice(waiting.indexOf(next), 1);
				now = Math.max(now, next.until);
				next.goOn();
			}
			return ends;
		},
	};
}
