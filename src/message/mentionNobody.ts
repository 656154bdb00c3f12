// Answers: how is an event told where the test mode shows it to somebody else, and nobody is to be disturbed?
import type { KnownBlock, RichTextText } from '@slack/types';
import type { NotificationEvent } from '../event';
import type { Around } from './around';
import { say, type Style } from './richText';

/** As it is, or in test mode with everybody whom it mentions as text. */
export function mentionInTest(
	event: NotificationEvent,
	{ testModeFor }: Pick<Around, 'testModeFor'>,
): NotificationEvent {
	return testModeFor === undefined ? event : mentionNobody(event);
}

function mentionNobody(event: NotificationEvent): NotificationEvent {
	const { text, textFormat, blocks } = event;
	return {
		...event,
		mentions: undefined,
		// In the other formats Slack reads no brackets.
		...(text !== undefined && textFormat === 'mrkdwn' && { text: nameUsers(text) }),
		...(blocks && { blocks: blocks.map((block) => nameIn(block) as KnownBlock) }),
	};
}

const user = /<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/g;

/** `<@U012ABCDEF|ana>` as @ana, and without a name as @U012ABCDEF. */
function nameUsers(text: string): string {
	const named = text.replace(user, (_, id: string, name = '') => nameUser(name, id));
	// One in the brackets of another is one only once the inner one is gone.
	return named === text ? text : nameUsers(named);
}

function nameUser(name: string, id: string): string {
	return `@${name.replace(/^@+/, '').trim() || id}`;
}

const readBySlack = new Set<unknown>(['mrkdwn', 'plain_text', 'markdown']);

/** Whatever a block is made of, in rich text, in sections, in the cells of a table. */
function nameIn(part: unknown): unknown {
	if (Array.isArray(part)) return part.map(nameIn);
	if (typeof part !== 'object' || part === null) return part;
	const { type, user_id: id, style, text } = part as Record<string, unknown>;
	if (type === 'user') return sayUser(String(id), style as Style | undefined);
	const copy = Object.fromEntries(Object.entries(part).map(([name, each]) => [name, nameIn(each)]));
	return readBySlack.has(type) && typeof text === 'string'
		? { ...copy, text: nameUsers(text) }
		: copy;
}

/** A text knows fewer styles than a mention. */
function sayUser(id: string, style: Style | undefined): RichTextText {
	const { bold, italic, strike, code } = style ?? {};
	const shown = Object.entries({ bold, italic, strike, code }).filter(([, on]) => on === true);
	return say(`@${id}`, shown.length > 0 ? Object.fromEntries(shown) : undefined);
}
