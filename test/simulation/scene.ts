// Answers: what does everything that happens in a life work on?
import type { Instant } from '../../src/clock';
import type { Engine, EngineSettings } from '../../src/engine';
import type { SlackUser } from '../../src/members/member';
import type { Notification } from '../../src/outbox/notification';
import type { Store } from '../../src/store/contract';
import type { Fate, SimulatedSlack } from '../support/simulatedSlack';
import type { CastMember } from './cast';
import type { Oracle } from './oracle';
import type { Random } from './random';
import type { WorkersClock } from './workersClock';

/** How Slack and the machines are today. Probabilities from 0 to 1, and weights. */
export interface Weather {
	fates: readonly (readonly [number, Fate])[];
	away: number;
	hidden: ReadonlySet<string>;
	revoked?: string;
	latencyMs: number;
	dying: number;
}

export const fairWeather: Weather = {
	fates: [[1, 'posted']],
	away: 0,
	hidden: new Set(),
	latencyMs: 0,
	dying: 0,
};

/** An event as it was handed in. */
export interface Told {
	eventId: string;
	type: string;
	recordKey?: string;
	to: { member: CastMember } | { channel?: string };
}

export interface Scene {
	random: Random;
	clock: WorkersClock;
	/** Not watched: to look at. */
	store: Store;
	slack: SimulatedSlack;
	users: SlackUser[];
	settings: EngineSettings;
	weather: Weather;
	oracle: Oracle;
	/** A worker's engine, for one run. */
	engine(): Promise<Engine>;
	/** The last ones, the newest last. */
	told: Told[];
	tokens: number;
	/** Event ID → the tokens of the events that were handed in under it. */
	handedIn: Map<string, number[]>;
	/** Stamps of messages that somebody deleted in Slack. */
	deleted: Set<string>;
	/** When clocks are changed in one of the zones, ascending. */
	clockChanges: readonly Instant[];
}

/** Something that happens, chosen whole before it begins, so that it can be written down. */
export interface Happening {
	says: string;
	changesPreferences?: true;
	/** What may be gone afterwards. */
	removes?: (notification: Notification) => boolean;
	run(): Promise<unknown>;
}
