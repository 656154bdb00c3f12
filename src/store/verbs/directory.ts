// Answers: how does the store's copy of Slack's list of users become what Slack said?
import type { Instant } from '../../clock';
import type { SlackUser } from '../../members/member';
import { inBatches } from '../batches';
import { writeSlackUser } from '../rows/slackUser';
import type { Work } from '../tables';
import { everyUser } from './findUsers';

export async function replaceDirectory(
	work: Work,
	workspaceId: string,
	users: readonly SlackUser[],
	walkedAt: Instant,
): Promise<boolean> {
	const before = await walkedAtOf(work, workspaceId);
	if (before !== undefined && before > walkedAt) return false;

	// Most of a walk says what the last one said: only what is different is written.
	const different = latestOf(users);
	const gone: string[] = [];
	for await (const known of everyUser(work, workspaceId)) {
		const user = different.get(known.id);
		if (!user) gone.push(known.id);
		else if (isSame(user, known)) different.delete(known.id);
	}
	for (const batch of inBatches(gone))
		await work
			.deleteFrom('slack_user')
			.where('workspace_id', '=', workspaceId)
			.where('id', 'in', batch)
			.execute();
	await rememberUsers(work, workspaceId, [...different.values()]);
	await work
		.updateTable('workspace')
		.set({ directory_walked_at: walkedAt })
		.where('id', '=', workspaceId)
		.execute();
	return true;
}

export async function directoryState(
	work: Work,
	workspaceId: string,
): Promise<{ walkedAt?: Instant; users: number }> {
	const walkedAt = await walkedAtOf(work, workspaceId);
	const { users } = await work
		.selectFrom('slack_user')
		.select((row) => row.fn.countAll<number>().as('users'))
		.where('workspace_id', '=', workspaceId)
		.executeTakeFirstOrThrow();
	return { ...(walkedAt !== undefined && { walkedAt }), users: Number(users) };
}

async function walkedAtOf(work: Work, workspaceId: string): Promise<Instant | undefined> {
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
	for (const batch of inBatches([...latestOf(users).values()]))
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
					sort_name: row.ref('excluded.sort_name'),
					search_text: row.ref('excluded.search_text'),
				})),
			)
			.execute();
}

/** A page of Slack's list can repeat a user of the page before it; the later word counts. */
function latestOf(users: readonly SlackUser[]): Map<string, SlackUser> {
	return new Map(users.map((user) => [user.id, user]));
}

function isSame(one: SlackUser, other: SlackUser): boolean {
	return (
		one.name === other.name &&
		one.email === other.email &&
		one.timeZone === other.timeZone &&
		one.kind === other.kind &&
		one.deactivated === other.deactivated
	);
}
