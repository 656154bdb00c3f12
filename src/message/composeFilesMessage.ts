// Answers: what does the message look like with which files are shared?
//
// Slack is known to share files only with sections, rich text, contexts, headers, dividers and images, and beside no bar.
import type { NotificationEvent } from '../event';
import type { Message } from '../slack/contract';
import { composeTestMode, sayTestMode, type Around } from './around';
import { sayEvent } from './composeNotification';
import { cutName } from './cutName';
import { fallbackText } from './fallbackText';
import { layOut } from './layOut';
import { mentionInTest } from './mentionNobody';
import { quote, richText, section } from './richText';
import type { Reader } from './tellTime';

/** All of an event that has neither a table nor own blocks. A colour is shown as an emoji, and the app itself is the sender. */
export function composeFilesMessage(
	event: NotificationEvent,
	reader: Reader,
	around: Pick<Around, 'testModeFor'> = {},
): Message {
	const told = mentionInTest(withoutBar(event), around);
	const { blocks } = layOut(told, reader, { above: composeTestMode(around) });
	return { text: sayEvent(told, around), blocks };
}

/** In the thread of the message that said everything else. */
export function composeFollowingFiles(
	event: NotificationEvent,
	around: Pick<Around, 'testModeFor'> = {},
): Message {
	const title = cutName(event.title);
	return {
		text: fallbackText([sayTestMode(around), title]),
		blocks: [...composeTestMode(around), richText([section([quote(title, { bold: true })])])],
	};
}

function withoutBar({ severity, ...event }: NotificationEvent): NotificationEvent {
	const shown = severity && { ...severity, shownBy: 'emoji' as const };
	return { ...event, severity: shown, table: undefined, blocks: undefined };
}
