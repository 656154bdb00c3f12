// Answers: what tells two events apart where the user gave no ID of their own?
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The same for every try of one node run, so that Retry On Fail tells nobody twice; another for each turn of a loop.
 * The workflow is part of it, because two n8n may count their executions alike and share a store.
 */
export function defaultEventIds(context: IExecuteFunctions): (itemIndex: number) => string {
	// Without an execution there is nothing that could be repeated.
	const executionId = context.getExecutionId() ?? crypto.randomUUID();
	const runIndex = String(context.evaluateExpression('{{ $runIndex }}', 0));
	const run = [context.getWorkflow().id, executionId, context.getNode().name, runIndex].join(':');
	return (itemIndex) => `${run}:${itemIndex}`;
}
