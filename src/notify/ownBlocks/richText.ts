// Answers: what may a user's own rich_text block be made of?
import { z } from 'zod/v4';
import { slackLimits } from '../../message/limits';
import { blockLimits } from './blockLimits';
import { kinds } from './kinds';
import { sayHost, whereShort } from './sayHost';
import { address, text } from './texts';

const flag = z.boolean().optional();
const style = z
	.strictObject({
		bold: flag,
		italic: flag,
		strike: flag,
		code: flag,
		underline: flag,
		highlight: flag,
		client_highlight: flag,
		unlink: flag,
	})
	.optional();
const id = text(blockLimits.blockId);
/** Slack's IDs, by the letters that they begin with. */
const idOf = (letters: string, what: string) =>
	id.regex(new RegExp(`^[${letters}][A-Z0-9]{2,}$`), { error: `is not the ID of a ${what}` });
const border = z.union([z.literal(0), z.literal(1)], { error: 'has to be 0 or 1' }).optional();

const textElement = z.strictObject({
	type: z.literal('text'),
	text: text(slackLimits.textElement),
	style,
});
const label = text(slackLimits.textElement);
const link = z
	.strictObject({
		type: z.literal('link'),
		url: address('web'),
		text: label.optional(),
		unsafe: flag,
		style,
	})
	.overwrite((given) => sayHost(given, 'text'))
	.check(whereShort('text'));

const others = {
	emoji: z.strictObject({
		type: z.literal('emoji'),
		name: text(blockLimits.emojiName),
		unicode: id.optional(),
		skin_tone: z.int().min(1).max(6).optional(),
		url: address('https').optional(),
		style,
	}),
	user: z.strictObject({ type: z.literal('user'), user_id: idOf('UW', 'person'), style }),
	channel: z.strictObject({
		type: z.literal('channel'),
		channel_id: idOf('CGD', 'channel'),
		style,
	}),
	team: z.strictObject({ type: z.literal('team'), team_id: idOf('TE', 'workspace'), style }),
	color: z.strictObject({ type: z.literal('color'), value: id, style }),
	date: z
		.strictObject({
			type: z.literal('date'),
			timestamp: z.int().min(0).max(blockLimits.lastSecond),
			format: label.regex(/\{[a-z_]+\}/, { error: 'has no part of a date, such as {date_short}' }),
			url: address('web').optional(),
			fallback: label.optional(),
			style,
		})
		.overwrite((given) => sayHost(sayHost(given, 'format'), 'fallback'))
		.check(whereShort('format'), whereShort('fallback')),
};

const massMention = 'would mention many people at once, and only single ones are mentioned';

const element = kinds(
	{ text: textElement, link, ...others },
	{
		broadcast: massMention,
		usergroup: massMention,
	},
);
const section = z.strictObject({
	type: z.literal('rich_text_section'),
	elements: z.array(element).min(1),
});

export const richTextBlock = z.strictObject({
	type: z.literal('rich_text'),
	block_id: id.optional(),
	elements: z
		.array(
			kinds({
				rich_text_section: section,
				rich_text_list: z.strictObject({
					type: z.literal('rich_text_list'),
					style: z.enum(['bullet', 'ordered']),
					elements: z.array(section).min(1),
					indent: z.int().min(0).max(slackLimits.indent).optional(),
					offset: z.int().min(0).optional(),
					border,
				}),
				rich_text_quote: z.strictObject({
					type: z.literal('rich_text_quote'),
					elements: z.array(element).min(1),
					border,
				}),
				rich_text_preformatted: z.strictObject({
					type: z.literal('rich_text_preformatted'),
					elements: z.array(kinds({ text: textElement, link })).min(1),
					language: id.optional(),
					border,
				}),
			}),
		)
		.min(1),
});
