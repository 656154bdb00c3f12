// Answers: who would be mentioned in an event, if everybody who is named in it were in Slack?
import type { NotificationEvent } from '../event';
import { composeTextLines } from './composeText';
import { findMentioned, type Mentions } from './mentions';
import { sayWithMentions } from './sayWithMentions';

type Said = Pick<NotificationEvent, 'text' | 'textFormat' | 'fields'>;

/** E-mails as `findMentioned` gives them, each once. Not who stands in code or in an address only: nobody is mentioned there. */
export function findMentionedIn({ text = '', textFormat, fields }: Said): string[] {
	const values = fields.filter(({ at, day }) => (day ?? at) === undefined);
	const all = new Set([text, ...values.map(({ value }) => value)].flatMap(findMentioned));
	if (all.size === 0) return [];
	const standIns = new Map([...all].map((email, index) => [email, `U0NOBODY${index}`]));
	const mentions: Mentions = Object.fromEntries(standIns);
	const said = [
		...composeTextLines({ text, textFormat, mentions }),
		...values.flatMap(({ value }) => sayWithMentions(value, mentions)),
	];
	const mentioned = new Set(said.map((each) => (each.type === 'user' ? each.user_id : undefined)));
	return [...all].filter((email) => mentioned.has(standIns.get(email)));
}
