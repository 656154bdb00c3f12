// Answers: what may the texts, addresses and pictures in a user's own blocks be?
import { z } from 'zod/v4';
import { isVisible } from '../../message/cleanText';
import { slackLimits } from '../../message/limits';
import { tameMrkdwn } from '../../message/tameMrkdwn';
import { judgeAddress, type AddressKind } from '../readAddress';
import { blockLimits } from './blockLimits';
import { whereSound } from './whereSound';

/** Of at least one character: Slack refuses an empty text. */
export function text(most: number) {
	return z.string().min(1).max(most);
}

/** The same of what is made of it, for a text in which something has to be seen. */
export function shownText(most: number, make: (given: string) => string) {
	return z
		.string()
		.min(1, { abort: true })
		.refine(isVisible, { error: 'holds nothing that could be seen', abort: true })
		.transform(make)
		.pipe(z.string().max(most));
}

/** Slack reads pointed brackets in some other texts, too. The joiner behind the bracket is seen by nobody, and parts it. */
export const partBrackets = (plain: string) => plain.replace(/<!(?=[a-z])/gi, '<\u2060!');

/** Plain text has no links, either. */
const partMarkup = (plain: string) =>
	partBrackets(plain).replace(/<(?=[a-z][a-z\d+.-]*:)/gi, '<\u2060');

export function plainText(most: number) {
	return z.strictObject({
		type: z.literal('plain_text'),
		text: shownText(most, partMarkup),
		emoji: z.boolean().optional(),
	});
}

export function mrkdwn(most: number) {
	return z.strictObject({
		type: z.literal('mrkdwn'),
		text: shownText(most, tameMrkdwn),
		// Always, or Slack would make mentions of names that only look like one.
		verbatim: z
			.boolean()
			.default(true)
			.transform(() => true),
	});
}

export function anyText(most: number) {
	return z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);
}

export function address(kind: AddressKind) {
	const judge = text(slackLimits.url).transform((given, context) => {
		const judged = judgeAddress(given, kind);
		if ('url' in judged) return judged.url;
		const wanted = kind === 'web' ? 'http: or https:' : 'https:';
		const message =
			judged.fault === 'no_address'
				? 'is not a whole web address'
				: `begins with ${judged.scheme}, and has to begin with ${wanted}`;
		context.issues.push({ code: 'custom', message, input: given });
		return z.NEVER;
	});
	// Encoding makes it longer.
	return judge.pipe(z.string().max(slackLimits.url));
}

type Either = Readonly<Record<string, unknown>>;

/** Exactly one of two parts. */
function either(one: string, other: string) {
	return whereSound(
		(value: Either) => (value[one] === undefined) !== (value[other] === undefined),
		`has to have either ${one} or ${other}`,
	);
}

/** A picture of the web, or one that Slack has. */
const picture = {
	type: z.literal('image'),
	alt_text: text(blockLimits.imageAlt),
	image_url: address('https').optional(),
	slack_file: z
		.strictObject({ id: text(slackLimits.url).optional(), url: address('https').optional() })
		.check(either('id', 'url'))
		.optional(),
};

export const imageElement = z.strictObject(picture).check(either('image_url', 'slack_file'));

export const imageBlock = z
	.strictObject({
		...picture,
		title: plainText(blockLimits.imageTitle).optional(),
		block_id: text(blockLimits.blockId).optional(),
	})
	.check(either('image_url', 'slack_file'));
