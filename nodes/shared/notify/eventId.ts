// Answers: what tells two events apart, also where the user gave no ID of their own?
import type { IExecuteFunctions } from 'n8n-workflow';
import { BadInput } from '../../../src/index';

/** The user's own, as it is, or else the default. Throws BadInput where an expression gives none: it would be told twice. */
export function eventIdReader(
	context: IExecuteFunctions,
): (itemIndex: number, given: unknown) => unknown {
	let defaultEventId: ReturnType<typeof defaultEventIds> | undefined;
	const { eventId: raw } = context.getNode().parameters;
	// An expression that nobody has written yet is the sign alone.
	const isEmpty = raw === undefined || raw === null || /^=?\s*$/.test(String(raw));
	return (itemIndex, given) => {
		if (given !== undefined && given !== null && given !== '') return given;
		if (isEmpty) return (defaultEventId ??= defaultEventIds(context))(itemIndex);
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
 * The same for every try of one node run, so that neither Retry On Fail nor n8n's retry of a failed execution tells anybody
 * twice; another for each turn of a loop. The workflow is part of it, because two n8n may count their executions alike and
 * share a store.
 */
export function defaultEventIds(context: IExecuteFunctions): (itemIndex: number) => string {
	const runIndex = String(context.evaluateExpression('{{ $runIndex }}', 0));
	const executionId = firstTriedIn(context, runIndex);
	const run = [context.getWorkflow().id, executionId, context.getNode().name, runIndex].join(':');
	return (itemIndex) => `${run}:${itemIndex}`;
}

/** n8n runs a failed execution again under a new ID, with the very items that the node had, and with what the node noted. */
function firstTriedIn(context: IExecuteFunctions, runIndex: string): string {
	// Without an execution there is nothing that could be repeated.
	const executionId = context.getExecutionId() ?? crypto.randomUUID();
	const noted = context.getContext('node');
	const before: unknown = noted[noteOfTry];
	// A run that went well is never tried again, so that the last one is all there is to note.
	if (isNote(before) && before.runIndex === runIndex) return before.executionId;
	const note: Note = { runIndex, executionId };
	noted[noteOfTry] = note;
	return executionId;
}

const noteOfTry = 'slackNotifyFirstTry';

interface Note {
	runIndex: string;
	executionId: string;
}

function isNote(noted: unknown): noted is Note {
	const { runIndex, executionId } = (noted ?? {}) as Partial<Note>;
	return typeof runIndex === 'string' && typeof executionId === 'string';
}
