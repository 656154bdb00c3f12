// Answers: how is a fact about an event said?
import type { RichTextElement } from '@slack/types';
import type { EventField, NotificationEvent } from '../event';
import { quote, say } from './richText';
import { quoteWithMentions } from './sayWithMentions';
import type { TellTime } from './tellTime';

type Facts = Pick<NotificationEvent, 'fields' | 'mentions'>;

/** Label and value of each, with what goes between two of them. */
export function composeFields(
	{ fields, mentions }: Facts,
	tellTime: TellTime,
	{ between, bold }: { between: string; bold?: boolean },
): RichTextElement[] {
	return fields.flatMap((field, index) => [
		say(index === 0 ? '' : between),
		quote(`${field.label}:`, bold ? { bold } : undefined),
		say(' '),
		...composeValue(field, mentions, tellTime),
	]);
}

function composeValue(
	{ value, at, day }: EventField,
	mentions: NotificationEvent['mentions'],
	tellTime: TellTime,
): RichTextElement[] {
	const when = day ?? at;
	return when === undefined ? quoteWithMentions(value, mentions) : [tellTime(when)];
}
