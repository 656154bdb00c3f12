// Answers: which channels does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NotifyError, type Channel, type Engine } from '../../src/index';
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
	// The editor asks for no further page of what was searched for, and would say that there is no such channel.
	if (items.length === 0 && nextCursor !== undefined && filter.trim() !== '') throw stillReading();
	return {
		results: items.map((channel) => ({ name: nameOf(channel), value: channel.id })),
		paginationToken: nextCursor,
	};
}

function nameOf({ name, isPrivate }: Channel): string {
	return isPrivate ? `${name} (private)` : `#${name}`;
}

function stillReading(): NotifyError {
	return new NotifyError(
		'channels_still_read',
		'Slack’s list of channels is not read to its end yet',
		{
			hint: 'None that was read so far fits. Search again to read on, or give the ID of the channel.',
		},
	);
}
