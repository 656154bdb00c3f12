// Answers: which Slack users does the list show for what a person has typed?
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Engine, SlackUser } from '../../src/index';
import { withEngine } from './engine/withEngine';

export async function searchSlackUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await withEngine(this, (engine) => findSlackUsers(engine, filter, paginationToken));
}

/** One page of the engine's. */
export async function findSlackUsers(
	engine: Pick<Engine, 'searchSlackUsers'>,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { items, nextCursor } = await engine.searchSlackUsers(filter.trim(), paginationToken);
	const isHidden = emailsAreHidden(items);
	const results = items.map((user) => ({ name: labelOf(user, isHidden), value: user.id }));
	return { results, paginationToken: nextCursor };
}

/** Every person has one in Slack, and Slack says no word where the app may not see it. */
function emailsAreHidden(users: readonly SlackUser[]): boolean {
	const people = users.filter(({ kind }) => kind === 'person');
	return people.length > 0 && people.every(({ email }) => email === undefined);
}

function labelOf({ id, name, email, kind }: SlackUser, emailIsHidden: boolean): string {
	const shown = name || id;
	if (email) return `${shown} (${email})`;
	const isHidden = emailIsHidden && kind === 'person';
	return isHidden ? `${shown} (e-mail hidden: the app lacks the scope users:read.email)` : shown;
}
