// Answers: what does a store hold in these tests, unless the test says otherwise?
import type { Mapping, SlackUser } from '../../src/members/member';
import type { Decision, NewNotification } from '../../src/outbox/notification';
import type { Channel, Workspace } from '../../src/slack/contract';
import type {
	Acceptance,
	Claim,
	ClaimAnswer,
	ForgottenRows,
	NewDelivery,
	Skipped,
	Store,
} from '../../src/store/contract';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
/** A Monday, 09:00 in UTC. */
export const now = Date.UTC(2026, 0, 5, 9);

export function workspace(id = 'T1'): Workspace {
	return { id, name: `Name of ${id}`, url: `https://${id}.slack.test/`, botUserId: 'B1' };
}

export function slackUser(id: string, more: Partial<SlackUser> = {}): SlackUser {
	return {
		id,
		name: `Name of ${id}`,
		email: `${id.toLowerCase()}@example.com`,
		timeZone: 'Europe/Paris',
		kind: 'person',
		deactivated: false,
		...more,
	};
}

export function channel(id: string, name: string, more: Partial<Channel> = {}): Channel {
	return { id, name, isPrivate: false, isMember: false, isArchived: false, ...more };
}

export function mapping(memberKey: string, more: Partial<Mapping> = {}): Mapping {
	return {
		member: { key: memberKey, email: `${memberKey}@example.com`, name: `Name of ${memberKey}` },
		state: 'connected',
		reason: 'email_matches',
		slackUserId: `U-${memberKey}`,
		by: 'email',
		decidedAt: now,
		since: now,
		...more,
	};
}

let count = 0;

/** To the member `ana`, to be told at once; a dedupe key of its own. */
export function notification(more: Partial<NewNotification> = {}): NewNotification {
	return {
		recipient: { kind: 'member', key: 'ana' },
		dedupeKey: `key ${++count}`,
		event: { type: 'task.assigned', title: 'Paint the fence', fields: [], occurredAt: now },
		urgent: false,
		frequency: 'immediate',
		rule: 'fallback',
		dueAt: now,
		...more,
	};
}

export const toChannel = (key: string) => ({ recipient: { kind: 'channel' as const, key } });
export const toMember = (key: string) => ({ recipient: { kind: 'member' as const, key } });
export const daily = { frequency: 'daily' as const, windowEndsAt: now };

export function decision(about: NewNotification, more: Partial<Decision> = {}): Decision {
	return {
		recipient: about.recipient,
		type: about.event.type,
		title: about.event.title,
		recordKey: about.event.recordKey,
		dedupeKey: about.dedupeKey,
		outcome: 'queued',
		reason: 'waits_for_window',
		frequency: about.frequency,
		rule: about.rule,
		dueAt: about.dueAt,
		...more,
	};
}

/** An event that comes to no notification, because it is muted unless the test says otherwise. */
export function skip(about: NewNotification, more: Partial<Decision> = {}): Skipped {
	const muted = { outcome: 'skipped', reason: 'muted', dueAt: undefined } as const;
	return { decision: decision(about, { ...muted, ...more }), earlier: about.earlier };
}

/** About the record `task 1`, unless the test says otherwise. */
export function about(
	type: string,
	more: Partial<NewNotification> = {},
	recordKey = 'task 1',
): NewNotification {
	const one = notification(more);
	return { ...one, event: { ...one.event, type, recordKey } };
}

export async function acceptAll(store: Store, ...all: NewNotification[]): Promise<number[]> {
	return (await store.accept(all, [], now)).map(idOf);
}

export function idOf(acceptance: Acceptance): number {
	if (!acceptance.accepted) throw new Error('was not accepted');
	return acceptance.id;
}

export function claimAt(
	store: Store,
	token: string,
	at = now,
	scope: 'immediate' | 'all' = 'all',
): Promise<ClaimAnswer> {
	return store.claim({ token, now: at, leaseUntil: at + minute, scope });
}

/** The claim, where there must be one. */
export async function claimed(store: Store, token: string, at = now): Promise<Claim> {
	const answer = await claimAt(store, token, at);
	if (!('claimed' in answer)) throw new Error(`nothing claimed: ${JSON.stringify(answer)}`);
	return answer.claimed;
}

export function delivery(
	key: string,
	notificationIds: readonly number[],
	startedAt = now,
): NewDelivery {
	return { key, conversation: 'U-ana', kind: 'message', notificationIds, startedAt };
}

/** Claims and begins: the state in which a worker is when it calls Slack. */
export async function sending(
	store: Store,
	token: string,
	key: string,
	at = now,
	more: Partial<NewDelivery> = {},
) {
	const claim = await claimed(store, token, at);
	const ids = claim.notifications.map(({ id }) => id);
	const begun = await store.begin(token, { ...delivery(key, ids, at), ...more }, at + minute);
	if (begun !== 'begun') throw new Error(`the claim was ${begun}`);
	return ids;
}

export async function statesOf(store: Store, ids: readonly number[]): Promise<string[]> {
	return (await store.findNotifications(ids)).map(({ state }) => state);
}

export const sent = { state: 'sent', conversation: 'D1', ts: '1.2' } as const;
export const failed = { state: 'failed', reason: 'channel_not_found' } as const;
export const unsure = { state: 'unsure', reason: 'answer_lost' } as const;
export function queuedUntil(notBefore: number) {
	return { state: 'queued', reason: 'ratelimited', notBefore } as const;
}

/** An event with these files, of which the store has no bytes yet. */
export function withFiles(
	fileIds: readonly string[],
	more: Partial<NewNotification> = {},
): NewNotification {
	const one = notification(more);
	const files = fileIds.map((id) => ({ id, name: `${id}.csv`, title: id, size: 3 }));
	return { ...one, event: { ...one.event, files } };
}

/** A file of one part, which is its own ID. */
export async function addFile(store: Store, id: string, at = now): Promise<void> {
	await store.addFilePart(id, 0, Buffer.from(id), at);
}

/** Those of them of which there are bytes. */
export async function filesLeft(store: Store, ...ids: string[]): Promise<string[]> {
	const parts = await Promise.all(ids.map((id) => store.findFilePart(id, 0)));
	return ids.filter((_, index) => parts[index] !== undefined);
}

/** What was decided about an event, from the first to the last. */
export async function storyOf(store: Store, about: NewNotification): Promise<string[]> {
	const { recipient, dedupeKey } = about;
	const { items } = await store.findDecisions({ recipient, dedupeKey, limit: 99 });
	return items.reverse().map(({ outcome, reason }) => `${outcome} ${reason}`);
}

/** For saving mappings of which none has to be there before. */
export const nobody: ReadonlySet<string> = new Set();

export async function forget(store: Store, ...keys: string[]): Promise<Map<string, ForgottenRows>> {
	return (await store.forgetMembers(keys)).rows;
}
