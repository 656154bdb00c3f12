// Answers: what becomes of each entry of a list of preferences?
import { NotifyError } from '../errors';
import { findCatalogue } from '../plan/findCatalogue';
import { mergePreferences } from '../preferences/mergePreferences';
import type { PreferenceSubject } from '../preferences/preferences';
import { readImport, type ImportEntry } from '../preferences/readImport';
import type { ImportAnswer } from '../preferences/requests';
import type { ChooseParts } from './parts';
import { replanFor, writePreferences } from './preferences';

type Written = { subject: PreferenceSubject } | Extract<ImportAnswer, { outcome: 'error' }>;

/** One answer per entry, in order. An entry that is wrong does not stop the others. Throws BadInput where it is no list at all. */
export async function importPreferences(
	parts: ChooseParts,
	document: unknown,
	how: 'merge' | 'replace',
): Promise<ImportAnswer[]> {
	const catalogue = await findCatalogue(parts.store);
	const written: Written[] = [];
	for (const entry of readImport(document, catalogue)) {
		written.push(await writeEntry(parts, entry, how));
	}
	// Only once all are written: what one entry turns off another may turn on again, and muted is muted.
	const answers: ImportAnswer[] = [];
	for (const each of written) {
		if ('error' in each) answers.push(each);
		else {
			answers.push({ outcome: 'imported', ...(await replanFor(parts, catalogue, each.subject)) });
		}
	}
	return answers;
}

async function writeEntry(
	parts: ChooseParts,
	entry: ImportEntry,
	how: 'merge' | 'replace',
): Promise<Written> {
	const { place } = entry;
	if ('error' in entry) return { outcome: 'error', place, error: entry.error };
	try {
		const subject = await writePreferences(parts, entry.subject, (before) =>
			mergePreferences(before, entry, how),
		);
		return { subject };
	} catch (error) {
		if (error instanceof NotifyError) return { outcome: 'error', place, error };
		throw error;
	}
}
