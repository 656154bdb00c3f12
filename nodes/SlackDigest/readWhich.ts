// Answers: which notifications does an item mean, besides whose?
import type { IExecuteFunctions } from 'n8n-workflow';
import { BadInput } from '../../src/index';
import type { WhichInput } from '../../src/index';
import { isNothing, readLocator } from '../shared/parameters/readLocator';
import type { ReadParameter } from '../shared/parameters/readParameters';

export interface Form {
	read: ReadParameter;
	context: Pick<IExecuteFunctions, 'getNode'>;
}

export type Filters = Omit<WhichInput, 'recipient'>;

/** `within` is the collection that the fields are in, or empty where they stand alone. */
export function readWhich(form: Form, itemIndex: number, within: '' | 'filters.'): Filters {
	return {
		eventId: readFilter(form, `${within}eventId`, 'Event ID', itemIndex),
		recordKey: readFilter(form, `${within}recordKey`, 'Record Key', itemIndex),
		type: readFilter(form, `${within}type`, 'Notification Type', itemIndex),
	};
}

/**
 * Undefined where the field was left empty. Throws BadInput where an expression in it comes to nothing: a filter that
 * is gone would mean more than anybody wanted.
 */
export function readFilter(
	{ read, context }: Form,
	path: string,
	field: string,
	itemIndex: number,
): unknown {
	const { value } = readLocator(read(path, itemIndex));
	if (!isNothing(value)) return value;
	const inForm = readLocator(fieldOf(context.getNode().parameters, path));
	if (isNothing(inForm.value)) return undefined;
	throw new BadInput('filter_empty', `${field} is filled in, and comes to nothing here`, {
		field,
		hint: 'Check that the item has the property that the expression names. To mean whatever it is, clear the field',
	});
}

/** As it stands in the form, expressions and all. */
function fieldOf(parameters: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, name) =>
				typeof value === 'object' && value !== null && Object.hasOwn(value, name)
					? (value as Record<string, unknown>)[name]
					: undefined,
			parameters,
		);
}
