// Answers: who else gets what is sent to these recipients, because they share a Slack account?
import type { Recipient } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Work } from '../tables';

/** These, each once, and all members whose messages go to the same conversation. */
export async function withSharers(
	work: Work,
	workspaceId: string,
	recipients: readonly Recipient[],
): Promise<Recipient[]> {
	const all = new Map(recipients.map((each) => [JSON.stringify([each.kind, each.key]), each]));
	const members = [...all.values()].filter(({ kind }) => kind === 'member').map(({ key }) => key);
	for (const batch of inBatches(members)) {
		const accounts = await work
			.selectFrom('mapping')
			.select('slack_user_id')
			.where('workspace_id', '=', workspaceId)
			.where('member_key', 'in', batch)
			.where('state', '=', 'connected')
			.execute();
		const ids = accounts.map((row) => row.slack_user_id).filter((id) => id !== null);
		if (ids.length === 0) continue;
		const sharers = await work
			.selectFrom('mapping')
			.select('member_key')
			.where('workspace_id', '=', workspaceId)
			.where('slack_user_id', 'in', ids)
			.where('state', '=', 'connected')
			.execute();
		for (const { member_key: key } of sharers)
			all.set(JSON.stringify(['member', key]), { kind: 'member', key });
	}
	return [...all.values()];
}
