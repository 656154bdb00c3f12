// Answers: how does the store's copy of Slack's list of users become what Slack said?
import type { Instant } from '../../clock';
import type { SlackUser } from '../../members/member';
import { inBatches } from '../batches';
import { writeSlackUser } from '../rows/slackUser';
import type { Work } from '../tables';
import { everyUser } from './findUsers';

/**
 * So much later than `now` may be what others remembered while this walk waited for its turn. What is later still is
 * of a clock that was ahead, and must not stay for as long as it was.
 */
const clocksDifferByMs = 60 * 60 * 1000;

export async function replaceDirectory(
	work: Work,
	workspaceId: string,
	users: readonly SlackUser[],
	walkedAt: Instant,
	now: Instant,
): Promise<SlackUser[] | undefined> {
	const before = await walkedAtOf(work, workspaceId);
	if (before !== undefined && before > walkedAt && before <= now) return undefined;

	// Most of a walk says what the last one said: only what is different is written.
	const different = latestOf(users);
	const gone: string[] = [];
	const newer: SlackUser[] = [];
	const newestAt = now + clocksDifferByMs;
	for await (const { user: known, seenAt } of everyUser(work, workspaceId)) {
		const user = different.get(known.id);
		if (seenAt > walkedAt && seenAt <= newestAt) {
			newer.push(known);
			different.delete(known.id);
		} else if (!user) gone.push(known.id);
		// One of a clock that was ahead gets a time that can be believed.
		else if (isSame(user, known) && seenAt <= newestAt) different.delete(known.id);
	}
	await dropUsers(work, workspaceId, gone);
	await rememberUsers(work, workspaceId, [...different.values()], walkedAt);
	await work
		.updateTable('workspace')
		.set({ directory_walked_at: walkedAt })
		.where('id', '=', workspaceId)
		.execute();
	return newer;
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
	seenAt: Instant,
): Promise<void> {
	for (const batch of inBatches([...latestOf(users).values()]))
		await work
			.insertInto('slack_user')
			.values(batch.map((user) => writeSlackUser(workspaceId, user, seenAt)))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'id']).doUpdateSet((row) => ({
					name: row.ref('excluded.name'),
					email: row.ref('excluded.email'),
					time_zone: row.ref('excluded.time_zone'),
					kind: row.ref('excluded.kind'),
					deactivated: row.ref('excluded.deactivated'),
					seen_at: row.ref('excluded.seen_at'),
					sort_name: row.ref('excluded.sort_name'),
					search_text: row.ref('excluded.search_text'),
				})),
			)
			.execute();
}

export async function dropUsers(
	work: Work,
	workspaceId: string,
	ids: readonly string[],
): Promise<void> {
	for (const batch of inBatches([...new Set(ids)]))
		await work
			.deleteFrom('slack_user')
			.where('workspace_id', '=', workspaceId)
			.where('id', 'in', batch)
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
