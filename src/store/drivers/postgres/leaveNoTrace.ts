// Answers: what can be done so that nothing is left of erased rows?
import { setTimeout as wait } from 'node:timers/promises';
import type { WatchedClient } from './client';
import { refuse } from './errors';
import { meanings } from './meanings';
import { quote } from './transaction';

/** All that may hold something of a person. */
const personal = [
	'slack_user',
	'mapping',
	'member_email',
	'listed',
	'preference',
	'notification',
	'withdrawn_event',
	'delivery',
	'record_message',
	'decision',
	'pace',
	'file',
	'file_part',
];

/** Tables of many millions of rows take their time. */
const mostMs = 10 * 60_000;

/**
 * Rows that nobody can see any more leave the tables and their indexes, and their room is given to new ones. What is in the
 * server's log, in backups and on standbys is not the store's to erase.
 */
export async function leaveNoTrace(client: WatchedClient, schema: string): Promise<void> {
	const isWatched = await untilUnwatched(client);
	const tables = personal.map((table) => `${quote(schema)}.${table}`).join(', ');
	const leftOut: { code?: string; message?: string }[] = [];
	const note = (notice: { code?: string; message?: string }) => leftOut.push(notice);
	client.on('notice', note);
	try {
		// Cleaned up as well, or an index would keep the keys of a few rows until there are more of them. It waits for nobody.
		await client.ask(`vacuum (index_cleanup on, skip_locked) ${tables}`, [], mostMs);
	} finally {
		client.removeListener('notice', note);
	}
	const isLocked = leftOut.some(({ code }) => code === '55P03');
	if (isLocked) throw refuse(meanings.cleaning);
	if (isWatched) throw refuse(meanings.watched);
	const [refused] = leftOut.filter(({ code }) => code?.startsWith('01'));
	if (refused) throw refuse(meanings.notOwner, refused.message);
}

const pauseMs = 100;
/** Most look for a moment. A backup, or a session that somebody left open, is not waited for. */
const mostPauses = 30;

/** What somebody may still see, PostgreSQL keeps without a word. True where somebody looks at the store as it was before this. */
async function untilUnwatched(client: WatchedClient): Promise<boolean> {
	const [started] = await client.ask('select pg_current_xact_id()::xid::text as xid', [], mostMs);
	for (let pauses = 0; pauses < mostPauses; pauses++) {
		const [answer] = await client.ask(
			`select exists (
				select from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid() and age(backend_xmin) > age($1::xid)
			) as watched`,
			[started!.rows[0]!['xid']],
			mostMs,
		);
		if (answer!.rows[0]!['watched'] !== true) return false;
		await wait(pauseMs);
	}
	return true;
}
