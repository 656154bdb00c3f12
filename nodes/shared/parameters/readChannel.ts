// Answers: which channel does an item name?
import { readLocator } from './readLocator';
import type { ReadParameter } from './readParameters';

/** What stands in the field, by whichever way it was chosen; the engine reads IDs, names and links. */
export function readChannel(read: ReadParameter, itemIndex: number): unknown {
	// Nothing chosen must not become the default channel behind anybody's back.
	return readLocator(read('channel', itemIndex)).value ?? '';
}
