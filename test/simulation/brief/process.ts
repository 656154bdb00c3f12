// Answers: what does one process live through, from its start to its end in the middle of everything?
import type { Clock } from '../../../src/clock';
import { StoreError } from '../../../src/errors';
import { WorkerDied } from '../../support/simulatedSlack';
import type { Mishap, Place, Strike } from './mishaps';
import type { Turns } from './turns';

export interface Process {
	readonly name: string;
	readonly turns: Turns;
	/** Of its machine. */
	readonly clock: Clock;
	isDead(): boolean;
	/** It has claimed something, or has not any more. */
	holds(something: boolean): void;
	/** What befalls it here, to be lived through. Throws where it is dead. */
	strike(place: Place): Mishap | undefined;
	/** Lives through it: dies, or stands still for as long as it says, but no longer than `mostMs`. */
	suffer(place: Place, mishap: Mishap, mostMs?: number): Promise<void>;
	/** What the store throws that could not do it, or whose answer got lost. */
	fail(place: Place): StoreError;
	/** An await at which others may come first. */
	at(place: Place, mostMs?: number): Promise<void>;
	tell(what: string): void;
}

export interface ProcessParts {
	name: string;
	turns: Turns;
	/** How far its machine's clock is ahead, in milliseconds. */
	aheadMs: number;
	strike: Strike;
	/** Somebody stands still from now on for so long. */
	onStall: (ms: number) => void;
	count: { crashes: number; stalls: number; storeErrors: number };
	tell: (says: string) => void;
}

export function startProcess({ name, turns, aheadMs, count, ...parts }: ProcessParts): Process {
	let isDead = false;
	let hasClaim = false;
	const tell = (what: string) => parts.tell(`${name}: ${what}`);

	const strike = (place: Place) => {
		if (isDead) throw new WorkerDied(name);
		return parts.strike(place, hasClaim);
	};
	const suffer = async (place: Place, mishap: Mishap, mostMs = Infinity): Promise<void> => {
		if (mishap.kind === 'crash') {
			isDead = true;
			count.crashes++;
			tell(`dies ${place}`);
			throw new WorkerDied(name);
		}
		if (mishap.kind === 'stall') {
			const ms = Math.min(mishap.ms, mostMs);
			count.stalls++;
			parts.onStall(ms);
			tell(`stands still for ${ms} ms ${place}`);
			await turns.sleep(ms);
			tell('goes on');
		}
	};
	const fail = (place: Place) => {
		count.storeErrors++;
		tell(`is failed by the store ${place}`);
		return new StoreError('store_failed', `It failed ${place}`, { hint: 'Run again.' });
	};
	const at = async (place: Place, mostMs?: number): Promise<void> => {
		const mishap = strike(place);
		if (mishap?.kind === 'error') throw fail(place);
		if (mishap) await suffer(place, mishap, mostMs);
		else await turns.pass();
	};

	return {
		...{ name, turns, strike, suffer, fail, at, tell },
		isDead: () => isDead,
		holds(something) {
			hasClaim = something;
		},
		clock: {
			now: () => turns.now() + aheadMs,
			async wait(ms) {
				const mishap = strike('waiting');
				await turns.sleep(ms);
				if (mishap) await suffer('waiting', mishap);
			},
		},
	};
}
