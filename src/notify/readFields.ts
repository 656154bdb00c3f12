// Answers: which facts are listed below the text?
import { z } from 'zod/v4';
import type { Instant } from '../clock';
import { BadInput } from '../errors';
import type { EventField } from '../event';
import { eventLimits } from '../message/limits';
import { dayOf, readInstant } from './readInstant';
import { nameValue, readText, requireText } from './readText';

const field = 'Fields';
const given = z.looseObject({
	label: z.unknown(),
	value: z.unknown(),
	date: z.unknown().optional(),
	type: z.unknown().optional(),
});
const list = z.array(given);
const record = z.record(z.string(), z.unknown());

/** With those that have no value. Nobody looks at each of a million. */
const mostGiven = 10_000;

type GivenField = z.infer<typeof given>;

/** A list of labels and values, or an object whose keys are the labels. Fields without a value are left out. */
export function readFields(raw: unknown): EventField[] {
	if (raw === undefined || raw === null || raw === '') return [];
	const all = listFields(raw);
	if (all.length > mostGiven) throw tooMany(all.length);
	const fields = all.flatMap((each, index) => readField(each, index + 1));
	if (fields.length <= eventLimits.fields) return fields;
	throw tooMany(fields.length);
}

function tooMany(count: number): BadInput {
	return new BadInput(
		'fields_too_many',
		`There are ${count.toLocaleString('en')} fields, and a message shows at most ${eventLimits.fields}.`,
		{ field, hint: 'Keep the ones that the reader needs, and link to the rest.' },
	);
}

function listFields(raw: unknown): GivenField[] {
	if (Array.isArray(raw) && raw.length > mostGiven) throw tooMany(raw.length);
	const asList = list.safeParse(raw);
	if (asList.success) return asList.data;
	const asRecord = record.safeParse(raw);
	if (asRecord.success) {
		return Object.entries(asRecord.data).map(([label, value]) => ({ label, value }));
	}
	throw new BadInput(
		'fields_not_a_list',
		`Fields is ${typeof raw === 'string' ? 'a text' : nameValue(raw)}, and has to be a list of labels and values.`,
		{ field, hint: 'Give [{ "label": "Due", "value": "Friday" }] or { "Due": "Friday" }.' },
	);
}

function readField(
	{ label: rawLabel, value: rawValue, date, type }: GivenField,
	position: number,
): EventField[] {
	const label = { field, name: `The label of field ${position}`, limit: eventLimits.fieldLabel };
	const value = { field, name: `The value of field ${position}`, limit: eventLimits.fieldValue };
	const rawAt = date ?? (type === 'date' ? rawValue : undefined);
	const at = readInstant(rawAt, field, `The date of field ${position}`);
	// As it came, or else the instant: a date of n8n's has no obvious form.
	const shown = at === undefined || isPlain(rawValue) ? rawValue : toText(rawAt, at);
	const text = readText(shown, { ...value, code: 'field_value', shape: 'line' });
	if (text === undefined) return [];
	const name = requireText(rawLabel, { ...label, code: 'field_label', shape: 'line' });
	const day = dayOf(rawAt);
	const when = at === undefined ? {} : day === undefined ? { at } : { day };
	return [{ label: name, value: text, ...when }];
}

function isPlain(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

function toText(given: unknown, at: Instant): string {
	return typeof given === 'string' ? given : new Date(at).toISOString();
}
