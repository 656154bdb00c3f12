// Answers: which blocks of an event's message stand in it, and which beside a bar of colour?
import type { KnownBlock } from '@slack/types';
import type { NotificationEvent } from '../event';
import type { Message } from '../slack/contract';
import { composeBody, composeIntendedFor, composeRest, composeTitle } from './composeEvent';
import { barOf, composeLevel, nameLevel } from './severity';
import type { Reader } from './tellTime';

export type Layout = Pick<Message, 'blocks' | 'bar'>;

/** What others put around an event. */
export interface Surroundings {
	above?: readonly KnownBlock[];
	below?: readonly KnownBlock[];
}

/** Everything of an event but its files. */
export function layOut(
	event: NotificationEvent,
	reader: Reader,
	{ above = [], below = [] }: Surroundings = {},
): Layout {
	const rest = [...composeRest(event, reader), ...below];
	const intended = composeIntendedFor(event);
	if (event.blocks) return layOutOwn(event, event.blocks, [...above, ...intended], rest);
	const title = [...above, composeTitle(event)];
	const body = [...intended, ...composeBody(event, reader), ...rest];
	const look = barOf(event);
	if (look === undefined) return { blocks: [...title, ...body] };
	return { blocks: title, bar: { colour: look.colour, blocks: [nameLevel(look), ...body] } };
}

/** Own blocks stay as they are. */
function layOutOwn(
	event: NotificationEvent,
	own: readonly KnownBlock[],
	above: readonly KnownBlock[],
	below: readonly KnownBlock[],
): Layout {
	const look = barOf(event);
	// Above the bar: Slack shows the fallback text as well where nothing else stands there.
	const top = [...above, ...composeLevel(event)];
	const body = [...own, ...below];
	if (look === undefined) return { blocks: [...top, ...body] };
	return { blocks: top, bar: { colour: look.colour, blocks: body } };
}
