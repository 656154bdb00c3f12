// Answers: what does a story need? The real engine on a real store, and a Slack over real HTTP.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { afterEach } from 'vitest';
import { openEngine, type Engine, type EngineSettings } from '../../src/engine';
import type { MappedMember } from '../../src/members/mappedMember';
import type { MemberInput } from '../../src/members/readMember';
import type { SyncReport, SyncWishes } from '../../src/members/requests';
import type { NotifyRequest } from '../../src/notify/request';
import type { PreferenceChange } from '../../src/preferences/change';
import { connectSlack } from '../../src/slack/client';
import type { Slack, Workspace } from '../../src/slack/contract';
import type { Database, Store } from '../../src/store/contract';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { shownText } from '../message/shownText';
import {
	startStrictSlack,
	type StrictSlack,
	type StrictSlackOptions,
} from '../support/strictSlack/startStrictSlack';
import { testClock, type TestClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

export interface World {
	slack: StrictSlack;
	clock: TestClock;
	database: Database;
	/** Of the store's file. */
	path: string;
	engine: Engine;
	/** One more engine on the same store, as another worker has it; with a connection of its own. */
	another(but?: {
		settings?: Partial<EngineSettings>;
		slack?: (real: Slack) => Slack;
		/** Another workspace's Slack, on the same store. */
		server?: StrictSlack;
		store?: (real: Store) => Store;
		/** On a machine whose clock is so far ahead of the store's, or behind where it is below 0. */
		clockAheadMs?: number;
	}): Promise<Engine>;
}

const settings: EngineSettings = {
	defaultChannel: '#general',
	timeZone: 'Europe/Paris',
	afterLostAnswer: 'send_again',
};

const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

/** A Thursday morning in Paris unless told otherwise. Everything is closed after the test. */
export async function openWorld(
	options: Omit<StrictSlackOptions, 'now'> & {
		start?: string;
		settings?: Partial<EngineSettings>;
	} = {},
): Promise<World> {
	const clock = testClock(options.start ?? '2026-03-05T08:00:00Z');
	const folder = await mkdtemp(join(tmpdir(), 'slack-notify-story-'));
	open.push(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, 'store.sqlite');
	const slack = await startStrictSlack({ ...options, now: clock.now });
	open.push(() => slack.close());
	let ids = 0;
	const workspaces = new Map<StrictSlack, Workspace>();
	const another: World['another'] = async (but = {}) => {
		const database = await openSqlite({ path });
		open.push(() => database.close());
		const store = but.store ?? ((real: Store) => real);
		const server = but.server ?? slack;
		const ahead = but.clockAheadMs;
		const real = connectSlack({
			baseUrl: server.url,
			fetch: server.fetch,
			upload: uploadBytes,
			timeoutMs: 2_000,
			clock,
			workspaceId: workspaces.get(server)?.id,
		});
		// As the nodes do: a workspace that is known need not be asked for, whatever has become of the token.
		const workspace = workspaces.get(server) ?? (await real.identify());
		workspaces.set(server, workspace);
		return openEngine({
			database: {
				...database,
				forWorkspace: async (...args) => store(await database.forWorkspace(...args)),
				...(ahead !== undefined && { tellTime: async () => clock.now() }),
			},
			slack: but.slack?.(real) ?? real,
			workspace,
			clock: ahead === undefined ? clock : { ...clock, now: () => clock.now() + ahead },
			newId: () => `id-${++ids}`,
			settings: { ...settings, ...options.settings, ...but.settings },
		});
	};
	const database = await openSqlite({ path });
	open.push(() => database.close());
	return { slack, clock, database, path, engine: await another(), another };
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** An event for a member, complete unless changed. */
export function tell(
	name: string,
	eventId: unknown,
	but: Partial<NotifyRequest['event']> & {
		urgent?: boolean;
		expiresAt?: unknown;
		earlier?: NotifyRequest['earlier'];
		ifNotConnected?: 'skip' | 'default_channel';
		email?: unknown;
		memberId?: unknown;
	} = {},
): NotifyRequest {
	const { urgent = false, ifNotConnected = 'skip', memberId, expiresAt, earlier, ...event } = but;
	const email = 'email' in but ? but.email : `${name}@example.com`;
	delete (event as { email?: unknown }).email;
	return {
		to: { kind: 'member', email, memberId, ifNotConnected },
		event: { type: 'task.assigned', title: `Task ${String(eventId)}`, ...event },
		dedupeKey: eventId,
		urgent,
		expiresAt,
		earlier,
	};
}

export function tellChannel(
	channel: unknown,
	eventId: unknown,
	but: Partial<NotifyRequest['event']> & { urgent?: boolean } = {},
): NotifyRequest {
	const { urgent = false, ...event } = but;
	return {
		to: { kind: 'channel', channel },
		event: { type: 'document.created', title: `Document ${String(eventId)}`, ...event },
		dedupeKey: eventId,
		urgent,
	};
}

/** Syncs a list of members; a text is the name of a person of the strict Slack. */
export function syncReport(
	engine: Engine,
	members: readonly (string | MemberInput)[],
	wishes: Partial<SyncWishes> = {},
): Promise<SyncReport> {
	return engine.syncMembers(
		members.map((each) => (typeof each === 'string' ? { email: `${each}@example.com` } : each)),
		{ missing: 'leave', forgetAtMostPercent: 20, timeLimitMs: 10 * minute, ...wishes },
	);
}

/** The same, for what is said about the members of the list. */
export async function sync(
	engine: Engine,
	members: readonly (string | MemberInput)[],
	wishes: Partial<SyncWishes> = {},
): Promise<MappedMember[]> {
	return (await syncReport(engine, members, wishes)).members;
}

/** Undefined where nothing is different. */
export const changeOf = (mapped: MappedMember) => ('change' in mapped ? mapped.change : undefined);

/** Chooses a frequency for everything, for the person with this name. */
export async function choose(
	{ engine }: World,
	name: string,
	frequency: string,
	schedule: Omit<PreferenceChange, 'scope' | 'frequency'> = {},
): Promise<void> {
	await engine.setPreferences(
		{ kind: 'member', email: `${name}@example.com` },
		{ scope: { kind: 'everything' }, frequency, ...schedule },
	);
}

/** The member with this name, for questions about preferences and notifications. */
export function member(name: string) {
	return { kind: 'member', email: `${name}@example.com` } as const;
}

/** All that the person with this name reads in Slack, one text for each message. */
export function readBy({ slack }: Pick<World, 'slack'>, name: string): string[] {
	const user = slack.users.find(({ profile }) => profile.email === `${name}@example.com`);
	return slack.messages.filter((message) => message.user === user?.id).map(textOf);
}

export function textOf({ blocks }: { blocks: unknown[] }): string {
	return shownText(blocks as KnownBlock[]).join('\n');
}
