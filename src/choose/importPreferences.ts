// Answers: what becomes of each entry of a list of preferences?
import { NotifyError } from '../errors';
import { findCatalogue } from '../plan/findCatalogue';
import type { Catalogue } from '../preferences/catalogue';
import { mergePreferences } from '../preferences/mergePreferences';
import { readImport, type ImportEntry } from '../preferences/readImport';
import type { ImportAnswer } from '../preferences/requests';
import { changePreferences } from './preferences';
import type { ChooseParts } from './parts';

/** One answer per entry, in order. An entry that is wrong does not stop the others. Throws BadInput where it is no list at all. */
export async function importPreferences(
	parts: ChooseParts,
	document: unknown,
	how: 'merge' | 'replace',
): Promise<ImportAnswer[]> {
	const catalogue = await findCatalogue(parts.store);
	const answers: ImportAnswer[] = [];
	for (const entry of readImport(document, catalogue)) {
		answers.push(await importEntry(parts, catalogue, entry, how));
	}
	return answers;
}

async function importEntry(
	parts: ChooseParts,
	catalogue: Catalogue,
	entry: ImportEntry,
	how: 'merge' | 'replace',
): Promise<ImportAnswer> {
	const { place } = entry;
	if ('error' in entry) return { outcome: 'error', place, error: entry.error };
	try {
		const merge = (before: Parameters<typeof mergePreferences>[0]) =>
			mergePreferences(before, entry, how);
		return {
			outcome: 'imported',
			...(await changePreferences(parts, catalogue, entry.subject, merge)),
		};
	} catch (error) {
		if (error instanceof NotifyError) return { outcome: 'error', place, error };
		throw error;
	}
}
