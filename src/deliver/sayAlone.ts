// Answers: what is said of an event that has a message of its own, and what follows it?
import { composeFilesMessage, composeFollowingFiles } from '../message/composeFilesMessage';
import { composeNotification } from '../message/composeNotification';
import type { Around } from '../message/around';
import type { Reader } from '../message/tellTime';
import type { Notification } from '../outbox/notification';
import type { Said } from './say';

/** Slack shares files with some kinds of blocks only: with others, the files follow in the thread of the message. */
export function sayAlone(
	notification: Notification,
	reader: Reader,
	around: Pick<Around, 'testModeFor'>,
): Said {
	const { id, event, conversation, ts, ifToldBefore } = notification;
	const { files = [], recordKey } = event;
	const told = { notificationIds: [id], isDigest: false };
	if (conversation !== undefined && ts !== undefined) {
		const message = composeFollowingFiles(event, reader, around);
		return { ...told, message, files, follows: { conversation, ts } };
	}
	const about = {
		...told,
		...(recordKey !== undefined && { recordKey }),
		...(ifToldBefore !== undefined && { ifToldBefore }),
	};
	if (files.length === 0) return { ...about, message: composeNotification(event, reader, around) };
	if (event.table === undefined && event.blocks === undefined) {
		return { ...about, message: composeFilesMessage(event, reader, around), files };
	}
	return { ...about, message: composeNotification(event, reader, around), goesOn: true };
}
