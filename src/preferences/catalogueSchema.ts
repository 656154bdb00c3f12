// Answers: how is a document written that defines notification types?
import { z } from 'zod/v4';
import { frequencies } from '../frequency/schedule';
import { audiences } from './catalogueDocument';
import { closed } from './closed';
import { longestTypeKey, typeKeyPattern } from './types';

const mostTypes = 500;
const mostGroups = 100;
const longestLabel = 80;

const key = z.string().max(longestTypeKey).regex(typeKeyPattern, {
	error:
		'must be lower-case words and digits joined by dots, dashes or underscores, as in task.assigned',
});

const label = z
	.string()
	.max(longestLabel)
	.regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, { error: 'must be one line' })
	.regex(/\S/, { error: 'must not be empty' })
	.overwrite((text) => text.trim().toWellFormed());

const group = closed({
	key: key.describe(
		'The group’s key, as in “billing”. A built-in key gives that group another label.',
	),
	label: label.describe('The group’s name for people.'),
}).describe('A group of notification types, for which people can choose a frequency.');

const type = closed({
	key: key.describe('The type’s key, as events carry it, as in “invoice.overdue”.'),
	label: label.describe('The type’s name for people, as in “Invoice overdue”.'),
	group: key.describe(
		'The key of a group: one of this document, “other”, or, unless the built-in types are replaced, a built-in one.',
	),
	audience: z
		.enum(audiences)
		.default('everybody')
		.describe('For whom the type is offered in lists. It keeps nobody from being told.'),
	defaultFrequency: z
		.enum(frequencies)
		.default('immediate')
		.describe(
			'How often it is told to whoever has not chosen, where the workspace has not chosen either.',
		),
	mandatory: z
		.boolean()
		.default(false)
		.describe('True: nobody can turn the type off. It can’t be off by default, then.'),
}).describe('A notification type.');

export const catalogueSchema = closed({
	$schema: z.string().optional().describe('For editors. Not read.'),
	version: z.literal(1).describe('The version of this format.'),
	builtIn: z
		.enum(['extend', 'replace'])
		.default('extend')
		.describe(
			'extend: these types are there beside the built-in ones, and take the place of those with the same key. replace: the built-in types and groups are gone.',
		),
	groups: z
		.array(group)
		.max(mostGroups)
		.default([])
		.describe('Groups of your own, in the order in which people are shown them. Each key once.'),
	types: z.array(type).max(mostTypes).describe('Your notification types. Each key once.'),
})
	.meta({ title: 'Notification types' })
	.describe('The notification types of a workspace, with their groups and defaults.');
