// Answers: after which erasures may bytes be left in the store's files? Numbered, as several may be erased at once.
import type { Work } from '../tables';

/** Belongs into the transaction that erases, so that a process that dies after it is made up for. */
export async function countErasure(work: Work, workspaceId: string): Promise<void> {
	await work
		.updateTable('workspace')
		.set((row) => ({ erasures: row('erasures', '+', 1) }))
		.where('id', '=', workspaceId)
		.execute();
}

/** The number of the last erasure; undefined where nothing of any of them is left. */
export async function erasuresWithTraces(
	work: Work,
	workspaceId: string,
): Promise<number | undefined> {
	const workspace = await work
		.selectFrom('workspace')
		.select('erasures')
		.where('id', '=', workspaceId)
		.whereRef('erasures', '>', 'traceless_erasures')
		.executeTakeFirst();
	return workspace?.erasures;
}

/** Nothing is left of this erasure and of those before it. One that came meanwhile is not among them. */
export async function markTraceless(
	work: Work,
	workspaceId: string,
	erasure: number,
): Promise<void> {
	await work
		.updateTable('workspace')
		.set({ traceless_erasures: erasure })
		.where('id', '=', workspaceId)
		.where('traceless_erasures', '<', erasure)
		.execute();
}
