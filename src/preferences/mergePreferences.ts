// Answers: what do preferences look like once an entry of an import is taken over?
import { applyChoices } from './applyChoices';
import { noPreferences, type Preferences } from './preferences';
import type { ReadEntry } from './readImport';

/** `merge`: what an entry does not name stays. `replace`: it is taken back. `before` itself is left alone. */
export function mergePreferences(
	before: Preferences,
	entry: Pick<ReadEntry, 'preferences'>,
	how: 'merge' | 'replace',
): Preferences {
	return applyChoices(how === 'merge' ? before : noPreferences, entry.preferences);
}
