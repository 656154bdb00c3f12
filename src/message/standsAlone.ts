// Answers: does an event need a message of its own, also where others wait for a digest?
import type { NotificationEvent } from '../event';

/** A list of lines has no room for a table, for files, or for somebody's own layout. */
export function standsAlone({ blocks, table, files = [] }: NotificationEvent): boolean {
	return blocks !== undefined || table !== undefined || files.length > 0;
}
