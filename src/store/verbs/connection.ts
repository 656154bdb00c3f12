// Answers: does Slack still take the workspace's connection, and was it told that it does not?
import type { Instant } from '../../clock';
import type { Disconnection } from '../contract';
import type { Work } from '../tables';

export async function disconnection(
	work: Work,
	workspaceId: string,
): Promise<Disconnection | undefined> {
	const row = await work
		.selectFrom('workspace')
		.select(['disconnected_at', 'disconnected_code'])
		.where('id', '=', workspaceId)
		.executeTakeFirst();
	if (!row || row.disconnected_at === null || row.disconnected_code === null) return undefined;
	return { since: row.disconnected_at, code: row.disconnected_code };
}

export async function markDisconnected(
	work: Work,
	workspaceId: string,
	code: string,
	now: Instant,
): Promise<void> {
	await work
		.updateTable('workspace')
		.set((row) => ({
			disconnected_at: row.fn.coalesce('disconnected_at', row.val(now)),
			disconnected_code: code,
		}))
		.where('id', '=', workspaceId)
		.execute();
}

export async function markConnected(work: Work, workspaceId: string): Promise<void> {
	await work
		.updateTable('workspace')
		.set({ disconnected_at: null, disconnected_code: null, disconnection_told_at: null })
		.where('id', '=', workspaceId)
		.execute();
}

export async function takeDisconnectionToTell(
	work: Work,
	workspaceId: string,
	now: Instant,
): Promise<boolean> {
	const { numUpdatedRows } = await work
		.updateTable('workspace')
		.set({ disconnection_told_at: now })
		.where('id', '=', workspaceId)
		.where('disconnected_at', 'is not', null)
		.where('disconnection_told_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
