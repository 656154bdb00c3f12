// Answers: for how long is a worker believed to be alive, and for how long may it believe that itself?
import type { Instant } from '../clock';

/** Longer than any request to Slack may take, so that a live worker keeps what it holds. In milliseconds. */
export const leaseMs = 120_000;

/**
 * Somebody looks for the message once the lease is over, and sends it again where it is not there. So a worker that was held up
 * since it took the lease must not call any more: half of it is for the request, and for Slack to show the message.
 */
export function mayStillCall(leasedAt: Instant, now: Instant): boolean {
	return now - leasedAt < leaseMs / 2;
}
