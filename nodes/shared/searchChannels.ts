// Answers: which channels does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Channel, Engine } from '../../src/index';
import { withEngine } from './engine/withEngine';

export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await withEngine(this, (engine) => findChannels(engine, filter, paginationToken));
}

export async function findChannels(
	engine: Pick<Engine, 'searchChannels'>,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { items, nextCursor } = await engine.searchChannels(filter, paginationToken);
	return {
		results: items.map((channel) => ({ name: nameOf(channel), value: channel.id })),
		paginationToken: nextCursor,
	};
}

function nameOf({ name, isPrivate }: Channel): string {
	return isPrivate ? `${name} (private)` : `#${name}`;
}
