// Answers: was it kept, where the connection broke before the server said so?
import { setTimeout as wait } from 'node:timers/promises';
import { incarnation, type WatchedClient } from './client';
import { refuse } from './errors';
import type { Limits } from './limits';
import { meanings } from './meanings';
import type { PoolUse } from './pool';

/** Between two questions. */
const pauseMs = 100;

/** Throws `store_unsure` where nobody can tell. */
export async function wasKept(
	pool: PoolUse,
	{ incarnation: before }: WatchedClient,
	xid: string,
	limits: Limits,
): Promise<boolean> {
	// As long as the server believes that this process is only standing still, it is in progress.
	const mostMs = limits.standstill + limits.patience;
	for (const startedAt = performance.now(); performance.now() - startedAt < mostMs;) {
		const said = await ask(pool, xid, limits).catch(() => undefined);
		// A server that crashed gives the numbers again that nothing was kept of. Behind a pooler our own connection does not notice.
		if (said?.status === 'committed' && said.incarnation === before) return true;
		if (said?.status === 'committed') break;
		if (said?.status === 'aborted') return false;
		await wait(pauseMs);
	}
	throw refuse(meanings.unsure);
}

async function ask(pool: PoolUse, xid: string, limits: Limits) {
	const client = await pool.take();
	try {
		const [answer] = await client.ask(
			`select pg_xact_status('${xid}') as status, ${incarnation} as incarnation`,
			[],
			limits.lock,
		);
		const { status, incarnation: of } = answer!.rows[0]!;
		return { status, incarnation: of };
	} finally {
		pool.giveBack(client);
	}
}
