// Answers: how does whoever reads in somebody's place learn whose message it is?
import type { RichTextText } from '@slack/types';
import type { NotificationEvent } from '../event';
import { cleanLine } from './cleanText';
import { cutText } from './cutText';
import { nameLimit } from './limits';
import { quote, say } from './richText';

/** Nothing where the reader is the one it was meant for. */
export function sayIntendedFor(event: NotificationEvent, before: string): RichTextText[] {
	if (!event.intendedFor) return [];
	return [say(before), quote(cutText(cleanLine(event.intendedFor), nameLimit))];
}
