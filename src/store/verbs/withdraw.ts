// Answers: what can still be taken back, and what is it too late for?
import type { Instant } from '../../clock';
import type { Which, Withdrawal } from '../contract';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';
import { decisionAbout, writeDecisions } from './decisions';
import { takeBack } from './takeBack';
import { fits, isEmpty } from './which';

export async function withdraw(
	work: Work,
	workspaceId: string,
	which: Which,
	now: Instant,
): Promise<Withdrawal> {
	if (isEmpty(which)) return { withdrawn: [], inFlight: [], told: 0, beforehand: false };
	const rows = await work
		.selectFrom('notification')
		.selectAll()
		.where('workspace_id', '=', workspaceId)
		.where('state', 'in', ['queued', 'failed', 'claimed', 'sending', 'unsure'])
		.where(fits(which))
		.execute();
	// The message of one whose files are still to follow is there: nobody can take it back.
	const open = rows.filter(({ ts }) => ts === null).map(readNotification);
	open.sort((a, b) => a.id - b.id);
	const withdrawn = open.filter(({ state }) => state === 'queued' || state === 'failed');
	const ids = open.map(({ id }) => id);
	await takeBack(work, workspaceId, ids, 'withdrawn', now);
	const because = { outcome: 'skipped', reason: 'withdrawn' } as const;
	const decided = withdrawn.map((each) => ({
		decision: decisionAbout(each, because),
		notificationId: each.id,
	}));
	await writeDecisions(work, workspaceId, decided, now);
	return {
		withdrawn,
		inFlight: open.filter((each) => !withdrawn.includes(each)),
		told: rows.length - open.length + (await countSent(work, workspaceId, which)),
		beforehand: await markEvent(work, workspaceId, which, now),
	};
}

async function countSent(work: Work, workspaceId: string, which: Which): Promise<number> {
	const { sent } = await work
		.selectFrom('notification')
		.select((row) => row.fn.countAll<number>().as('sent'))
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'sent')
		.where(fits(which))
		.executeTakeFirstOrThrow();
	return Number(sent);
}

/**
 * Whoever takes an event ID back takes it back from those it has not reached yet, too. True where no notification has it.
 * Withdrawn twice, it is as the first time.
 */
async function markEvent(
	work: Work,
	workspaceId: string,
	{ dedupeKey, recipient, type, recordKey }: Which,
	now: Instant,
): Promise<boolean> {
	if (dedupeKey === undefined || type !== undefined || recordKey !== undefined) return false;
	const there = await work
		.selectFrom('notification')
		.select('id')
		.where('workspace_id', '=', workspaceId)
		.where(fits({ dedupeKey, recipient }))
		.limit(1)
		.executeTakeFirst();
	await work
		.insertInto('withdrawn_event')
		.values({
			workspace_id: workspaceId,
			recipient_kind: recipient?.kind ?? '',
			recipient_key: recipient?.key ?? '',
			dedupe_key: dedupeKey,
			withdrawn_at: now,
		})
		.onConflict((conflict) =>
			conflict
				.columns(['workspace_id', 'dedupe_key', 'recipient_kind', 'recipient_key'])
				.doNothing(),
		)
		.execute();
	return there === undefined;
}
