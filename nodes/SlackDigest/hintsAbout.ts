// Answers: what does a person see of a run that its items do not show: that nothing was due, or what waits?
import type { NodeExecutionHint } from 'n8n-workflow';
import type { DeliveryReport } from '../../src/index';
import { saysCleaned, saysLeftOut, saysRedirected } from './saysLeftOut';
import { saysAskedToWait, saysStillStopped, saysTimeLimit } from './saysStop';
import { saysNothingSent, saysUnsure } from './saysWaiting';

/** `nothing` says that there was nothing to send, in the words of the operation. */
export function hintsAbout(report: DeliveryReport, nothing: string): NodeExecutionHint[] {
	const { deliveries, stoppedBy, alreadyTold, waiting } = report;
	const hints: NodeExecutionHint[] = [];
	const add = (type: NodeExecutionHint['type'], message: string | undefined) => {
		if (message !== undefined) hints.push({ type, message, location: 'outputPane' });
	};
	const leftOut = saysLeftOut(report);

	if (stoppedBy === 'time_limit') add('warning', saysTimeLimit(waiting));
	else if (stoppedBy === 'asked_to_wait') add('warning', saysAskedToWait(waiting));
	// The first run that meets Slack's refusal has it for an error, which says itself what waits.
	else if (stoppedBy && alreadyTold) add('warning', saysStillStopped(stoppedBy, waiting));
	else if (!stoppedBy && deliveries.every(({ state }) => state === 'queued')) {
		const why = deliveries.length > 0 ? 'Nothing went out: Slack did not take it yet.' : leftOut;
		add('info', saysNothingSent(why ?? nothing, waiting));
	}
	if (leftOut !== undefined && !hints.some(({ message }) => message.startsWith(leftOut))) {
		add('info', leftOut);
	}
	add('warning', saysRedirected(report));
	if (waiting.unsure > 0) add('warning', saysUnsure(waiting));
	// No news by itself: a hint after every run would be one that nobody reads.
	if (hints.length > 0) add('info', saysCleaned(report));
	return hints;
}
