// Answers: what would each conversation get, and how would it look? Nothing is sent, and nothing written down.
import { delivered, kindOf } from '../deliver/report';
import { say, type Saying } from '../deliver/say';
import { countLeftOut, lookAgain, readersOf } from '../deliver/setAside';
import type { Instant } from '../clock';
import { blockKitBuilderUrl } from '../message/blockKitBuilderUrl';
import { findCatalogue } from '../plan/findCatalogue';
import type { Readers } from '../plan/findReaders';
import { findSubject } from '../plan/findSubject';
import type { Catalogue } from '../preferences/catalogue';
import type { Message } from '../slack/contract';
import type { Target, Upcoming } from '../store/contract';
import { nameTarget } from '../deliver/nameTarget';
import type { OverseeParts } from './parts';
import type { Preview, PreviewQuestion } from './requests';

export async function preview(
	parts: OverseeParts,
	{ recipient: input, until, mostConversations }: PreviewQuestion,
): Promise<Preview[]> {
	const { store, clock } = parts;
	const recipient = input && (await findSubject(parts, input));
	const now = clock.now();
	const at = Math.max(until ?? 0, now);
	const upcoming = await store.lookAhead({ until: at, recipient, mostConversations });
	const catalogue = await findCatalogue(store);
	const previews: Preview[] = [];
	for (const { target, notifications } of upcoming) {
		// What falls due on another day is another digest.
		const byHour = Map.groupBy(notifications, ({ dueAt }) => Math.max(dueAt, now));
		for (const [hour, some] of byHour) {
			const message = { target, notifications: some };
			previews.push(...(await previewOne(parts, catalogue, message, hour)));
		}
	}
	return previews;
}

/** As it would be at the instant `at`; nothing where every entry would wait for longer. */
async function previewOne(
	parts: OverseeParts,
	catalogue: Catalogue,
	{ target, notifications }: Upcoming,
	at: Instant,
): Promise<Preview[]> {
	const readers = await readersOf(parts, notifications);
	const changes = notifications.flatMap((each) => lookAgain(each, catalogue, readers, at));
	const gone = new Set(changes.map(({ id }) => id));
	const left = notifications.filter(({ id }) => !gone.has(id));
	const { expired, muted } = countLeftOut(changes);
	const [first = notifications[0]] = left;
	if (!first || left.length + expired + muted === 0) return [];
	const reading = { catalogue, readers, expired, now: at };
	const messages =
		left.length === 0 ? [] : await compose(parts, { target, notifications: left }, reading);
	return [
		{
			kind: kindOf({ notifications: [first] }),
			conversation: conversationOf(target),
			recipients: [...new Set(notifications.map(({ recipient }) => recipient.key))],
			dueAt: first.dueAt,
			notifications: left.map(delivered),
			expired,
			muted,
			messages: messages.map((message) => ({
				...message,
				blockKitBuilderUrl: blockKitBuilderUrl(message),
			})),
		},
	];
}

async function compose(
	{ settings, store }: OverseeParts,
	{ target, notifications }: Upcoming,
	{ readers, ...reading }: Pick<Saying, 'catalogue' | 'now' | 'expired'> & { readers: Readers },
): Promise<Message[]> {
	const [first] = notifications;
	if (!first) return [];
	const { preferencesUrl, testModeTo } = settings;
	const said = say({
		...reading,
		target,
		notifications,
		reader: readers.of(first.recipient),
		preferencesUrl,
		...(testModeTo && { testModeFor: await nameTarget(store, notifications) }),
	});
	return said.map(({ message }) => message);
}

function conversationOf(target: Target): string | undefined {
	if (target.kind === 'nobody') return undefined;
	return target.kind === 'user' ? target.slackUserId : target.channelId;
}
