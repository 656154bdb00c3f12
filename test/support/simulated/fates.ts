// Answers: what can become of an attempt to send something, and what does the sender hear of it?
import type { Clock } from '../../../src/clock';
import type {
	OutgoingFile,
	OutgoingMessage,
	OutgoingShare,
	OutgoingUpdate,
	PostOutcome,
} from '../../../src/slack/contract';
import { explainRefusal } from '../../../src/slack/explainRefusal';

/**
 * Of a message, and of all else that is sent: `posted` is changed, uploaded or shared then. `unsure` ones: done or not, and
 * nobody hears of it.
 */
export const fates = [
	'posted',
	'refused',
	'asked_to_wait',
	'not_reached',
	'unsure_posted',
	'unsure_not_posted',
	'dies_before',
	'dies_after',
] as const;

export type Fate = (typeof fates)[number];

export type Verb = 'post' | 'update' | 'upload' | 'share';

export type Attempt = OutgoingMessage | OutgoingUpdate | OutgoingFile | OutgoingShare;

/** What a process throws that ends in the middle of everything. */
export class WorkerDied extends Error {}

export interface FateOptions {
	clock: Clock;
	/** Asked for each attempt to send something. */
	fateOf: (attempt: Attempt, verb: Verb) => Fate;
	/** Seconds that Slack names with a 429, or undefined for one without. */
	retryAfterSeconds?: () => number | undefined;
	/** Refuses the token with this code; undefined where it is good. */
	revoked?: () => string | undefined;
}

/** Lets attempts meet their fates. `does` is called where it is done, and says what came of it. */
export function createFates({ clock, fateOf, retryAfterSeconds, revoked }: FateOptions) {
	const heldUntil = new Map<Verb, number>();

	/** Seconds until Slack hears of this verb again, after a 429. */
	const held = (verb: Verb): number | undefined => {
		const seconds = Math.ceil(((heldUntil.get(verb) ?? 0) - clock.now()) / 1000);
		return seconds > 0 ? seconds : undefined;
	};

	const meet = <T>(verb: Verb, attempt: Attempt, does: () => T): T | PostOutcome => {
		const fate = fateOf(attempt, verb);
		switch (fate) {
			case 'posted':
				return does();
			case 'refused':
				return refused('restricted_action');
			case 'asked_to_wait': {
				const seconds = retryAfterSeconds?.();
				heldUntil.set(verb, clock.now() + (seconds ?? 0) * 1000);
				return later('ratelimited', seconds);
			}
			case 'not_reached':
				return later('not_reached');
			case 'unsure_posted':
			case 'dies_after':
				does();
		}
		if (fate === 'dies_before' || fate === 'dies_after') throw new WorkerDied(fate);
		return { outcome: 'unsure', refusal: explainRefusal('internal_error').refusal };
	};

	/** What no attempt gets past. */
	const stopped = () => {
		const code = revoked?.();
		if (code === undefined) return undefined;
		return { outcome: 'stopped', refusal: explainRefusal(code).refusal } as const;
	};

	return { held, meet, stopped };
}

export const refused = (code: string) =>
	({ outcome: 'refused', refusal: explainRefusal(code).refusal }) as const;

export function later(code: string, seconds?: number) {
	return {
		outcome: 'later',
		refusal: explainRefusal(code).refusal,
		rateLimited: code === 'ratelimited',
		...(seconds !== undefined && { retryAfterMs: seconds * 1000 }),
	} as const;
}

/** Of what can be done twice and changes nothing: nobody needs to be unsure of it. */
export const sureOf = <T extends { outcome: string }>(outcome: T) =>
	outcome.outcome === 'unsure'
		? later('internal_error')
		: (outcome as Exclude<T, { outcome: 'unsure' }>);
