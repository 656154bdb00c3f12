// Answers: which channels does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Channel, Engine } from '../../src/index';
import { withEngine } from './engine/withEngine';

/** Slack takes about 20 such calls a minute, so a search goes on at the next scroll. */
const pagesAtOnce = 4;

export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await withEngine(this, (engine) => searchPages(engine, filter, paginationToken));
}

/** Reads on until a page has something to show. */
export async function searchPages(
	engine: Pick<Engine, 'listChannels'>,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().replace(/^#/, '').toLowerCase();
	let cursor = paginationToken;
	let results: INodeListSearchResult['results'] = [];
	for (let page = 0; page < pagesAtOnce && results.length === 0; page++) {
		const { items, nextCursor } = await engine.listChannels(cursor);
		results = items
			.filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.toLowerCase() === wanted)
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
			.map((channel) => ({ name: nameOf(channel), value: channel.id }));
		cursor = nextCursor;
		if (cursor === undefined) break;
	}
	return { results, paginationToken: cursor };
}

function nameOf({ name, isPrivate }: Channel): string {
	return isPrivate ? `${name} (private)` : `#${name}`;
}
