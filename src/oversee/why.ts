// Answers: why did somebody get, or not get, what they got? The story of each event, from what was decided about it.
import { findSubject } from '../plan/findSubject';
import type { Notification } from '../outbox/notification';
import type { LoggedDecision } from '../store/contract';
import type { OverseeParts } from './parts';
import type { WhyAnswer, WhyQuestion, WhyStory } from './requests';
import { readWhich } from './which';

const pageSize = 500;

export async function why(
	parts: OverseeParts,
	{ from, until, most, ...input }: WhyQuestion,
): Promise<WhyAnswer> {
	const { store } = parts;
	const which = await readWhich(parts, input);
	const latest = new Map<string, LoggedDecision>();
	let cursor: string | undefined;
	do {
		const page = await store.findDecisions({ ...which, from, until, cursor, limit: pageSize });
		for (const each of page.items) if (!latest.has(nameOf(each))) latest.set(nameOf(each), each);
		cursor = page.nextCursor;
	} while (cursor !== undefined && latest.size <= most);
	const shown = [...latest.values()].slice(0, most);
	const stories: WhyStory[] = [];
	for (const decision of shown) stories.push(await tellStory(parts, decision));
	stories.sort((a, b) => b.decisions[0]!.id - a.decisions[0]!.id);
	return {
		stories,
		more: latest.size > most || cursor !== undefined,
		recipient: await describeRecipient(parts, input),
	};
}

/** One event for one recipient, or for one of those in whose place a channel is told. */
function nameOf({ recipient, standsInFor, dedupeKey }: LoggedDecision): string {
	return JSON.stringify([recipient.kind, recipient.key, standsInFor, dedupeKey]);
}

/** All of its decisions, also those before and after the time that was asked for. */
async function tellStory(
	{ store }: Pick<OverseeParts, 'store'>,
	newest: LoggedDecision,
): Promise<WhyStory> {
	const { recipient, dedupeKey } = newest;
	const { items } = await store.findDecisions({ recipient, dedupeKey, limit: pageSize });
	const decisions = items.filter((each) => nameOf(each) === nameOf(newest)).toReversed();
	const ids = decisions.flatMap(({ notificationId }) => notificationId ?? []);
	const [notification] = (await store.findNotifications([...new Set(ids)])).toReversed();
	const { type, title, recordKey } = newest;
	return {
		recipient,
		type,
		title,
		dedupeKey,
		...(recordKey !== undefined && { recordKey }),
		decisions,
		...(notification && presentState(notification)),
	};
}

function presentState(notification: Notification): Partial<WhyStory> {
	const { state, reason, dueAt, notBefore, expiresAt, conversation, ts } = notification;
	return {
		state,
		...(reason !== undefined && { detail: reason }),
		...(state === 'queued' && { dueAt: Math.max(dueAt, notBefore ?? 0) }),
		...(expiresAt !== undefined && { expiresAt }),
		...(conversation !== undefined && { conversation }),
		...(ts !== undefined && { ts }),
	};
}

async function describeRecipient(
	parts: OverseeParts,
	{ recipient: input }: Pick<WhyQuestion, 'recipient'>,
): Promise<WhyAnswer['recipient']> {
	if (!input) return undefined;
	const { kind, key } = await findSubject(parts, input);
	if (kind === 'channel') return { key, known: true };
	const [mapping] = await parts.store.findMappings([key]);
	if (!mapping) return { key, known: false };
	const { state, reason } = mapping;
	return { key, known: true, mapping: { state, reason } };
}
