// Answers: is this workspace known, by which name, and which connections lead to it?
import type { Instant } from '../../clock';
import type { Workspace } from '../../slack/contract';
import type { Work } from '../tables';

/** Two servers that claim the same workspace have nothing of each other's. */
export function keyOf({ id, address }: Workspace): string {
	return address === undefined ? id : `${id} at ${address}`;
}

export async function isWorkspaceKnown(
	work: Work,
	workspace: Workspace,
	connection?: string,
): Promise<boolean> {
	const known = await work
		.selectFrom('workspace')
		.select(['name', 'url', 'bot_user_id', 'bot_name'])
		.where('id', '=', keyOf(workspace))
		.executeTakeFirst();
	return (
		known?.name === workspace.name &&
		known.url === workspace.url &&
		known.bot_user_id === workspace.botUserId &&
		(known.bot_name ?? undefined) === workspace.botName &&
		(connection === undefined || (await leadsTo(work, connection)) === keyOf(workspace))
	);
}

async function leadsTo(work: Work, connection: string): Promise<string | undefined> {
	const workspace = await workspaceOf(work, connection);
	return workspace && keyOf(workspace);
}

export async function workspaceOf(work: Work, connection: string): Promise<Workspace | undefined> {
	const workspace = await work
		.selectFrom('connection')
		.innerJoin('workspace', 'workspace.id', 'connection.workspace_id')
		.select(['slack_id', 'address', 'name', 'url', 'bot_user_id', 'bot_name'])
		.where('fingerprint', '=', connection)
		.executeTakeFirst();
	if (!workspace) return undefined;
	const { slack_id: id, address, name, url, bot_user_id: botUserId, bot_name: botName } = workspace;
	return {
		...{ id, name, url, botUserId },
		...(address !== null && { address }),
		...(botName !== null && { botName }),
	};
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
		.values({
			...{ id: keyOf(workspace), slack_id: workspace.id, address: workspace.address ?? null },
			...said,
			first_seen_at: now,
		})
		.onConflict((conflict) => conflict.column('id').doUpdateSet(said))
		.execute();
	if (connection === undefined) return;
	const seen = { workspace_id: keyOf(workspace), seen_at: now };
	await work
		.insertInto('connection')
		.values({ fingerprint: connection, ...seen })
		.onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(seen))
		.execute();
}
