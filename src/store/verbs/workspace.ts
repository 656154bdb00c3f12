// Answers: is this workspace known, and by which name?
import type { Instant } from '../../clock';
import type { Workspace } from '../../slack/contract';
import type { Work } from '../tables';

export async function isWorkspaceKnown(work: Work, workspace: Workspace): Promise<boolean> {
	const known = await work
		.selectFrom('workspace')
		.select(['name', 'url', 'bot_user_id'])
		.where('id', '=', workspace.id)
		.executeTakeFirst();
	return (
		known?.name === workspace.name &&
		known.url === workspace.url &&
		known.bot_user_id === workspace.botUserId
	);
}

export async function rememberWorkspace(
	work: Work,
	workspace: Workspace,
	now: Instant,
): Promise<void> {
	const said = { name: workspace.name, url: workspace.url, bot_user_id: workspace.botUserId };
	await work
		.insertInto('workspace')
		.values({ id: workspace.id, ...said, first_seen_at: now })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(said))
		.execute();
}
