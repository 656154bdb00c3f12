// Answers: does the picker find a channel by whatever is typed, and without reading Slack's list over and over?
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { searchChannels } from '../../src/slack/searchChannels';
import { SlackError } from '../../src/slack/slackError';
import {
	channel,
	minute,
	rateLimited,
	useChannelLists,
	type ChannelList,
	type ChannelListOptions,
} from './channelList';

const listOf = useChannelLists();
const seconds = 1_000;

const some = () => [
	channel('sales-signals'),
	channel('board', { isPrivate: true, isMember: true }),
	channel('sales'),
	channel('old', { isArchived: true }),
	channel('ops'),
];

/** Names of one page. */
const namesOf = async ({ parts }: ChannelList, text = '', cursor?: string) =>
	(await searchChannels(parts, text, cursor)).items.map(({ name }) => name);

/** Names of all pages, as somebody sees them who scrolls to the end. */
async function scroll({ parts }: ChannelList, text = ''): Promise<string[]> {
	const names: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await searchChannels(parts, text, cursor);
		names.push(...page.items.map(({ name }) => name));
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	return names;
}

describe('the list of channels', () => {
	it('shows public and private ones by name, and none that is archived', async () => {
		const list = await listOf(some());
		const { items, nextCursor } = await searchChannels(list.parts, '');
		expect(items).toEqual([
			channel('board', { isPrivate: true, isMember: true }),
			channel('ops'),
			channel('sales'),
			channel('sales-signals'),
		]);
		expect(nextCursor).toBeUndefined();
	});

	it.each([
		['a part of the name', 'ale', ['sales', 'sales-signals']],
		['the name, which comes before longer ones', 'sales', ['sales', 'sales-signals']],
		['the name with #', '#ops', ['ops']],
		['the name in capitals', 'OPS', ['ops']],
		['capitals that look like an ID', 'GENERAL', []],
		['the ID', 'C0SALES0', ['sales']],
		['the ID in small letters', 'c0sales0', ['sales']],
		['a link', 'https://acme.slack.com/archives/C0BOARD0', ['board']],
		['a link to a message', 'https://acme.slack.com/archives/C0OPS000/p17000?x=1', ['ops']],
		['a link of the app', 'https://app.slack.com/client/T0123456/C0OPS000', ['ops']],
		['the link of the desktop app', 'slack://channel?team=T0123456&id=C0OPS000', ['ops']],
		['what none is called', 'marketing', []],
		['letters that every ID begins with', 'c0', []],
		['the ID of an archived one', 'C0OLD000', []],
		['the link to a direct conversation', 'https://acme.slack.com/archives/D0123456', []],
	])('finds by %s', async (_, text, found) => {
		const list = await listOf(some());
		expect(await scroll(list, text)).toEqual(found);
	});

	it('comes from the copy for fifteen minutes, and then from Slack again', async () => {
		const list = await listOf(some());
		await namesOf(list);
		expect(list.read).toHaveLength(3);
		list.parts.clock.pass(15 * minute - 1);
		await namesOf(list);
		await namesOf(list, 'sal');
		expect(list.read).toHaveLength(3);
		list.parts.clock.pass(1);
		await namesOf(list);
		expect(list.read).toHaveLength(6);
	});

	it('finds within a minute a channel that was made just now', async () => {
		const list = await listOf(some());
		await namesOf(list);
		list.channels.push(channel('launch'));
		expect(await namesOf(list, 'launch')).toEqual([]);
		expect(list.read).toHaveLength(3);
		list.parts.clock.pass(minute);
		expect(await namesOf(list, 'launch')).toEqual(['launch']);
		// And a name that is nowhere does not ask again at each letter.
		for (const text of ['l', 'lx', 'lxy', 'lxyz']) await namesOf(list, text);
		expect(list.read).toHaveLength(6);
	});

	it('has no channel any more that is gone or archived at the next walk', async () => {
		const list = await listOf(some());
		await namesOf(list);
		list.channels.splice(2, 1);
		list.channels.find(({ name }) => name === 'ops')!.isArchived = true;
		list.parts.clock.pass(15 * minute);
		expect(await namesOf(list)).toEqual(['board', 'sales-signals']);
	});

	it('by ID asks for that one alone, once', async () => {
		const list = await listOf(some());
		for (let times = 0; times < 3; times++) await namesOf(list, 'C0SALES0');
		expect(list.asked).toEqual(['C0SALES0']);
		expect(list.read).toEqual([]);
	});

	it('comes in pages that lose and repeat none, the exact name first', async () => {
		const names = Array.from({ length: 700 }, (_, number) => `a-team-${number}`);
		const list = await listOf(
			[...names, 'team'].map((name) => channel(name)),
			{ pageSize: 300 },
		);
		const seen = await scroll(list, 'team');
		expect(seen[0]).toBe('team');
		expect(new Set(seen).size).toBe(701);
		expect(seen).toHaveLength(701);
		expect(list.read).toHaveLength(3);
	});
});

