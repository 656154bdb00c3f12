// Answers: which groups of notification types does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { createCatalogue } from '../../src/index';
import type { ListedType } from '../../src/index';
import { knownTypes } from './knownTypes';

export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: findGroups(await knownTypes(this), filter) };
}

/** Those that have a type, and the one that takes whatever belongs to none. */
export function findGroups(
	types: readonly Pick<ListedType, 'group' | 'groupLabel'>[],
	filter = '',
): INodeListSearchResult['results'] {
	const wanted = filter.trim().toLowerCase();
	const labels = new Map(types.map(({ group, groupLabel }) => [group, groupLabel]));
	if (!labels.has('other')) labels.set('other', createCatalogue().groupLabel('other'));
	return [...labels]
		.filter((texts) => texts.some((text) => text.toLowerCase().includes(wanted)))
		.map(([value, name]) => ({ name, value }));
}
