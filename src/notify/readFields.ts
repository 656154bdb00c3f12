// Answers: which facts are listed below the text?
import { z } from 'zod/v4';
import { BadInput } from '../errors';
import type { EventField } from '../event';
import { eventLimits } from '../message/limits';
import { nameValue, readText, requireText } from './readText';

const field = 'Fields';
const list = z.array(z.looseObject({ label: z.unknown(), value: z.unknown() }));
const record = z.record(z.string(), z.unknown());

/** A list of labels and values, or an object whose keys are the labels. Fields without a value are left out. */
export function readFields(raw: unknown): EventField[] {
	if (raw === undefined || raw === null || raw === '') return [];
	const fields = listFields(raw).flatMap(([label, value], index) =>
		readField(label, value, index + 1),
	);
	if (fields.length <= eventLimits.fields) return fields;
	throw new BadInput(
		'fields_too_many',
		`There are ${fields.length.toLocaleString('en')} fields, and a message shows at most ${eventLimits.fields}.`,
		{ field, hint: 'Keep the ones that the reader needs, and link to the rest.' },
	);
}

function listFields(raw: unknown): [label: unknown, value: unknown][] {
	const asList = list.safeParse(raw);
	if (asList.success) return asList.data.map(({ label, value }) => [label, value]);
	const asRecord = record.safeParse(raw);
	if (asRecord.success) return Object.entries(asRecord.data);
	throw new BadInput(
		'fields_not_a_list',
		`Fields is ${typeof raw === 'string' ? 'a text' : nameValue(raw)}, and has to be a list of labels and values.`,
		{ field, hint: 'Give [{ "label": "Due", "value": "Friday" }] or { "Due": "Friday" }.' },
	);
}

function readField(rawLabel: unknown, rawValue: unknown, position: number): EventField[] {
	const label = { field, name: `The label of field ${position}`, limit: eventLimits.fieldLabel };
	const value = { field, name: `The value of field ${position}`, limit: eventLimits.fieldValue };
	const text = readText(rawValue, { ...value, code: 'field_value', shape: 'line' });
	if (text === undefined) return [];
	return [
		{ label: requireText(rawLabel, { ...label, code: 'field_label', shape: 'line' }), value: text },
	];
}
