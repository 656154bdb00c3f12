// Answers: who is in the store's copy of Slack's list of users?
import type { Instant } from '../../clock';
import type { SlackUser } from '../../members/member';
import type { Page } from '../../slack/contract';
import { inBatches } from '../batches';
import type { DirectoryStore } from '../contract';
import { pageOf, readPlace, writePlace } from '../pages';
import { readSlackUser, slackUserColumns } from '../rows/slackUser';
import { holds } from '../search';
import type { Work } from '../tables';

export function findUsersByEmail(
	work: Work,
	workspaceId: string,
	emails: readonly string[],
): Promise<SlackUser[]> {
	return findUsers(work, workspaceId, 'email', emails);
}

export function findUsersById(
	work: Work,
	workspaceId: string,
	ids: readonly string[],
): Promise<SlackUser[]> {
	return findUsers(work, workspaceId, 'id', ids);
}

async function findUsers(
	work: Work,
	workspaceId: string,
	column: 'email' | 'id',
	wanted: readonly string[],
): Promise<SlackUser[]> {
	const found: SlackUser[] = [];
	for (const batch of inBatches([...new Set(wanted)])) {
		const rows = await work
			.selectFrom('slack_user')
			.select(slackUserColumns)
			.where('workspace_id', '=', workspaceId)
			.where(column, 'in', batch)
			.execute();
		for (const row of rows) found.push(readSlackUser(row));
	}
	return found;
}

export async function allUsers(work: Work, workspaceId: string): Promise<SlackUser[]> {
	const all: SlackUser[] = [];
	for await (const { user } of everyUser(work, workspaceId)) all.push(user);
	return all;
}

/** So few at a time that the rows of 100,000 users are never in memory together. */
const usersAtOnce = 5000;

export async function* everyUser(
	work: Work,
	workspaceId: string,
): AsyncGenerator<{ user: SlackUser; seenAt: Instant }> {
	for (let after: string | undefined = ''; after !== undefined;) {
		const rows = await work
			.selectFrom('slack_user')
			.select([...slackUserColumns, 'seen_at'])
			.where('workspace_id', '=', workspaceId)
			.where('id', '>', after)
			.orderBy('id')
			.limit(usersAtOnce)
			.execute();
		for (const row of rows) yield { user: readSlackUser(row), seenAt: row.seen_at };
		after = rows.length === usersAtOnce ? rows.at(-1)?.id : undefined;
	}
}

/** It is in every workspace's list, as no bot. */
const slackbot = 'USLACKBOT';

export async function searchUsers(
	work: Work,
	workspaceId: string,
	{ text, kinds, limit, after }: Parameters<DirectoryStore['searchUsers']>[0],
): Promise<Page<SlackUser>> {
	if (kinds.length === 0) return { items: [] };
	let users = work
		.selectFrom('slack_user')
		.select([...slackUserColumns, 'sort_name'])
		.where('workspace_id', '=', workspaceId)
		.where('deactivated', '=', 0)
		.where('kind', 'in', kinds)
		// Where bots are wanted, too: nobody can be told anything by Slack's own.
		.where('id', '!=', slackbot);
	if (text !== '') users = users.where(holds('search_text', text));
	if (after !== undefined) {
		const [name, id] = readPlace(after);
		users = users.where((row) => row(row.refTuple('sort_name', 'id'), '>', row.tuple(name, id)));
	}
	const rows = await users
		.orderBy('sort_name')
		.orderBy('id')
		.limit(limit + 1)
		.execute();
	return pageOf(rows, limit, {
		read: readSlackUser,
		cursor: (row) => writePlace(row.sort_name, row.id),
	});
}
