// Answers: which members have an e-mail, as their own or as another one?
import { sql } from 'kysely';
import { emailKey } from '../../members/email';
import type { Mapping, Member } from '../../members/member';
import { inBatches, inOrder } from '../batches';
import type { Work } from '../tables';
import { findMappings } from './findMappings';

export async function findMappingsByEmail(
	work: Work,
	workspaceId: string,
	emails: readonly string[],
): Promise<Mapping[]> {
	const keys = new Set<string>();
	for (const batch of inBatches(inOrder(emails))) {
		const rows = await work
			.selectFrom('member_email')
			.select('member_key')
			.where('workspace_id', '=', workspaceId)
			.where('email', 'in', batch)
			.execute();
		for (const row of rows) keys.add(row.member_key);
	}
	return findMappings(work, workspaceId, [...keys]);
}

/** At most one batch of members, by their keys. Most have the e-mails that they had: only what is different is written. */
export async function keepEmails(
	work: Work,
	workspaceId: string,
	members: ReadonlyMap<string, Member>,
): Promise<void> {
	if (members.size === 0) return;
	const missing = new Map<string, Set<string>>();
	for (const [key, member] of members) missing.set(key, emailKeysOf(member));
	const before = await work
		.selectFrom('member_email')
		.select(['email', 'member_key'])
		.where('workspace_id', '=', workspaceId)
		.where('member_key', 'in', [...members.keys()])
		.execute();
	const gone = before.filter((row) => !missing.get(row.member_key)!.delete(row.email));
	for (const batch of inBatches(gone)) {
		const rows = batch.map((row) => sql`(${row.member_key}, ${row.email})`);
		await work
			.deleteFrom('member_email')
			.where('workspace_id', '=', workspaceId)
			.where(sql<boolean>`(member_key, email) in (values ${sql.join(rows)})`)
			.execute();
	}
	const added = [...missing].flatMap(([key, emails]) =>
		[...emails].map((email) => ({ workspace_id: workspaceId, email, member_key: key })),
	);
	for (const batch of inBatches(added))
		await work.insertInto('member_email').values(batch).execute();
}

function emailKeysOf({ email, otherEmails = [] }: Member): Set<string> {
	const keys = [email, ...otherEmails].map(emailKey);
	return new Set(keys.filter((key) => key !== undefined));
}
