// Answers: how does what is kept as JSON look, whoever wrote it?
import { z } from 'zod/v4';
import { severityLevels, textFormats, type NotificationEvent } from '../../event';
import type { Told } from '../../members/member';

export const texts = z.array(z.string());

const link = z.object({ url: z.string(), label: z.string() });
const field = z.object({
	label: z.string(),
	value: z.string(),
	at: z.number().optional(),
	day: z.string().optional(),
});
const table = z.object({
	columns: z.array(z.object({ label: z.string(), align: z.enum(['left', 'right']) })),
	rows: z.array(texts),
	moreRows: z.number().optional(),
});
const file = z.object({ id: z.string(), name: z.string(), title: z.string(), size: z.number() });

/** What an event of a later version may have besides is left where it is. */
export const event = z.looseObject({
	type: z.string(),
	title: z.string(),
	text: z.string().optional(),
	textFormat: z.enum(textFormats).optional(),
	fields: z.array(field),
	link: link.optional(),
	image: z.object({ url: z.string(), alt: z.string() }).optional(),
	severity: z
		.object({ level: z.enum(severityLevels), shownBy: z.enum(['emoji', 'colour']) })
		.optional(),
	context: texts.optional(),
	footer: z.object({ text: z.string(), url: z.string().optional() }).optional(),
	// They were held against Slack's limits when they came; here, that they are blocks at all.
	blocks: z.array(z.looseObject({ type: z.string() })).optional(),
	table: table.optional(),
	files: z.array(file).optional(),
	mentions: z.record(z.string(), z.string()).optional(),
	sender: z
		.object({ name: z.string(), iconEmoji: z.string(), iconUrl: z.string() })
		.partial()
		.optional(),
	unfurl: z.boolean().optional(),
	recordKey: z.string().optional(),
	intendedFor: z.string().optional(),
	occurredAt: z.number(),
}) as unknown as z.ZodType<NotificationEvent>;

/** Of those, what a column that is compared with the last sync holds. */
export const told = z.looseObject({
	state: z.string(),
	reason: z.string(),
	by: z.string(),
	email: z.string(),
}) as unknown as z.ZodType<Told>;
