// Answers: who is in the store's copy of Slack's list of users?
import type { Instant } from '../../clock';
import type { SlackUser } from '../../members/member';
import { inBatches } from '../batches';
import { readSlackUser, writeSlackUser } from '../rows/slackUser';
import type { Work } from '../tables';

export async function replaceDirectory(
	work: Work,
	workspaceId: string,
	users: readonly SlackUser[],
	walkedAt: Instant,
): Promise<void> {
	await work.deleteFrom('slack_user').where('workspace_id', '=', workspaceId).execute();
	await rememberUsers(work, workspaceId, users);
	await work
		.updateTable('workspace')
		.set({ directory_walked_at: walkedAt })
		.where('id', '=', workspaceId)
		.execute();
}

export async function directoryWalkedAt(
	work: Work,
	workspaceId: string,
): Promise<Instant | undefined> {
	const workspace = await work
		.selectFrom('workspace')
		.select('directory_walked_at')
		.where('id', '=', workspaceId)
		.executeTakeFirst();
	return workspace?.directory_walked_at ?? undefined;
}

export async function rememberUsers(
	work: Work,
	workspaceId: string,
	users: readonly SlackUser[],
): Promise<void> {
	// A page of Slack's list can repeat a user of the page before it; the later word counts.
	const latest = new Map(users.map((user) => [user.id, user]));
	for (const batch of inBatches([...latest.values()]))
		await work
			.insertInto('slack_user')
			.values(batch.map((user) => writeSlackUser(workspaceId, user)))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'id']).doUpdateSet((row) => ({
					name: row.ref('excluded.name'),
					email: row.ref('excluded.email'),
					time_zone: row.ref('excluded.time_zone'),
					kind: row.ref('excluded.kind'),
					deactivated: row.ref('excluded.deactivated'),
				})),
			)
			.execute();
}

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
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where(column, 'in', batch)
			.execute();
		for (const row of rows) found.push(readSlackUser(row));
	}
	return found;
}
