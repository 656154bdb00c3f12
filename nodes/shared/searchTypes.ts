// Answers: which notification types does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Audience, ListedType } from '../../src/index';
import { knownTypes } from './knownTypes';

/** `everybody`: all types, whoever they are offered for. */
type OfferedTo = (context: ILoadOptionsFunctions) => Audience;

/** For the form of one node. By its key, every other type can be chosen all the same. */
export function searchTypesFor(offeredTo: OfferedTo) {
	return async function searchTypes(
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		return { results: findTypes(await knownTypes(this), offeredTo(this), filter) };
	};
}

/** Those whose label, key or group has the text in it, in the catalogue's order. */
export function findTypes(
	types: readonly ListedType[],
	audience: Audience,
	filter = '',
): INodeListSearchResult['results'] {
	const wanted = filter.trim().toLowerCase();
	return types
		.filter((type) => isFor(type, audience))
		.map((type) => ({ type, name: nameOf(type) }))
		.filter(({ type, name }) =>
			[name, type.key, type.group].some((text) => text.toLowerCase().includes(wanted)),
		)
		.map(({ type, name }) => ({ name, value: type.key }));
}

function isFor(type: ListedType, audience: Audience): boolean {
	return [type.audience, audience].includes('everybody') || type.audience === audience;
}

function nameOf({ groupLabel, label, declared }: ListedType): string {
	return `${groupLabel}: ${label}${declared ? '' : ' (not declared)'}`;
}
