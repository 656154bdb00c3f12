// Answers: whom does an event mention by e-mail, where a workflow asked for mentions?
import type { NotificationEvent } from '../event';
import { findMentionedIn } from '../message/findMentionedIn';
import { readFlag } from './readChoice';

/** E-mails as `findMentioned` gives them, each once; none where nobody asked, or where own blocks are in the place of the text. Throws BadInput. */
export function readMentioned(raw: unknown, event: NotificationEvent): string[] {
	const isAsked = readFlag(raw, { code: 'mention', field: 'Mention by Email' });
	return isAsked && event.blocks === undefined ? findMentionedIn(event) : [];
}
