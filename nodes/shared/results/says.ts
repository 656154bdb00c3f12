// Answers: how do we tell a person what was decided about a notification, and why?
import type { NotifyResult } from '../../../src/index';
import { saysDuplicate } from './saysDuplicate';
import { saysReason } from './saysReason';

type Decided = Exclude<NotifyResult, { outcome: 'error' }>;

/** One or two sentences, without the last full stop. */
export function saysDecision(result: Decided): string {
	const says = saysRealRun(result);
	if (!result.details.dryRun) return says;
	return `In a real run: ${says.charAt(0).toLowerCase()}${says.slice(1)}`;
}

function saysRealRun(result: Decided): string {
	if (result.outcome === 'skipped' && result.first) return saysDuplicate(result.first);
	const { reason, details } = result;
	const { frequency, rule, member, usedDefaultChannel } = details;
	return saysReason({ reason, frequency, rule, usedDefaultChannel, detail: member?.reason });
}
