// Answers: whose choices count, when two keys turn out to be one person?
import type { Work } from '../tables';
import type { Adopted } from './adopt';
import { newKey } from './newKey';

/** What was chosen under the new key stays; otherwise what was chosen under the old one. */
export async function adoptPreferences(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
): Promise<void> {
	const olds = [...adopted.keys()];
	const chosen = await work
		.selectFrom('preference')
		.select('subject_key')
		.where('workspace_id', '=', workspaceId)
		.where('subject_kind', '=', 'member')
		.where('subject_key', 'in', [...adopted.values()])
		.execute();
	const news = new Set(chosen.map((row) => row.subject_key));
	const superseded = olds.filter((from) => news.has(adopted.get(from)!));
	if (superseded.length > 0)
		await work
			.deleteFrom('preference')
			.where('workspace_id', '=', workspaceId)
			.where('subject_kind', '=', 'member')
			.where('subject_key', 'in', superseded)
			.execute();
	await work
		.updateTable('preference')
		.set({ subject_key: newKey('subject_key', adopted) })
		.where('workspace_id', '=', workspaceId)
		.where('subject_kind', '=', 'member')
		.where('subject_key', 'in', olds)
		.execute();
}
