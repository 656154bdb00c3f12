// Answers: what went out, what does a person have to know, and what has been kept long enough?
import { deliverAndTell } from '../deliver/deliverAndTell';
import type { DeliveryReport } from '../deliver/report';
import { clean } from './clean';
import type { OverseeParts } from './parts';
import type { SendDueWishes } from './requests';

export async function sendDue(
	parts: OverseeParts,
	{ timeLimitMs, longDigests, ...keep }: SendDueWishes,
): Promise<DeliveryReport> {
	const until = parts.clock.now() + timeLimitMs;
	const report = await deliverAndTell(parts, { until, longDigests });
	return { ...report, cleaned: await clean(parts, keep, until) };
}
