// Answers: what does a person see of a run that its items do not show: that nothing was due, or what waits?
import type { NodeExecutionHint } from 'n8n-workflow';
import type { DeliveryReport } from '../../src/index';
import { saysStillStopped, saysTimeLimit } from './saysStop';
import { saysNothingSent, saysUnsure } from './saysWaiting';

export function hintsAbout(report: DeliveryReport): NodeExecutionHint[] {
	const { deliveries, stoppedBy, alreadyTold, waiting } = report;
	const hints: NodeExecutionHint[] = [];
	const add = (type: NodeExecutionHint['type'], message: string) =>
		hints.push({ type, message, location: 'outputPane' });

	if (stoppedBy === 'time_limit') add('warning', saysTimeLimit(waiting));
	// The first run that meets Slack's refusal has it for an error, which says itself what waits.
	else if (stoppedBy && alreadyTold) add('warning', saysStillStopped(stoppedBy, waiting));
	else if (!stoppedBy && deliveries.every(({ state }) => state === 'queued')) {
		add('info', saysNothingSent(deliveries.length, waiting));
	}
	if (waiting.unsure > 0) add('warning', saysUnsure(waiting));
	return hints;
}
