// Answers: what is said of an event that has a message of its own, and what follows it?
import { composeFilesMessage, composeFollowingFiles } from '../message/composeFilesMessage';
import { composeNotification } from '../message/composeNotification';
import type { Around } from '../message/around';
import type { Reader } from '../message/tellTime';
import type { Notification } from '../outbox/notification';
import type { Said } from './say';

/** A message with its files in it, or one whose files follow in its thread. */
export function sayAlone(
	notification: Notification,
	reader: Reader,
	around: Pick<Around, 'testModeFor'> & { forMember?: string },
): Said {
	const { id, event, acceptedAt, conversation, ts, threadTs = ts } = notification;
	const { files = [], recordKey: key } = event;
	const { ifToldBefore = 'post' } = notification;
	const { forMember } = around;
	const told = { notificationIds: [id], acceptedAt, isDigest: false };
	if (conversation !== undefined && threadTs !== undefined) {
		const message = composeFollowingFiles(event, around);
		return { ...told, message, files, follows: { conversation, threadTs } };
	}
	const record = key === undefined ? undefined : { key, forMember, ifToldBefore };
	const about = { ...told, ...(record && { record }) };
	if (files.length === 0) return { ...about, message: composeNotification(event, reader, around) };
	if (isOneWithFiles(notification)) {
		return { ...about, message: composeFilesMessage(event, reader, around), files };
	}
	return { ...about, message: composeNotification(event, reader, around), goesOn: true };
}

/** Slack shares files with some kinds of blocks only, shows no such reply to the conversation, and can't change such a message. */
function isOneWithFiles({
	event: { table, blocks },
	ifToldBefore = 'post',
}: Notification): boolean {
	if (table !== undefined || blocks !== undefined) return false;
	return ifToldBefore === 'post' || ifToldBefore === 'reply';
}
