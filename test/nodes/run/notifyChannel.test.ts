// Answers: does Slack Notify Channel do in n8n what it promises?
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const event = { type: 'release.status_changed', title: 'Released' };
const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });
const notify = (channel: unknown, rest: object = {}, items: Record<string, unknown>[] = [{}]) =>
	world.run('slackNotifyChannel', {
		parameters: { sendTo: 'channel', channel, ...event },
		items,
		...rest,
	});
const told = () => world.slack.messages.map(({ channel }) => channel);

describe('Slack Notify Channel in n8n', () => {
	it.each([
		['a choice from the list', locator('list', 'C00000OPS')],
		['an ID', locator('id', 'C00000OPS')],
		['a name', locator('name', '#ops')],
		['a name that an expression gives', locator('name', '={{ $json.channel }}')],
		['a link', locator('url', 'https://acme.slack.com/archives/C00000OPS')],
		['an expression in place of it all', '={{ $json.channel }}'],
	])('finds the channel by %s', async (_how, channel) => {
		const ran = await notify(channel, {}, [{ channel: 'ops' }]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			decision: 'sent',
			channelId: 'C00000OPS',
			message: { channel: 'C00000OPS' },
		});
		expect(told()).toEqual(['C00000OPS']);
	});

	it('sends to the default channel of the credential where the node says so', async () => {
		await notify(undefined, { parameters: { sendTo: 'defaultChannel', ...event } });
		expect(told()).toEqual(['C00000OPS']);
	});

	it('never takes the default channel for one that was not chosen', async () => {
		const ran = await notify(locator('name', '={{ $json.none }}'));
		expect(ran.error?.message).toContain('[field "Channel", item 0]');
		expect(told()).toEqual([]);
	});

	it('names item and field for a channel that does not exist, and tells the others', async () => {
		const items = [{ channel: 'ops' }, { channel: 'nowhere' }, { channel: 'sales-signals' }];
		const channel = locator('name', '={{ $json.channel }}');
		const ran = await notify(channel, {}, items);
		expect(ran.error).toMatchObject({ itemIndex: 1 });
		expect(ran.error?.message).toContain('[field "Channel", item 1]');
		const again = await notify(channel, { settings: { onError: 'continueErrorOutput' } }, items);
		expect([0, 1, 2, 3].map((output) => pairsOf(again, output))).toEqual([[], [], [0, 2], [1]]);
	});

	it('says how to invite the app to a private channel where it is not a member', async () => {
		const ran = await notify(locator('id', 'C00SECRET'));
		expect(ran.error?.description).toMatch(/invite/i);
	});

	it('cannot be made to ping a channel by a title from outside', async () => {
		await notify(undefined, {
			parameters: {
				sendTo: 'channel',
				channel: locator('id', 'C00000OPS'),
				...event,
				title: '<!channel> 🦆',
			},
		});
		const [message] = world.slack.messages;
		expect(message?.text).toBe('&lt;!channel&gt; 🦆');
		// Rich text pings by elements of its own; what stands in a text element is only text.
		expect(JSON.stringify(message?.blocks)).not.toMatch(
			/"type":"(?:broadcast|user|usergroup|mrkdwn)"/,
		);
	});

	it('lists the channels that the app can see and that are not archived', async () => {
		const ask = (filter?: string) =>
			world.search('slackNotifyChannel', 'searchChannels', { filter });
		expect((await ask()).results).toEqual([
			{ name: 'board (private)', value: 'C000BOARD' },
			{ name: '#ops', value: 'C00000OPS' },
			{ name: '#sales-signals', value: 'CSALESSIGNALS' },
		]);
		expect((await ask('#SALES')).results).toEqual([
			{ name: '#sales-signals', value: 'CSALESSIGNALS' },
		]);
		expect((await ask('nowhere')).results).toEqual([]);
	});
});