describe('a list of Slack’s that is too long to be read while somebody waits', () => {
	const many = (options: ChannelListOptions = { pageSize: 2, pageMs: 3 * seconds }) =>
		listOf(
			Array.from({ length: 10 }, (_, number) => channel(`team-${number}`)),
			options,
		);

	it('is read for eight seconds, and then at each scroll from where it was left', async () => {
		const list = await many();
		const first = await searchChannels(list.parts, '');
		expect(first.items).toHaveLength(6);
		expect(list.read).toEqual(['', '2', '4']);
		expect(await scroll(list)).toHaveLength(10);
	});

	it('is whole once somebody has scrolled to its end', async () => {
		const list = await many();
		await scroll(list);
		const pages = list.read.length;
		expect(pages).toBe(5);
		expect(await namesOf(list, 'team-9')).toEqual(['team-9']);
		expect(list.read).toHaveLength(pages);
	});

	it('goes on being searched while nothing was found', async () => {
		const list = await many();
		const first = await searchChannels(list.parts, 'team-9');
		expect(first.items).toEqual([]);
		expect(await namesOf(list, 'team-9', first.nextCursor)).toEqual(['team-9']);
	});

	it('shows what was known before, where it was whole once', async () => {
		const list = await many({ pageSize: 2 });
		await namesOf(list);
		list.parts.clock.pass(15 * minute);
		list.fail(rateLimited, 1);
		const again = await searchChannels(list.parts, '');
		expect(again.items).toHaveLength(10);
		expect(again.nextCursor).toBeUndefined();
	});

	it('shows at a 429 what was read so far, and where to go on', async () => {
		const list = await many({ pageSize: 2 });
		list.fail(rateLimited, 3);
		const { items, nextCursor } = await searchChannels(list.parts, '');
		expect(items).toHaveLength(6);
		expect(await namesOf(list, '', nextCursor)).toEqual(['team-6', 'team-7']);
	});

	it('says that Slack asks to wait, where nothing is known that fits', async () => {
		const list = await many({ pageSize: 2 });
		list.fail(rateLimited);
		await expect(searchChannels(list.parts, 'team')).rejects.toMatchObject({ code: 'ratelimited' });
		list.fail(rateLimited, 1);
		expect(await namesOf(list, 'team-1')).toEqual(['team-1']);
	});

	it('says what else Slack refuses', async () => {
		const list = await many();
		list.fail(new SlackError(explainRefusal('missing_scope', 'channels:read')), 1);
		await expect(searchChannels(list.parts, '')).rejects.toMatchObject({ code: 'missing_scope' });
	});
});

