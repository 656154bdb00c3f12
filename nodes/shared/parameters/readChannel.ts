// Answers: which channel does an item name?
import type { ReadParameter } from './readParameters';

/** What stands in the field, by whichever way it was chosen; the engine reads IDs, names and links. */
export function readChannel(read: ReadParameter, itemIndex: number): unknown {
	const chosen = read('channel', itemIndex);
	const value = isLocator(chosen) ? chosen.value : chosen;
	// Nothing chosen must not become the default channel behind anybody's back.
	return value ?? '';
}

function isLocator(chosen: unknown): chosen is { value: unknown } {
	return typeof chosen === 'object' && chosen !== null && 'mode' in chosen && 'value' in chosen;
}
