// Answers: which Slack messages tell what was claimed?
import type { Instant } from '../clock';
import { chooseTimeZone } from '../frequency/chooseTimeZone';
import type { Member } from '../members/member';
import { nameMember } from '../members/nameMember';
import { composeDigest } from '../message/composeDigest';
import { composeNotification } from '../message/composeNotification';
import { findType, groupLabel, undeclaredType } from '../preferences/types';
import type { Message } from '../slack/contract';
import type { Claim } from '../store/contract';

/** A Slack message and the notifications that it tells. */
export interface Said {
	message: Message;
	notificationIds: number[];
}

export interface Reading {
	/** What the recipient chose, and what the workspace has for those who did not. */
	chosenTimeZone?: string;
	timeZone: string;
	now: Instant;
	/** Whom it was meant for, where a channel stands in. */
	insteadOf?: Member;
}

/** Every claimed notification is in exactly one of the messages. */
export function say({ notifications, target }: Claim, reading: Reading): Said[] {
	const reader = {
		timeZone: chooseTimeZone({
			chosen: reading.chosenTimeZone,
			slack: target.kind === 'user' ? target.timeZone : undefined,
			workspace: reading.timeZone,
		}),
		now: reading.now,
	};
	const told = notifications.map(({ event, ...rest }) => ({
		...rest,
		event: reading.insteadOf ? { ...event, intendedFor: nameMember(reading.insteadOf) } : event,
	}));
	const [first] = told;
	if (first?.frequency === 'immediate') {
		return [{ message: composeNotification(first.event, reader), notificationIds: [first.id] }];
	}
	const entries = told.map(({ id, event, acceptedAt }) => {
		const { label, group } = findType(event.type) ?? undeclaredType(event.type);
		return { id, event, acceptedAt, typeLabel: label, group, groupLabel: groupLabel(group) };
	});
	return composeDigest(entries, reader).map(({ message, entryIds }) => ({
		message,
		notificationIds: entryIds,
	}));
}
