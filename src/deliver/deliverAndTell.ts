// Answers: what went out, and what of this run or of an earlier one does a person have to know?
import { deliver, type DeliverLimits, type DeliverParts } from '../deliver';
import { mappingReasons } from '../members/member';
import type { Notification } from '../outbox/notification';
import type { Refusal } from '../slack/contract';
import { explainRefusal } from '../slack/explainRefusal';
import { nameChannel, type NameParts } from '../slack/nameChannel';
import { isRefusal, isToBeTold } from './disconnected';
import { delivered, kindOf, type DeliveryOutcome, type DeliveryReport } from './report';

/** A person reads the list: what is over this comes with the next run. */
const mostTold = 1_000;

/** Like `deliver`, and lists once what failed or stays unsure, whichever node's run it happened in. */
export async function deliverAndTell(
	parts: DeliverParts,
	limits: Omit<DeliverLimits, 'scope'>,
): Promise<DeliveryReport> {
	const { clock, store } = parts;
	const report = await deliver(parts, { ...limits, scope: 'all' });
	// A run that was refused ends as an error, and its list would be lost with it.
	const { stoppedBy } = report;
	const alreadyTold = isRefusal(stoppedBy) && !(await isToBeTold(parts, stoppedBy));
	if (isRefusal(stoppedBy) && !alreadyTold) return { ...report, alreadyTold };
	const untold = await store.takeUntold(mostTold, clock.now());
	// What this run only gave back, another one may have failed to send meanwhile.
	const listed = report.deliveries.filter(({ state }) => state === 'failed' || state === 'unsure');
	const toldNow = new Set(listed.flatMap(({ notifications }) => notifications.map(({ id }) => id)));
	const earlier: DeliveryOutcome[] = [];
	for (const notification of untold) {
		if (!toldNow.has(notification.id)) earlier.push(await tellEarlier(parts, notification));
	}
	return { ...report, deliveries: [...report.deliveries, ...earlier], alreadyTold };
}

async function tellEarlier(parts: NameParts, notification: Notification): Promise<DeliveryOutcome> {
	const { state, recipient, conversation = recipient.key } = notification;
	return {
		kind: kindOf({ notifications: [notification] }),
		state: state === 'unsure' ? 'unsure' : 'failed',
		recipient: conversation,
		part: 1,
		parts: 1,
		notifications: [delivered(notification)],
		refusal: await nameChannel(parts, conversation, refusalOf(notification)),
	};
}

function refusalOf({ state, reason = 'unknown', recipient }: Notification): Refusal {
	if (state === 'unsure') {
		return {
			code: reason,
			says: 'Slack’s answer got lost, so nobody knows whether this message arrived',
			hint: 'Look for it in Slack. Where the conversation’s history may be read, the next runs look it up themselves.',
		};
	}
	if (mappingReasons.some((each) => each === reason)) {
		return {
			code: reason,
			says: `The member ${recipient.key} had no Slack account that can be told when it was sent`,
			hint: 'See Slack Map Members, output Needs Attention, for what to do about this member.',
		};
	}
	return explainRefusal(reason).refusal;
}
