// Answers: who was the member, in which lists, and who calls a maker of mappings by the member's name?
import type { Selectable } from 'kysely';
import { emailKey } from '../../members/email';
import { inBatches } from '../batches';
import { readList } from '../rows/mapping';
import type { MappingTable, Work } from '../tables';
import type { Count } from './forget';

const erased = [
	'member_key',
	'email',
	'other_emails',
	'slack_user_id',
	'candidate_ids',
	'told',
] as const;

export type ForgottenMapping = Pick<Selectable<MappingTable>, (typeof erased)[number]>;

export async function forgetMappings(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
	count: Count,
): Promise<ForgottenMapping[]> {
	const mappings: ForgottenMapping[] = [];
	const names = new Set(memberKeys);
	for (const batch of inBatches(memberKeys)) {
		const rows = await work
			.deleteFrom('mapping')
			.where('workspace_id', '=', workspaceId)
			.where('member_key', 'in', batch)
			.returning(erased)
			.execute();
		const emails = await work
			.deleteFrom('member_email')
			.where('workspace_id', '=', workspaceId)
			.where('member_key', 'in', batch)
			.returning(['member_key', 'email'])
			.execute();
		const listed = await work
			.deleteFrom('listed')
			.where('workspace_id', '=', workspaceId)
			.where('member_key', 'in', batch)
			.returning('member_key')
			.execute();
		for (const row of [...rows, ...emails, ...listed]) count(row.member_key, 'mapping');
		for (const row of emails) names.add(row.email);
		for (const row of rows)
			for (const email of [row.email, ...(readList(row.other_emails) ?? [])]) names.add(email);
		for (const row of rows) mappings.push(row);
	}
	await forgetByWhom(work, workspaceId, names);
	return mappings;
}

/** Others' mappings stay as they were made, but nobody is named as their maker any more. */
async function forgetByWhom(
	work: Work,
	workspaceId: string,
	names: ReadonlySet<string>,
): Promise<void> {
	const made = await work
		.selectFrom('mapping')
		.select('by_whom')
		.distinct()
		.where('workspace_id', '=', workspaceId)
		.where('by_whom', 'is not', null)
		.execute();
	const isForgotten = (name: string) => names.has(name) || names.has(emailKey(name) ?? name);
	const forgotten = made.map((row) => row.by_whom!).filter(isForgotten);
	for (const batch of inBatches(forgotten))
		await work
			.updateTable('mapping')
			.set({ by_whom: null })
			.where('workspace_id', '=', workspaceId)
			.where('by_whom', 'in', batch)
			.execute();
}
