// Answers: what can be done so that nothing is left of erased rows?
import type { WatchedClient } from './client';
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

const mostMs = 10 * 60_000;

/**
 * Rows that nobody can see any more leave the tables and their indexes, and their room is written over as new ones come.
 * What is in the server's log (WAL), in its backups and on its standbys is not the store's to erase.
 */
export async function leaveNoTrace(client: WatchedClient, schema: string): Promise<void> {
	const tables = personal.map((table) => `${quote(schema)}.${table}`).join(', ');
	// Without it, an index keeps the keys of a few rows until there are more of them.
	await client.ask(`vacuum (index_cleanup on) ${tables}`, [], mostMs);
}
