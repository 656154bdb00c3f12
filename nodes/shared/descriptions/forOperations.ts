// Answers: which operations of a node ask for a field?
import type { INodeProperties } from 'n8n-workflow';

/** The same fields, shown with these operations only. */
export function forOperations(
	operation: readonly string[],
	fields: readonly INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, operation: [...operation] },
		},
	}));
}
