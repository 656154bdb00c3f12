// Answers: what did each of these recipients choose, and in which time zone does each live?
import type { Recipient } from '../outbox/notification';
import { findChoices } from '../preferences/findChoices';
import type { Store } from '../store/contract';
import type { Reader } from './planFor';

export interface ReaderParts {
	store: Pick<Store, 'findPreferences' | 'findMappings' | 'findUsersById'>;
	settings: { timeZone: string };
}

export interface Readers {
	of(recipient: Recipient): Reader;
}

/** Three questions to the store, however many recipients. */
export async function findReaders(
	{ store, settings }: ReaderParts,
	recipients: readonly Recipient[],
): Promise<Readers> {
	const choices = await findChoices(store, recipients);
	const timeZones = await slackTimeZones(store, recipients);
	return {
		of: (recipient) => ({
			own: choices.of(recipient),
			workspace: choices.workspace,
			...(recipient.kind === 'member' && { slackTimeZone: timeZones.get(recipient.key) }),
			timeZone: settings.timeZone,
		}),
	};
}

/** By member key. */
async function slackTimeZones(
	store: ReaderParts['store'],
	recipients: readonly Recipient[],
): Promise<Map<string, string | undefined>> {
	const members = recipients.filter(({ kind }) => kind === 'member').map(({ key }) => key);
	if (members.length === 0) return new Map();
	const mappings = await store.findMappings([...new Set(members)]);
	const accounts = new Set(mappings.flatMap(({ slackUserId }) => slackUserId ?? []));
	const users = await store.findUsersById([...accounts]);
	const byId = new Map(users.map(({ id, timeZone }) => [id, timeZone]));
	return new Map(
		mappings.map(({ member, slackUserId }) => [member.key, byId.get(slackUserId ?? '')]),
	);
}
