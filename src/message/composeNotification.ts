// Answers: what does a message about one event look like?
import type { NotificationEvent } from '../event';
import type { Message } from '../slack/contract';
import { composeTestMode, sayTestMode, type Around } from './around';
import { plainText } from './composeText';
import { fallbackText } from './fallbackText';
import { layOut, type Surroundings } from './layOut';
import { mentionInTest } from './mentionNobody';
import { sayEmoji } from './severity';
import type { Reader } from './tellTime';

/** One message for every event that readEvent accepts; files are not in it. */
export function composeNotification(
	event: NotificationEvent,
	reader: Reader,
	around: Pick<Around, 'testModeFor'> = {},
): Message {
	const told = mentionInTest(event, around);
	return composeAmid(told, reader, around, { above: composeTestMode(around) });
}

/** The same where more stands around it, test mode and all. */
export function composeAmid(
	event: NotificationEvent,
	reader: Reader,
	around: Pick<Around, 'testModeFor'>,
	surroundings: Surroundings,
): Message {
	const { sender, unfurl } = event;
	return {
		text: sayEvent(event, around),
		...layOut(event, reader, surroundings),
		...(sender && { sender }),
		...(unfurl && { unfurl }),
	};
}

/** The fallback text. */
export function sayEvent(event: NotificationEvent, around: Pick<Around, 'testModeFor'>): string {
	return fallbackText([sayTestMode(around), sayEmoji(event) + event.title, plainText(event)]);
}
