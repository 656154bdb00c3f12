// Answers: what would each conversation get, and how would it look? Nothing is sent, and nothing written down.
import { delivered, kindOf } from '../deliver/report';
import { say, type Saying } from '../deliver/say';
import { readersOf } from '../deliver/setAside';
import { blockKitBuilderUrl } from '../message/blockKitBuilderUrl';
import { findCatalogue } from '../plan/findCatalogue';
import type { Readers } from '../plan/findReaders';
import { findSubject } from '../plan/findSubject';
import type { Catalogue } from '../preferences/catalogue';
import type { Message } from '../slack/contract';
import type { Target, Upcoming } from '../store/contract';
import { nameTarget } from '../deliver/nameTarget';
import { bucketByHour, type Bucket } from './bucketByHour';
import type { OverseeParts } from './parts';
import type { Preview, PreviewQuestion } from './requests';

interface Reading {
	readers: Readers;
	catalogue: Catalogue;
}

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
		const readers = await readersOf(parts, notifications);
		const reading = { readers, catalogue };
		for (const bucket of bucketByHour(notifications, reading, { now, until: at })) {
			previews.push(await previewOne(parts, target, bucket, reading));
		}
	}
	return previews.slice(0, mostConversations);
}

async function previewOne(
	parts: OverseeParts,
	target: Target,
	{ at, notifications, expired, muted }: Bucket,
	reading: Reading,
): Promise<Preview> {
	const all = [...notifications, ...expired, ...muted];
	const said = { ...reading, expired: expired.length, now: at };
	const messages = await compose(parts, { target, notifications }, said);
	return {
		kind: kindOf({ notifications: all }),
		conversation: conversationOf(target),
		recipients: [...new Set(all.map(({ recipient }) => recipient.key))],
		dueAt: all[0]!.dueAt,
		notifications: notifications.map(delivered),
		expired: expired.length,
		muted: muted.length,
		messages: messages.map((message) => ({
			...message,
			blockKitBuilderUrl: blockKitBuilderUrl(message),
		})),
	};
}

async function compose(
	{ settings, store }: OverseeParts,
	{ target, notifications }: Upcoming,
	{ readers, ...reading }: Reading & Pick<Saying, 'now' | 'expired'>,
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
