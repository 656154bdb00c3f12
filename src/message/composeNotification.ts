// Answers: what does a message about one event look like?
import type { NotificationEvent } from '../event';
import type { Message } from '../slack/contract';
import { composeTestMode, sayTestMode, type Around } from './around';
import { composeEvent } from './composeEvent';
import { fallbackText } from './fallbackText';
import type { Reader } from './tellTime';

/** One message for every event that readEvent accepts. */
export function composeNotification(
	event: NotificationEvent,
	reader: Reader,
	around: Pick<Around, 'testModeFor'> = {},
): Message {
	return {
		text: fallbackText([sayTestMode(around), event.title, event.text]),
		blocks: [...composeTestMode(around), ...composeEvent(event, reader)],
	};
}
