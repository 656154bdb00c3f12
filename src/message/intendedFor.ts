// Answers: how does whoever reads in somebody's place learn whose message it is?
import type { RichTextText } from '@slack/types';
import type { NotificationEvent } from '../event';
import { cutName } from './cutName';
import { quote, say } from './richText';

/** Nothing where the reader is the one it was meant for. */
export function sayIntendedFor(event: NotificationEvent, before: string): RichTextText[] {
	const name = cutName(event.intendedFor ?? '');
	return name ? [say(before), quote(name)] : [];
}
