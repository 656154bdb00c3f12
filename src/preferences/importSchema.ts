// Answers: how is a document written that says who wants to be told how often?
import { z } from 'zod/v4';
import { choice, choices, value, writtenFrequency } from './choiceSchema';
import { closed } from './closed';
import {
	readFrequency,
	readTime,
	readTimeZone,
	readWeekday,
	wallClockTime,
	weekdayNames,
} from './readChoice';
import { readQuietHours } from './readQuietHours';
import { readChannelName, readMemberName, readWorkspace } from './readSubject';
import { readWorkingDays } from './readWorkingDays';
import { readTypeKey } from './types';

const takenBack = { enum: ['inherit', null] };
const clock = { type: 'string', pattern: wallClockTime.source };
const weekday = { enum: [...weekdayNames, 1, 2, 3, 4, 5, 6, 7] };

/** Whether a group is one of the catalogue is asked by who knows the catalogue. */
export const entrySchema = closed({
	member: value(readMemberName, {
		description:
			'Whose preferences: a member’s, by e-mail, by e-mail and your own ID, or by the ID alone where the member is known already.',
		anyOf: [
			{ type: 'string', minLength: 1 },
			{
				type: 'object',
				properties: {
					email: { type: 'string', minLength: 1, description: 'The member’s e-mail.' },
					id: { type: ['string', 'number'], description: 'Your own system’s ID of the member.' },
				},
				anyOf: [{ required: ['email'] }, { required: ['id'] }],
				additionalProperties: false,
			},
		],
	}),
	channel: value(readChannelName, {
		description: 'Whose preferences: a channel’s, by ID, name with or without #, or link.',
		type: 'string',
		pattern: '\\S',
	}),
	workspace: value(readWorkspace, {
		description: 'Whose preferences: the workspace’s, which hold for whoever has not chosen.',
		const: true,
	}),
	everything: choice(readFrequency, {
		description: 'For every type that has no choice of its own; off silences those as well.',
		...writtenFrequency,
	}),
	groups: choices((key) => key, 'Group key → how often.'),
	types: choices(readTypeKey, 'Type key → how often.'),
	time: choice(readTime, {
		description: 'Local time of daily and weekly digests, as in 09:00.',
		anyOf: [clock, takenBack],
	}),
	weekday: choice(readWeekday, {
		description: 'The day of the weekly digest, by name or from 1 for Monday to 7 for Sunday.',
		anyOf: [weekday, takenBack],
	}),
	timeZone: choice(readTimeZone, {
		description: 'An IANA name, as in Europe/Paris.',
		type: ['string', 'null'],
	}),
	quietHours: choice(readQuietHours, {
		description: 'Local times between which nothing is told; none for none at all.',
		anyOf: [
			{
				type: 'object',
				properties: {
					from: { ...clock, description: 'When the quiet begins.' },
					to: { ...clock, description: 'When the quiet is over; another time than from.' },
				},
				required: ['from', 'to'],
				additionalProperties: false,
			},
			{ type: 'string', pattern: '^\\d\\d:\\d\\d-\\d\\d:\\d\\d$' },
			{ enum: ['none', 'inherit', null] },
		],
	}),
	workingDays: choice(readWorkingDays, {
		description: 'The days on which anything is told. All seven: no days off.',
		anyOf: [{ type: 'array', items: weekday, minItems: 1 }, { type: ['string', 'null'] }],
	}),
})
	.meta({ oneOf: ['member', 'channel', 'workspace'].map((name) => ({ required: [name] })) })
	.describe(
		'What one member, one channel or the workspace chooses. Names exactly one of them. Empty text, as spreadsheets have it, counts as not named.',
	);

/** The document around the entries, which are read one by one, so that a wrong one does not stop the others. */
export const documentSchema = around(z.unknown());

/** As it is published. */
export const importSchema = around(entrySchema);

function around<Entry extends z.ZodType>(entry: Entry) {
	return closed({
		$schema: z.string().optional().describe('For editors. Not read.'),
		version: z.literal(1).describe('The version of this format.'),
		preferences: z.array(entry).describe('One entry for each member, channel or the workspace.'),
	})
		.meta({ title: 'Preferences' })
		.describe('Preferences of members, channels and the workspace, to be imported.');
}
