// Answers: which known members does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Engine, Mapped } from '../../src/index';
import { withEngine } from './engine/withEngine';

const pageSize = 50;

export async function searchMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await withEngine(this, (engine) => findMembers(engine, filter, paginationToken));
}

/** One page of the store's. */
export async function findMembers(
	engine: Pick<Engine, 'listMembers'>,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { items, nextCursor } = await engine.listMembers({
		text: filter.trim() || undefined,
		limit: pageSize,
		cursor: paginationToken,
		suggest: false,
	});
	const results = items.map(({ mapping }) => ({
		name: labelOf(mapping),
		value: mapping.member.key,
	}));
	return { results, paginationToken: nextCursor };
}

function labelOf({ member, state }: Mapped['mapping']): string {
	const person = member.name ? `${member.name} (${member.email})` : member.email;
	return state === 'connected' ? person : `${person}: ${state.replaceAll('_', ' ')}`;
}
