// Answers: which notification types are there, and what becomes of a document that defines them?
import { findCatalogue } from '../plan/findCatalogue';
import { replanQueued } from '../plan/replanQueued';
import type { Catalogue } from '../preferences/catalogue';
import { readCatalogue } from '../preferences/readCatalogue';
import type { DefineAnswer, ListedType } from '../preferences/requests';
import type { CatalogueStore } from '../store/contract';
import type { ChooseParts } from './parts';

type TypesStore = Pick<CatalogueStore, 'findCatalogue' | 'usedTypes'>;

/** Declared ones by group and label, then those that events came with and that are declared nowhere. */
export async function listTypes(store: TypesStore): Promise<ListedType[]> {
	return list(store, await findCatalogue(store));
}

/** Takes the place of an earlier document; undefined takes it away. Throws BadInput, and nothing changed. */
export async function defineTypes(parts: ChooseParts, document: unknown): Promise<DefineAnswer> {
	const { store, clock } = parts;
	const read = document === undefined ? undefined : readCatalogue(document);
	await store.defineCatalogue(read, clock.now());
	const catalogue = await findCatalogue(store);
	const queued = await replanQueued(parts, catalogue);
	return { types: await list(store, catalogue), queued };
}

async function list(store: TypesStore, catalogue: Catalogue): Promise<ListedType[]> {
	const used = new Map((await store.usedTypes()).map(({ key, ...rest }) => [key, rest]));
	const declared = new Set(catalogue.types.map(({ key }) => key));
	const others = [...used.keys()].filter((key) => !declared.has(key));
	return [...catalogue.types, ...others.map(catalogue.typeOf)].map((type) => ({
		...type,
		groupLabel: catalogue.groupLabel(type.group),
		lastUsedAt: used.get(type.key)?.lastUsedAt,
	}));
}
