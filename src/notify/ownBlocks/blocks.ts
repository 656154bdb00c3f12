// Answers: which blocks may a user's own message be made of, and within which limits?
import { z } from 'zod/v4';
import { slackLimits, tableLimits } from '../../message/limits';
import { blockLimits as limits } from './blockLimits';
import { clickedFault, interactive, interactiveBlocks, kinds } from './kinds';
import { richTextBlock } from './richText';
import { address, anyText, imageBlock, imageElement, mrkdwn, plainText, text } from './texts';
import { whereSound } from './whereSound';
import { markdown } from './markdown';

const block = { block_id: text(limits.blockId).optional() };

const button = z.strictObject({
	type: z.literal('button'),
	text: plainText(limits.buttonText),
	url: z
		.unknown()
		.refine((url) => url !== undefined, { error: clickedFault, abort: true })
		.pipe(address('web')),
	action_id: text(limits.actionId).optional(),
	value: text(limits.buttonValue).optional(),
	style: z.enum(['primary', 'danger']).optional(),
	accessibility_label: text(limits.buttonLabel).optional(),
	confirm: z
		.strictObject({
			title: plainText(limits.confirmTitle).optional(),
			text: anyText(limits.confirmText),
			confirm: plainText(limits.confirmAnswer).optional(),
			deny: plainText(limits.confirmAnswer).optional(),
			style: z.enum(['primary', 'danger']).optional(),
		})
		.optional(),
});

const section = z
	.strictObject({
		type: z.literal('section'),
		...block,
		text: anyText(slackLimits.textElement).optional(),
		fields: z.array(anyText(limits.sectionField)).min(1).max(limits.sectionFields).optional(),
		accessory: kinds({ image: imageElement, button }, interactive).optional(),
		expand: z.boolean().optional(),
	})
	.check(
		whereSound(
			({ text: words, fields }) => words !== undefined || fields !== undefined,
			'has neither text nor fields',
		),
	);

const rawText = z.strictObject({ type: z.literal('raw_text'), text: text(tableLimits.characters) });
const rawNumber = z.strictObject({
	type: z.literal('raw_number'),
	value: z.number(),
	text: text(tableLimits.characters).optional(),
});
const cell = kinds({ raw_text: rawText, raw_number: rawNumber, rich_text: richTextBlock });

const table = z.strictObject({
	type: z.literal('table'),
	...block,
	rows: z
		.array(z.array(cell).min(1).max(tableLimits.columns))
		.min(1)
		.max(tableLimits.rows)
		.check(
			whereSound(
				(rows) => new Set(rows.map(({ length }) => length)).size === 1,
				'are not all of one length',
			),
		),
	column_settings: z
		.array(
			z
				.strictObject({
					align: z.enum(['left', 'center', 'right']).optional(),
					is_wrapped: z.boolean().optional(),
				})
				// Known as a way to leave a column as it is, and refused: Slack takes only an object.
				.nullable()
				.transform((given) => given ?? {}),
		)
		.max(tableLimits.columns)
		.transform((settings) => (settings.length > 0 ? settings : undefined))
		.optional(),
});

function haveOwnIds(buttons: readonly { action_id?: string }[]): boolean {
	const ids = buttons.flatMap(({ action_id: id }) => id ?? []);
	return new Set(ids).size === ids.length;
}

export const ownBlock = kinds(
	{
		section,
		header: z.strictObject({
			type: z.literal('header'),
			...block,
			text: plainText(slackLimits.header),
		}),
		divider: z.strictObject({ type: z.literal('divider'), ...block }),
		image: imageBlock,
		context: z.strictObject({
			type: z.literal('context'),
			...block,
			elements: z
				.array(
					kinds({
						image: imageElement,
						plain_text: plainText(slackLimits.textElement),
						mrkdwn: mrkdwn(slackLimits.textElement),
					}),
				)
				.min(1)
				.max(limits.contextElements),
		}),
		rich_text: richTextBlock,
		markdown: z.strictObject({
			type: z.literal('markdown'),
			...block,
			text: markdown(limits.markdown),
		}),
		table,
		actions: z.strictObject({
			type: z.literal('actions'),
			...block,
			elements: z
				.array(kinds({ button }, interactive))
				.min(1)
				.max(limits.actionsElements)
				.check(whereSound(haveOwnIds, 'have two with one action_id')),
		}),
	},
	interactiveBlocks,
);
