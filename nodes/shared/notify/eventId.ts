// Answers: what tells two events apart, also where the user gave no ID of their own?
import type { IExecuteFunctions } from 'n8n-workflow';
import { BadInput } from '../../../src/index';

/** The user's own, as it is, or else the default. Throws BadInput where an expression gives none: it would be told twice. */
export function eventIdReader(
	context: IExecuteFunctions,
): (itemIndex: number, given: unknown) => unknown {
	const defaultEventId = defaultEventIds(context);
	const { eventId: raw } = context.getNode().parameters;
	// An expression that nobody has written yet is the sign alone.
	const isEmpty = raw === undefined || raw === null || /^=?\s*$/.test(String(raw));
	return (itemIndex, given) => {
		if (given !== undefined && given !== null && given !== '') return given;
		if (isEmpty) return defaultEventId(itemIndex);
		throw new BadInput(
			'event_id_missing',
			'The expression in Event ID gives nothing for this item',
			{
				field: 'Event ID',
				hint: 'Check that the item has the property that it names. Where the event has no ID of its own, leave the field empty',
			},
		);
	};
}

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
