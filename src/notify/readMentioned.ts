// Answers: whom does an event mention by e-mail, where a workflow asked for mentions?
import type { NotificationEvent } from '../event';
import { findMentioned } from '../message/mentions';
import { readFlag } from './readChoice';

/** E-mails as `findMentioned` gives them, each once; none where nobody asked. Throws BadInput. */
export function readMentioned(raw: unknown, { text = '', fields }: NotificationEvent): string[] {
	if (!readFlag(raw, { code: 'mention', field: 'Mention by Email' })) return [];
	const texts = [text, ...fields.map(({ value }) => value)];
	return [...new Set(texts.flatMap(findMentioned))];
}
