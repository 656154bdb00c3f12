// Answers: what does a workflow get to see of one Slack message?
import type { IDataObject } from 'n8n-workflow';
import type { DeliveryOutcome } from '../../src/index';
import { inSentences } from '../shared/results/inSentences';
import { withoutGaps } from '../shared/results/withoutGaps';
import { showNotification } from './showNotification';

export function showDelivery(delivery: DeliveryOutcome): IDataObject {
	const { state, kind, recipient, conversation, ts, threadTs, updated } = delivery;
	const { part, parts, notifications, refusal } = delivery;
	return withoutGaps({
		state,
		kind,
		recipient,
		redirectedFrom: delivery.redirectedFrom,
		message: conversation && withoutGaps({ channel: conversation, ts, threadTs, updated }),
		part,
		parts,
		count: notifications.length,
		expired: delivery.expired,
		notifications: notifications.map(showNotification),
		reason: refusal?.code,
		says: refusal && inSentences(refusal.says, refusal.hint),
	});
}
