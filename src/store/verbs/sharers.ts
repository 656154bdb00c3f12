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
		const sharers = await work
			.selectFrom('mapping')
			.innerJoin('mapping as other', (join) =>
				join
					.onRef('other.workspace_id', '=', 'mapping.workspace_id')
					.onRef('other.slack_user_id', '=', 'mapping.slack_user_id')
					.on('other.state', '=', 'connected'),
			)
			.select('other.member_key')
			.where('mapping.workspace_id', '=', workspaceId)
			.where('mapping.member_key', 'in', batch)
			.where('mapping.state', '=', 'connected')
			.execute();
		for (const { member_key: key } of sharers)
			all.set(JSON.stringify(['member', key]), { kind: 'member', key });
	}
	return [...all.values()];
}