describe('a workspace of 20,000 channels whose pages take a second each', () => {
	const pages = 21;
	const open = () =>
		listOf(
			Array.from({ length: 20_000 }, (_, number) => channel(`team-${10_000 + number}`)),
			{ pageSize: 999, pageMs: seconds },
		);

	it('is whole after a few letters, though nobody hands a cursor back', async () => {
		const list = await open();
		const found: string[][] = [];
		for (const text of ['t', 'te', 'tea']) found.push(await namesOf(list, text));
		expect(found.every((names) => names.length > 0)).toBe(true);
		expect(list.read).toHaveLength(pages);
		expect(new Set(list.read).size).toBe(pages);
		expect((await namesOf(list, 'team-29999')).slice(0, 1)).toEqual(['team-29999']);
		expect(list.read).toHaveLength(pages);
	});

	it('finds what is on its last page at the third try', async () => {
		const list = await open();
		const tries = ['team-1099', 'team-29999', 'team-29999'];
		const found: string[][] = [];
		for (const text of tries) found.push(await namesOf(list, text));
		expect(found.at(-1)).toEqual(['team-29999']);
		expect(list.read).toHaveLength(pages);
	});

	it('lets nobody wait longer than eight seconds', async () => {
		const list = await open();
		for (const text of ['', 'x', 'xy']) {
			const before = list.parts.clock.now();
			await namesOf(list, text);
			expect(list.parts.clock.now() - before).toBeLessThanOrEqual(8 * seconds);
		}
		expect(list.read).toHaveLength(pages);
	});

	it('has a page for a second person where the first one left off, and none is read twice', async () => {
		const list = await open();
		const first = namesOf(list, 'team-29999');
		await expect.poll(() => list.read.length).toBeGreaterThan(0);
		const second = namesOf(list, 'team-29998');
		await Promise.all([first, second]);
		expect(new Set(list.read).size).toBe(list.read.length);
		while (list.read.length < pages) await namesOf(list, 'x');
		expect(new Set(list.read).size).toBe(pages);
		expect((await list.parts.store.channelDirectoryState()).walk).toBeUndefined();
	});

	it('is whole for two who open it at the same moment', async () => {
		const list = await open();
		const both = async () => {
			const [one, other] = [namesOf(list, 'team-29999'), namesOf(list, 'team-29999')];
			return await Promise.all([one, other]);
		};
		for (let times = 0; times < 3; times++) await both();
		expect(new Set(list.read).size).toBe(list.read.length);
		expect(await both()).toEqual([['team-29999'], ['team-29999']]);
		expect((await list.parts.store.channelDirectoryState()).channels).toBe(20_000);
	});

	it('shows after fifteen minutes what it knew, soon, and reads on behind that', async () => {
		const list = await open();
		while (list.read.length < pages) await namesOf(list, 'x');
		list.parts.clock.pass(15 * minute);
		list.channels.pop();
		for (let times = 0; times < 12; times++) {
			const before = list.parts.clock.now();
			expect(await namesOf(list, 'team-1998')).toHaveLength(10);
			expect(list.parts.clock.now() - before).toBeLessThanOrEqual(3 * seconds);
		}
		expect(list.read).toHaveLength(2 * pages);
		expect(await namesOf(list, 'team-29999')).toEqual([]);
	});

	it('is read from its first page again where Slack does not know the place any more', async () => {
		const list = await open();
		await namesOf(list, 'x');
		list.fail(new SlackError(explainRefusal('invalid_cursor')));
		await namesOf(list, 'x');
		expect(list.read.slice(7, 11)).toEqual(['6993', '7992', '', '999']);
	});

	it('is read from its first page again fifteen minutes after it was begun', async () => {
		const list = await open();
		await namesOf(list, 'x');
		list.parts.clock.pass(15 * minute);
		await namesOf(list, 'x');
		expect(list.read.filter((cursor) => cursor === '')).toHaveLength(2);
	});

	it('is taken over from one who does not come back', async () => {
		const list = await open();
		const { store, clock } = list.parts;
		const startedAt = clock.now();
		await store.noteChannelWalk({ startedAt, cursor: '999', takenUntil: startedAt + 5 * seconds });
		await namesOf(list, 'x');
		expect(list.read[0]).toBe('999');
		expect(clock.now() - startedAt).toBeLessThanOrEqual(8 * seconds);
	});

	it('says that Slack asks to wait, where nothing that was read until then fits', async () => {
		const list = await open();
		list.fail(rateLimited, 3);
		await expect(namesOf(list, 'x')).rejects.toMatchObject({ code: 'ratelimited' });
		expect(await namesOf(list, 'team-13990')).toEqual(['team-13990']);
		expect(list.read.slice(3, 5)).toEqual(['2997', '2997']);
	});
});
