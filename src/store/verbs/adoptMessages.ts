// Answers: what was a person told, and what waits, when two keys turn out to be that person?
import type { Work } from '../tables';
import type { Adopted } from './adopt';
import { dropDoubles } from './dropDoubles';
import { newKey } from './newKey';

/** Workers that have some of it in their hands name it by token and ID, which stay. */
export async function adoptMessages(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
): Promise<void> {
	const stays = await dropDoubles(work, workspaceId, adopted);
	const olds = [...adopted.keys()];
	await work
		.updateTable('notification')
		.set({ recipient_key: newKey('recipient_key', adopted) })
		.where('workspace_id', '=', workspaceId)
		.where('recipient_kind', '=', 'member')
		.where('recipient_key', 'in', olds)
		.$if(stays.length > 0, (rows) => rows.where('id', 'not in', stays))
		.execute();
	await work
		.updateTable('notification')
		.set({ stands_in_for: newKey('stands_in_for', adopted) })
		.where('workspace_id', '=', workspaceId)
		.where('stands_in_for', 'in', olds)
		.execute();
	await work
		.updateTable('decision')
		.set({ recipient_key: newKey('recipient_key', adopted) })
		.where('workspace_id', '=', workspaceId)
		.where('recipient_kind', '=', 'member')
		.where('recipient_key', 'in', olds)
		.execute();
	await work
		.updateTable('decision')
		.set({ stands_in_for: newKey('stands_in_for', adopted) })
		.where('workspace_id', '=', workspaceId)
		.where('stands_in_for', 'in', olds)
		.execute();
}
