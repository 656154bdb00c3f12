// Answers: is a channel found by whatever it was given as, and if not, is it said why and what to do?
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { findChannel, findChannels } from '../../src/slack/findChannel';
import { requireChannel } from '../../src/slack/requireChannel';
import { SlackError } from '../../src/slack/slackError';
import { channel, minute, rateLimited, useChannelLists, type ChannelList } from './channelList';

const listOf = useChannelLists();
const botName = 'n8n_notify';

const find = ({ parts }: ChannelList, given: string) =>
	findChannel({ ...parts, workspace: { botName } }, requireChannel(given));

const some = () => [
	channel('sales-signals'),
	channel('general'),
	channel('board', { isPrivate: true, isMember: true }),
];

describe('a channel', () => {
	it.each([
		['its name', 'general'],
		['its name with #', '#general'],
		['its name in capitals, which looks like an ID', 'GENERAL'],
		['its ID', 'C0GENERAL'],
		['a link to one of its messages', 'https://acme.slack.com/archives/C0GENERAL/p1700'],
	])('is found by %s', async (_, given) => {
		const list = await listOf(some());
		expect(await find(list, given)).toBe('C0GENERAL');
	});

	it('that was seen within the hour is found without asking Slack', async () => {
		const list = await listOf(some());
		await find(list, 'general');
		const pages = list.read.length;
		list.parts.clock.pass(60 * minute - 1);
		await find(list, 'general');
		await find(list, 'C0GENERAL');
		expect([list.read.length, list.asked]).toEqual([pages, []]);
	});

	it('whose name is misspelt is an error that names the one that was meant', async () => {
		const list = await listOf(some());
		await expect(find(list, '#sale-signals')).rejects.toMatchObject({
			code: 'channel_not_found',
			field: 'Channel',
			message: 'The app can see no channel #sale-signals',
			hint: expect.stringContaining('Did you mean #sales-signals?'),
		});
	});

	it.each(['#secret', 'C0SECRET'])(
		'%s that nobody knows may be private: the error has the words that let the app in',
		async (given) => {
			const list = await listOf(some());
			await expect(find(list, given)).rejects.toMatchObject({
				message: `The app can see no channel ${given}`,
				hint: expect.stringContaining('type /invite @n8n_notify in it first'),
			});
		},
	);

	it('has words that let the app in also where nobody knows its name', async () => {
		const list = await listOf(some());
		await expect(findChannel(list.parts, requireChannel('#secret'))).rejects.toMatchObject({
			hint: expect.stringContaining('/invite @app (with the name of your app)'),
		});
	});

	it.each([
		['#board', 'The app can’t see the channel #board any more'],
		['C0BOARD0', 'The app can’t see the channel #board (C0BOARD0) any more'],
	])('%s that the app was removed from is named as it was known', async (given, says) => {
		const list = await listOf(some());
		await find(list, '#board');
		list.channels.splice(2, 1);
		list.parts.clock.pass(60 * minute);
		await expect(find(list, given)).rejects.toMatchObject({
			message: says,
			hint: expect.stringContaining('/invite @n8n_notify'),
		});
	});

	it.each(['#general', 'C0GENERAL'])('%s that is archived by now is said to be', async (given) => {
		const list = await listOf(some());
		await find(list, '#general');
		list.channels[1]!.isArchived = true;
		list.parts.clock.pass(60 * minute);
		for (let times = 0; times < 2; times++) {
			await expect(find(list, given)).rejects.toMatchObject({
				code: 'is_archived',
				message: 'The channel #general is archived, so nobody can write to it',
			});
		}
		list.channels[1]!.isArchived = false;
		expect(await find(list, given)).toBe('C0GENERAL');
	});

	it('that has another name by now is named by it', async () => {
		const list = await listOf(some());
		await find(list, '#general');
		list.channels[1]!.name = 'everybody';
		list.parts.clock.pass(60 * minute);
		await expect(find(list, '#general')).rejects.toMatchObject({
			code: 'channel_renamed',
			message: 'The channel #general is called #everybody now',
		});
	});
});

describe('many channels', () => {
	it('cost one walk, which makes the copy whole where it has to go to the end', async () => {
		const list = await listOf(some());
		const names = Array.from({ length: 50 }, (_, number) => requireChannel(`#nowhere-${number}`));
		await findChannels(list.parts, [...names, requireChannel('general')]);
		expect(list.read).toHaveLength(2);
		expect(await list.parts.store.channelDirectoryState()).toEqual({
			walkedAt: list.parts.clock.now(),
			channels: 3,
		});
	});

	it('end the walk with the last one that was wanted', async () => {
		const list = await listOf(some());
		await find(list, 'general');
		expect(list.read).toHaveLength(1);
		expect((await list.parts.store.channelDirectoryState()).walkedAt).toBeUndefined();
	});
});

describe('while Slack can’t be asked', () => {
	it('a channel is where it was, and of another it is said that Slack does not answer', async () => {
		const list = await listOf(some());
		await find(list, '#general');
		list.parts.clock.pass(60 * minute);
		list.fail(rateLimited);
		expect(await find(list, '#general')).toBe('C0GENERAL');
		list.fail(rateLimited);
		await expect(find(list, '#ops')).rejects.toMatchObject({ code: 'ratelimited' });
	});

	it('an ID is believed: whoever may not look may still be allowed to send', async () => {
		const { parts } = await listOf(some());
		const findOne = async () => {
			throw new SlackError(explainRefusal('missing_scope', 'channels:read'));
		};
		const slack = { ...parts.slack, findChannel: findOne };
		expect(await findChannel({ ...parts, slack }, requireChannel('C0UNKNOWN'))).toBe('C0UNKNOWN');
	});
});
