// Answers: is this workspace known, by which name, and which connections lead to it?
import type { Instant } from '../../clock';
import type { Workspace } from '../../slack/contract';
import type { Work } from '../tables';

export async function isWorkspaceKnown(
	work: Work,
	workspace: Workspace,
	connection?: string,
): Promise<boolean> {
	const known = await work
		.selectFrom('workspace')
		.select(['name', 'url', 'bot_user_id', 'bot_name'])
		.where('id', '=', workspace.id)
		.executeTakeFirst();
	return (
		known?.name === workspace.name &&
		known.url === workspace.url &&
		known.bot_user_id === workspace.botUserId &&
		(known.bot_name ?? undefined) === workspace.botName &&
		(connection === undefined || (await workspaceOf(work, connection))?.id === workspace.id)
	);
}

export async function workspaceOf(work: Work, connection: string): Promise<Workspace | undefined> {
	const workspace = await work
		.selectFrom('connection')
		.innerJoin('workspace', 'workspace.id', 'connection.workspace_id')
		.select(['workspace.id', 'name', 'url', 'bot_user_id', 'bot_name'])
		.where('fingerprint', '=', connection)
		.executeTakeFirst();
	if (!workspace) return undefined;
	const { id, name, url, bot_user_id: botUserId, bot_name: botName } = workspace;
	return { id, name, url, botUserId, ...(botName !== null && { botName }) };
}

export async function rememberWorkspace(
	work: Work,
	workspace: Workspace,
	now: Instant,
	connection?: string,
): Promise<void> {
	const said = {
		name: workspace.name,
		url: workspace.url,
		bot_user_id: workspace.botUserId,
		bot_name: workspace.botName ?? null,
	};
	await work
		.insertInto('workspace')
		.values({ id: workspace.id, ...said, first_seen_at: now })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(said))
		.execute();
	if (connection === undefined) return;
	const leadsTo = { workspace_id: workspace.id, seen_at: now };
	await work
		.insertInto('connection')
		.values({ fingerprint: connection, ...leadsTo })
		.onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(leadsTo))
		.execute();
}
