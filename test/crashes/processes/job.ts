// Answers: what does a test tell a worker process, and what does that answer?
import type { PostgresSettings } from '../../../src/store/drivers/postgres/settings';

export interface Job {
	/** Begins the tokens and keys of everything that this worker holds. */
	name: string;
	/** Of the shared time. */
	timePath: string;
	store: { path: string } | { postgres: PostgresSettings };
	slack: { url: string; token: string };
	/** For one request to Slack, in real milliseconds. */
	requestTimeoutMs: number;
	/** The user that it runs as, where the test may choose. */
	uid?: number;
	/** Kills itself, as by kill -9, or stops, when it comes to this verb for the first time. */
	endsAt?: End;
	/** Whatever it waits for by its own timers never comes. */
	timersAreStuck?: boolean;
}

export interface End {
	part: 'store' | 'slack';
	verb: string;
	when: 'before' | 'after';
	/** By SIGSTOP it stays as it is, until somebody lets it go on. */
	by: 'SIGKILL' | 'SIGSTOP';
}

/** An event as the upstream has it. */
export interface TestEvent {
	id: string;
	to: { person: string } | { channel: string };
	/** Replies to the first message about this record. */
	recordKey?: string;
	/** Of a file that goes with it, in bytes. */
	fileSize?: number;
}

export type Command =
	| { do: 'open' }
	| { do: 'notify'; events: TestEvent[]; timeLimitMs: number }
	| { do: 'send_due'; timeLimitMs: number }
	/** Sends what is due again and again, beside whatever else it is told to do, until it dies. */
	| { do: 'keep_sending'; everyMs: number }
	| { do: 'prefer'; person: string; frequency: string };

export interface Said {
	/** What became of each event: the outcome and the reason, or the code of the error. */
	events?: { id: string; outcome: string; reason: string }[];
	/** What waits after a run. */
	waiting?: { due: number; later: number; unsure: number };
	stoppedBy?: string;
}

/** Of an error that left the engine. */
export interface Thrown {
	/** Of its class. */
	name: string;
	code?: string;
	message: string;
	hint?: string;
}

/** A line that a worker writes. Without a number: nobody asked for it. */
export interface Line {
	number?: number;
	said?: Said;
	thrown?: Thrown;
	/** From now on it does nothing: it stops, or waits for a timer that is stuck. */
	stopping?: true;
}

/** What is looked for in messages: never the beginning of another one. */
export const markOf = (id: string) => `Event ${id}#`;
