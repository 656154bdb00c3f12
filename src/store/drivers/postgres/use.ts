// Answers: until when is an open store used, and who waits for whom when it is closed?
import type { WatchedClient } from './client';
import { refuse } from './errors';
import type { Limits } from './limits';
import { meanings } from './meanings';
import type { PoolUse } from './pool';
import { untilDone } from './untilDone';

export interface Use {
	/** Throws `store_closed` once it is closed. */
	untilDone<T>(act: () => Promise<T>, writesTo?: string): Promise<T>;
	/** The same, outside of any transaction. */
	withClient<T>(act: (client: WatchedClient) => Promise<T>): Promise<T>;
	/** Waits for what is being done. */
	close(): Promise<void>;
}

export function useUntilClosed(pool: PoolUse, { patience }: Limits): Use {
	const running = new Set<Promise<unknown>>();
	let isClosed = false;
	const use: Use = {
		async untilDone(act, writesTo) {
			if (isClosed) throw refuse(meanings.closed);
			const attempt = () => (writesTo === undefined ? act() : pool.inLine(writesTo, act));
			const doing = untilDone(attempt, patience);
			running.add(doing);
			try {
				return await doing;
			} finally {
				running.delete(doing);
			}
		},
		withClient: (act) =>
			use.untilDone(async () => {
				const client = await pool.take();
				try {
					return await act(client);
				} finally {
					pool.giveBack(client);
				}
			}),
		async close() {
			if (isClosed) return;
			isClosed = true;
			await Promise.allSettled(running);
			pool.end();
		},
	};
	return use;
}
