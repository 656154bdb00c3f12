// Answers: when may the next message go out? All workers of a workspace ask here.
import type { Instant } from '../../clock';
import type { PaceStore } from '../contract';
import type { Work } from '../tables';

/** When the workspace as a whole may post again; in the past where it may now. */
export async function whenWorkspaceIsFree(work: Work, workspaceId: string): Promise<Instant> {
	const workspace = await work
		.selectFrom('workspace')
		.select(['free_at', 'hold_until'])
		.where('id', '=', workspaceId)
		.executeTakeFirstOrThrow();
	return Math.max(workspace.free_at, workspace.hold_until);
}

export async function bookTurn(
	work: Work,
	workspaceId: string,
	{ conversation, now, notLaterThan, rules }: Parameters<PaceStore['bookTurn']>[0],
): Promise<{ turnAt: Instant; booked: boolean }> {
	const pace = await work
		.selectFrom('pace')
		.select('free_at')
		.where('workspace_id', '=', workspaceId)
		.where('conversation', '=', conversation)
		.executeTakeFirst();
	const turnAt = Math.max(now, await whenWorkspaceIsFree(work, workspaceId), pace?.free_at ?? 0);
	if (turnAt > notLaterThan) return { turnAt, booked: false };

	await work
		.updateTable('workspace')
		.set({ free_at: turnAt + rules.perWorkspaceMs })
		.where('id', '=', workspaceId)
		.execute();
	const freeAt = { free_at: turnAt + rules.perConversationMs };
	await work
		.insertInto('pace')
		.values({ workspace_id: workspaceId, conversation, ...freeAt })
		.onConflict((conflict) =>
			conflict.columns(['workspace_id', 'conversation']).doUpdateSet(freeAt),
		)
		.execute();
	return { turnAt, booked: true };
}

/** A later hold wins: two workers told to wait both are obeyed. */
export async function holdAll(work: Work, workspaceId: string, until: Instant): Promise<void> {
	await work
		.updateTable('workspace')
		.set({ hold_until: until })
		.where('id', '=', workspaceId)
		.where('hold_until', '<', until)
		.execute();
}
