// Answers: what is kept of these members, and how much of it was erased?
import { asStored } from '../asStored';
import { inBatches } from '../batches';
import type { ForgottenRows } from '../contract';
import type { Work } from '../tables';
import { countErasure } from './traces';
import { forgetAccounts } from './forgetAccounts';
import { forgetMappings } from './forgetMappings';
import { forgetMessages } from './forgetMessages';

/** One more row of this kind was erased for the member. */
export type Count = (memberKey: string, kind: keyof ForgottenRows) => void;

export async function forgetMembers(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
): Promise<Map<string, ForgottenRows>> {
	if (memberKeys.length === 0) return new Map();
	const erased = new Map(memberKeys.map((key) => [asStored(key), nothing()]));
	const keys = [...erased.keys()];
	const count: Count = (memberKey, kind) => {
		erased.get(memberKey)![kind]++;
	};
	await countErasure(work, workspaceId);
	await forgetPreferences(work, workspaceId, keys, count);
	await forgetMessages(work, workspaceId, keys, count);
	const mappings = await forgetMappings(work, workspaceId, keys, count);
	await forgetAccounts(work, workspaceId, mappings, count);
	return new Map(memberKeys.map((key) => [key, erased.get(asStored(key))!]));
}

async function forgetPreferences(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
	count: Count,
): Promise<void> {
	for (const batch of inBatches(memberKeys)) {
		const rows = await work
			.deleteFrom('preference')
			.where('workspace_id', '=', workspaceId)
			.where('subject_kind', '=', 'member')
			.where('subject_key', 'in', batch)
			.returning('subject_key')
			.execute();
		for (const row of rows) count(row.subject_key, 'preferences');
	}
}

function nothing(): ForgottenRows {
	return {
		mapping: 0,
		directory: 0,
		preferences: 0,
		notifications: 0,
		decisions: 0,
		deliveries: 0,
		pace: 0,
	};
}
