// Answers: which types has a workspace declared, and with which did events come?
import type { Instant } from '../../clock';
import type { CatalogueDocument } from '../../preferences/catalogueDocument';
import { inBatches, inOrder } from '../batches';
import type { UsedType } from '../contract';
import { readJson } from '../rows/json';
import type { Work } from '../tables';

export async function findCatalogue(work: Work, workspaceId: string): Promise<unknown> {
	const row = await work
		.selectFrom('catalogue')
		.select('document')
		.where('workspace_id', '=', workspaceId)
		.executeTakeFirst();
	return row && readJson(row.document, 'catalogue');
}

export async function defineCatalogue(
	work: Work,
	workspaceId: string,
	document: CatalogueDocument | undefined,
	now: Instant,
): Promise<void> {
	if (document === undefined) {
		await work.deleteFrom('catalogue').where('workspace_id', '=', workspaceId).execute();
		return;
	}
	const written = { document: JSON.stringify(document), defined_at: now };
	await work
		.insertInto('catalogue')
		.values({ workspace_id: workspaceId, ...written })
		.onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(written))
		.execute();
}

/** Lists show days. Written down with every event, it would be the row that all runs wait for. */
const closeEnoughMs = 3_600_000;

export async function noteTypes(
	work: Work,
	workspaceId: string,
	keys: readonly string[],
	now: Instant,
): Promise<void> {
	for (const batch of inBatches(inOrder(keys)))
		await work
			.insertInto('used_type')
			.values(
				batch.map((key) => ({
					workspace_id: workspaceId,
					key,
					first_used_at: now,
					last_used_at: now,
				})),
			)
			.onConflict((conflict) =>
				conflict
					.columns(['workspace_id', 'key'])
					.doUpdateSet({ last_used_at: now })
					.where('used_type.last_used_at', '<=', now - closeEnoughMs),
			)
			.execute();
}

export async function usedTypes(work: Work, workspaceId: string): Promise<UsedType[]> {
	const rows = await work
		.selectFrom('used_type')
		.selectAll()
		.where('workspace_id', '=', workspaceId)
		.orderBy('key')
		.execute();
	return rows.map((row) => ({
		key: row.key,
		firstUsedAt: row.first_used_at,
		lastUsedAt: row.last_used_at,
	}));
}
