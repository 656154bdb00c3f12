// Answers: which kinds of a thing may stand in this place of a block, and why not the others?
import { z } from 'zod/v4';
import { saysOneOf } from './sayFault';

type Kind = z.core.$ZodTypeDiscriminable;

/** By their `type`. `refused`: what is said of kinds that Slack knows there and that are not sent all the same. */
export function kinds<Of extends Record<string, Kind>>(
	allowed: Of,
	refused: Readonly<Record<string, string>> = {},
) {
	const options = Object.values(allowed) as Of[keyof Of][];
	return z.discriminatedUnion('type', options as [Of[keyof Of], ...Of[keyof Of][]], {
		error: ({ code, input }) => {
			if (code !== 'invalid_union') return undefined;
			const type = (input as { type?: unknown }).type;
			const why = typeof type === 'string' ? refused[type] : undefined;
			return why ? `is “${String(type)}”, which ${why}` : saysOneOf(type, Object.keys(allowed));
		},
	});
}

const nobodyAnswers =
	'nothing receives what people click or choose in a message yet; only a button with a url can be sent';

/** What waits for somebody to answer it. */
export const interactive = Object.fromEntries(
	[
		'checkboxes',
		'datepicker',
		'datetimepicker',
		'timepicker',
		'radio_buttons',
		'overflow',
		'plain_text_input',
		'rich_text_input',
		'email_text_input',
		'url_text_input',
		'number_input',
		'file_input',
		'feedback_buttons',
		'icon_button',
		'workflow_button',
		...['static', 'external', 'users', 'conversations', 'channels'].flatMap((from) => [
			`${from}_select`,
			`multi_${from}_select`,
		]),
	].map((type) => [type, `needs an answer: ${nobodyAnswers}`]),
);

/** The same of whole blocks. */
export const interactiveBlocks = {
	input: interactive.plain_text_input!,
	context_actions: interactive.icon_button!,
};

/** A button without a url is only there to be clicked. */
export const clickedFault = `is missing: ${nobodyAnswers}`;
