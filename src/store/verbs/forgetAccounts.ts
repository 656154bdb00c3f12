// Answers: which Slack accounts were a member's alone, so that what is kept of them goes as well?
import { inBatches } from '../batches';
import { readList, readTold } from '../rows/mapping';
import type { Work } from '../tables';
import { holdsNoNotification } from './eraseDeliveries';
import type { Count } from './forget';
import type { ForgottenMapping } from './forgetMappings';

export async function forgetAccounts(
	work: Work,
	workspaceId: string,
	mappings: readonly ForgottenMapping[],
	count: Count,
): Promise<void> {
	/** Slack user ID → the member whose mapping named it. */
	const accounts = new Map<string, string>();
	for (const row of mappings) for (const id of accountsOf(row)) accounts.set(id, row.member_key);
	const named = await namedByOthers(work, workspaceId, [...accounts.keys()]);
	for (const batch of inBatches([...accounts.keys()].filter((id) => !named.has(id)))) {
		const users = await work
			.deleteFrom('slack_user')
			.where('workspace_id', '=', workspaceId)
			.where('id', 'in', batch)
			.returning('id')
			.execute();
		for (const { id } of users) count(accounts.get(id)!, 'directory');
		// Of attempts whose notification had another one later, or was handed in again.
		const attempts = await work
			.deleteFrom('delivery')
			.where('workspace_id', '=', workspaceId)
			.where('conversation', 'in', batch)
			.where(holdsNoNotification)
			.returning('conversation')
			.execute();
		for (const { conversation } of attempts) count(accounts.get(conversation)!, 'deliveries');
		// Of messages whose notification was kept long enough before.
		const told = await work
			.deleteFrom('record_message')
			.where('workspace_id', '=', workspaceId)
			.where('conversation', 'in', batch)
			.returning('conversation')
			.execute();
		for (const { conversation } of told) count(accounts.get(conversation)!, 'deliveries');
		const paces = await work
			.deleteFrom('pace')
			.where('workspace_id', '=', workspaceId)
			.where('conversation', 'in', batch)
			.returning('conversation')
			.execute();
		for (const { conversation } of paces) count(accounts.get(conversation)!, 'pace');
	}
}

/** What is left of mappings is other members': an account that one of them names stays. */
async function namedByOthers(
	work: Work,
	workspaceId: string,
	accountIds: readonly string[],
): Promise<Set<string>> {
	const named = new Set<string>();
	if (accountIds.length === 0) return named;
	for (const batch of inBatches(accountIds)) {
		const mappings = await work
			.selectFrom('mapping')
			.select('slack_user_id')
			.where('workspace_id', '=', workspaceId)
			.where('slack_user_id', 'in', batch)
			.execute();
		for (const row of mappings) named.add(row.slack_user_id!);
	}
	const ambiguous = await work
		.selectFrom('mapping')
		.select('candidate_ids')
		.where('workspace_id', '=', workspaceId)
		.where('candidate_ids', 'is not', null)
		.execute();
	for (const row of ambiguous) for (const id of readList(row.candidate_ids) ?? []) named.add(id);
	return named;
}

/** Those that it could be, or was, are as much the person's as the one that it is. */
function accountsOf(row: ForgottenMapping): string[] {
	const told = readTold(row.told);
	const one = [row.slack_user_id, told?.slackUserId].filter((id) => typeof id === 'string');
	return [...one, ...(readList(row.candidate_ids) ?? []), ...(told?.candidateIds ?? [])];
}
