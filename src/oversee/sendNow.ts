// Answers: what goes out because somebody does not want to wait for its window?
import { deliverAndTell } from '../deliver/deliverAndTell';
import type { DeliveryReport } from '../deliver/report';
import type { Notification, Recipient } from '../outbox/notification';
import type { OverseeParts } from './parts';
import type { SendNowQuestion } from './requests';
import { readWhich } from './which';

export async function sendNow(
	parts: OverseeParts,
	{ timeLimitMs, longDigests, ...input }: SendNowQuestion,
): Promise<DeliveryReport> {
	const now = parts.clock.now();
	const which = await readWhich(parts, input);
	const hurried = await parts.store.hurry(which, now);
	const isEverything = Object.keys(which).length === 0;
	const recipients = isEverything ? undefined : recipientsOf(hurried);
	return await deliverAndTell(parts, { until: now + timeLimitMs, longDigests, recipients });
}

export function recipientsOf(notifications: readonly Notification[]): Recipient[] {
	const all = notifications.map(({ recipient }) => recipient);
	return [...new Map(all.map((each) => [`${each.kind} ${each.key}`, each])).values()];
}
