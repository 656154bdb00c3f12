// Answers: which notification types does this workspace have?
import type { Catalogue } from '../preferences/catalogue';
import { createCatalogue } from '../preferences/createCatalogue';
import { readCatalogue } from '../preferences/readCatalogue';
import type { CatalogueStore } from '../store/contract';

/** Asked anew for every call of the engine: another worker may have defined types meanwhile. */
export async function findCatalogue(
	store: Pick<CatalogueStore, 'findCatalogue'>,
): Promise<Catalogue> {
	const stored = await store.findCatalogue();
	return createCatalogue(stored === undefined ? undefined : readCatalogue(stored));
}
