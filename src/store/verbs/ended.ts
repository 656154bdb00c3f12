// Answers: what does the end of an attempt leave in its rows?
import { sql, type Updateable, type UpdateObject } from 'kysely';
import type { Instant } from '../../clock';
import type { Settlement } from '../contract';
import type { Tables } from '../tables';

/** What only an attempt that is not over yet has. */
export const overDelivery = {
	token: null,
	lease_until: null,
	record_key: null,
	for_member: '',
	file_ids: null,
};

export function endedDelivery(
	settlement: Settlement,
	now: Instant,
): Updateable<Tables['delivery']> {
	switch (settlement.state) {
		case 'sent': {
			const { state, conversation, ts } = settlement;
			return { ...overDelivery, state, reason: null, conversation, ts, settled_at: now };
		}
		case 'unsure': {
			const { state, reason, notBefore = 0 } = settlement;
			return { token: null, lease_until: null, state, reason, not_before: notBefore };
		}
		case 'failed':
		case 'queued': {
			const { state, reason } = settlement;
			return { ...overDelivery, state, reason, settled_at: now };
		}
	}
}

type Ended = UpdateObject<Tables, 'notification'>;

/** In every case the claim is over. Where a message is, stays in the row of one whose files were to follow it. */
export function endedNotification(settlement: Settlement, now: Instant): Ended {
	const { state } = settlement;
	const over = { state, claim_token: null, lease_until: null };
	switch (settlement.state) {
		case 'sent':
			return {
				...over,
				...whereItIs(settlement),
				reason: settlement.testMode ? 'test_mode' : null,
				settled_at: now,
			};
		case 'failed':
			return { ...over, reason: settlement.reason, settled_at: now, told_at: null };
		case 'queued':
			return {
				...over,
				reason: settlement.reason,
				not_before: settlement.notBefore,
				delivery_key: null,
			};
		case 'unsure':
			return { ...over, reason: settlement.reason };
	}
}

/** The message is there, so that it is too late to take it back; its files are handed to Slack next. */
export function goneOn(settlement: Extract<Settlement, { state: 'sent' }>, now: Instant): Ended {
	return {
		...whereItIs(settlement),
		state: 'queued',
		claim_token: null,
		lease_until: null,
		delivery_key: null,
		taken_back: null,
		reason: 'files_follow',
		not_before: now,
		attempts: 0,
	};
}

/** Of its first message. */
function whereItIs({ conversation, ts, threadTs }: Extract<Settlement, { state: 'sent' }>) {
	if (ts === undefined)
		return { conversation: sql<string>`coalesce(conversation, ${conversation})` };
	const thread = sql<string | null>`cast(${threadTs ?? null} as text)`;
	return {
		conversation: sql<string>`coalesce(conversation, ${conversation})`,
		ts: sql<string>`coalesce(ts, ${ts})`,
		thread_ts: sql<string | null>`case when ts is null then ${thread} else thread_ts end`,
	};
}
