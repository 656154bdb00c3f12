// Answers: which of several workers goes on next, and what time is it meanwhile? One at a time, as a seed says.
import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../../src/clock';
import type { Random } from '../random';

export interface Turns {
	/** The time that it really is; a machine's own clock may be wrong. */
	now(): Instant;
	/** Others may go on first. Undefined where nobody else can. */
	pass(): Promise<unknown> | undefined;
	sleep(ms: number): Promise<unknown>;
	/** One at a time has the store. False where somebody else kept it for all of `patienceMs`. */
	takeStore(patienceMs: number): Promise<boolean>;
	giveStoreBack(): void;
	/** Until all of them have ended. Nobody waits for real: the time moves on whenever everybody waits. */
	together(works: readonly (() => Promise<unknown>)[]): Promise<void>;
	/** One more, to those that are at work. It has to begin with a wait. */
	join(work: () => Promise<unknown>): void;
	/** While nobody is at work. */
	moveOnTo(instant: Instant): void;
}

interface Waiting {
	/** At the latest. */
	until: Instant;
	wantsStore: boolean;
	goOn(hasStore: boolean): void;
}

/** A step takes a moment, so that what is compared to an instant comes now before it, now after. */
const longestStepMs = 3;

export function takeTurns(start: Instant, random: Random): Turns {
	let now = start;
	let isTaken = false;
	let running = 0;
	const waiting: Waiting[] = [];

	const wait = (until: Instant, wantsStore: boolean) => {
		running--;
		return new Promise<boolean>((goOn) => void waiting.push({ until, wantsStore, goOn }));
	};
	const mayGoOn = ({ until, wantsStore }: Waiting) => until <= now || (wantsStore && !isTaken);
	const isAlone = () => {
		now += random.between(0, longestStepMs);
		return running === 1 && !waiting.some(mayGoOn);
	};

	const ends: Promise<unknown>[] = [];
	let ended = 0;
	const begin = (work: () => Promise<unknown>) => {
		running++;
		const end = work().finally(() => {
			running--;
			ended++;
		});
		// Whoever waits for all of them hears of it.
		end.catch(() => {});
		ends.push(end);
	};

	const letOneGoOn = () => {
		if (!waiting.some(mayGoOn)) now = Math.min(...waiting.map(({ until }) => until));
		const next = random.pick(waiting.filter(mayGoOn));
		waiting.splice(waiting.indexOf(next), 1);
		now += random.between(0, longestStepMs);
		running++;
		const hasStore = next.wantsStore && !isTaken;
		isTaken ||= hasStore;
		next.goOn(hasStore);
	};

	return {
		now: () => now,
		pass: () => (isAlone() ? undefined : wait(now, false)),
		sleep: (ms) => wait(now + Math.max(0, ms), false),
		async takeStore(patienceMs) {
			if (!isAlone() || isTaken) return wait(now + patienceMs, true);
			isTaken = true;
			return true;
		},
		giveStoreBack() {
			isTaken = false;
		},
		async together(works) {
			for (const work of works) begin(work);
			for (;;) {
				// Nothing here needs a timer: whoever goes on gets as far as the next wait.
				await setImmediate();
				if (ends.length === ended) break;
				if (waiting.length === 0) throw new Error('nobody waits, and nobody goes on');
				letOneGoOn();
			}
			ended = 0;
			await Promise.all(ends.splice(0));
		},
		join: (work) => begin(work),
		moveOnTo(instant) {
			now = Math.max(now, instant);
		},
	};
}
