// Answers: what is one connection to PostgreSQL, and how is it known that it is gone?
import type { Socket } from 'node:net';
import { Client, type ClientConfig, type QueryResult } from 'pg';
import { asStored } from '../../asStored';
import { explain } from './errors';
import { meanings } from './meanings';

export type Row = Record<string, unknown>;
export type Answer = QueryResult<Row>;

/** Statistics begin anew with a crash, even one that only the sessions did not survive. */
export const incarnation = `concat(extract(epoch from pg_postmaster_start_time()), ' ',
	extract(epoch from pg_stat_get_bgwriter_stat_reset_time()))`;

/** pg's client, which says what is the matter where pg itself only has a text for it. */
export class WatchedClient extends Client {
	/** Nothing can be asked over it any more. */
	isGone = false;
	/** Changes when the server crashed, or another one took its place. */
	incarnation = '';

	private readonly connectingMs: number;

	constructor(config?: ClientConfig & { connectingMillis?: number }) {
		// The pool hides the password from whoever looks at its settings, so that it is not among what is spread.
		const { password, connectingMillis = 0 } = config ?? {};
		super({ ...config, password, connectionTimeoutMillis: connectingMillis });
		this.connectingMs = connectingMillis;
		this.on('error', () => (this.isGone = true));
		this.on('end', () => (this.isGone = true));
	}

	override connect(): Promise<this>;
	override connect(callback: (error: Error) => void): void;
	override connect(callback?: (error: Error) => void): Promise<this> | void {
		const connecting = this.reach();
		if (callback === undefined) return connecting;
		connecting.then(() => (callback as () => void)(), callback);
	}

	private async reach(): Promise<this> {
		try {
			await super.connect();
			this.incarnation = await this.askIncarnation();
			return this;
		} catch (error) {
			// Where the other side hung up, it may be there again soon; otherwise the two did not agree on something.
			const explained = explain(error, this.isHungUp ? meanings.away : meanings.noAgreement);
			// The pool takes it for one that never came to be.
			this.breakOff();
			throw explained;
		}
	}

	/** One answer for each statement in the text. Whoever does not answer in time is gone. */
	async ask(text: string, values: readonly unknown[], mostMs: number): Promise<Answer[]> {
		const timer = setTimeout(() => this.breakOff(), mostMs);
		try {
			// With parameters it would be one statement that may have none.
			const answer: Answer | Answer[] =
				values.length === 0 ? await this.query(text) : await this.query(text, values.map(write));
			return Array.isArray(answer) ? answer : [answer];
		} catch (error) {
			throw explain(error, this.isGone ? meanings.away : undefined);
		} finally {
			clearTimeout(timer);
		}
	}

	private async askIncarnation(): Promise<string> {
		const [answer] = await this.ask(`select ${incarnation} as incarnation`, [], this.connectingMs);
		return answer!.rows[0]!['incarnation'] as string;
	}

	private get isHungUp(): boolean {
		return this.socket.destroyed;
	}

	/** Whoever waits for an answer hears that it is gone. */
	breakOff(): void {
		this.isGone = true;
		this.socket.destroy();
	}

	private get socket(): Socket {
		return (this as unknown as { connection: { stream: Socket } }).connection.stream;
	}
}

function write(value: unknown): unknown {
	return typeof value === 'string' ? asStored(value) : value;
}
