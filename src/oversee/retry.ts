// Answers: what is tried again because somebody asks for it?
import { deliverAndTell } from '../deliver/deliverAndTell';
import type { OverseeParts } from './parts';
import type { RetryAnswer, RetryQuestion } from './requests';
import { recipientsOf } from './sendNow';
import { readWhich } from './which';

export async function retry(
	parts: OverseeParts,
	{ unsure, timeLimitMs, ...input }: RetryQuestion,
): Promise<RetryAnswer> {
	const now = parts.clock.now();
	const which = await readWhich(parts, input);
	const { requeued, toLookUp } = await parts.store.retry(which, unsure, now);
	const recipients = recipientsOf([...requeued, ...toLookUp]);
	const report = await deliverAndTell(parts, { until: now + timeLimitMs, recipients });
	return { requeued: requeued.length, lookedUp: toLookUp.length, report };
}
