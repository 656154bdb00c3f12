// Answers: what do tests of channels have in place of Slack and its clock? A real store, and a list that counts who reads it.
import { afterAll, afterEach } from 'vitest';
import type { Channel, Slack } from '../../src/slack/contract';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { SlackError } from '../../src/slack/slackError';
import type { ChannelStore } from '../../src/store/contract';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { workspace } from '../store/given';
import { temporaryFolder } from '../store/sqlite/temporaryFolder';
import { testClock, type TestClock } from '../support/testClock';

export interface ChannelList {
	/** As Slack has them; a test may change them. */
	channels: Channel[];
	/** The cursors of the pages that were read, in order; empty for the first page. */
	read: string[];
	/** The IDs that were asked for alone. */
	asked: string[];
	/** What becomes of the pages to come, each with its turn. */
	fail(error: SlackError, afterPages?: number): void;
	parts: {
		store: ChannelStore;
		slack: Pick<Slack, 'channelsPage' | 'findChannel'>;
		clock: TestClock;
	};
}

export interface ChannelListOptions {
	pageSize?: number;
	/** How long a page takes. */
	pageMs?: number;
}

export const minute = 60_000;

export function channel(name: string, but: Partial<Channel> = {}): Channel {
	const id = `C0${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`.padEnd(8, '0');
	return { id, name, isPrivate: false, isMember: false, isArchived: false, ...but };
}

export const rateLimited = new SlackError({
	...explainRefusal('ratelimited'),
	rateLimited: true,
});

/** Call at the top of a test file. Everything is closed after each test. */
export function useChannelLists() {
	const folder = temporaryFolder();
	const open: (() => Promise<void>)[] = [];
	const closeAll = async () => {
		for (const close of open.splice(0)) await close();
	};
	afterEach(closeAll);
	afterAll(closeAll);

	return async (
		channels: Channel[],
		{ pageSize = 2, pageMs = 0 }: ChannelListOptions = {},
	): Promise<ChannelList> => {
		const clock = testClock('2026-01-05T09:00:00Z');
		const database = await openSqlite({ path: folder.newPath() });
		open.push(() => database.close());
		const store = await database.forWorkspace(workspace(), clock.now());
		const read: string[] = [];
		const asked: string[] = [];
		const coming: (SlackError | undefined)[] = [];
		const list = { channels, read, asked };
		return {
			...list,
			fail: (error, afterPages = 0) =>
				void coming.push(...Array<undefined>(afterPages).fill(undefined), error),
			parts: {
				store,
				clock,
				slack: {
					async channelsPage(cursor = '') {
						read.push(cursor);
						clock.pass(pageMs);
						const error = coming.shift();
						if (error) throw error;
						const start = Number(cursor);
						const end = start + pageSize;
						const shown = channels.slice(start, end).filter((each) => !each.isArchived);
						return {
							items: shown,
							nextCursor: end < channels.length ? String(end) : undefined,
						};
					},
					async findChannel(id) {
						asked.push(id);
						return channels.find((each) => each.id === id);
					},
				},
			},
		};
	};
}
