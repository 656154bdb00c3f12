import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { appScopes } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, tellChannel } from './world';

const timeLimitMs = minute;
const general = channel('general');

describe('a channel', () => {
	it.each([
		['its ID', general.id],
		['its name', 'general'],
		['its name with #', '#general'],
		['its link', `https://acme.slack.com/archives/${general.id}`],
	])('is told by %s, without the app having joined it', async (_, given) => {
		const { engine, slack } = await openWorld({ channels: [general] });
		const [result] = await engine.notify([tellChannel(given, 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent', details: { channelId: general.id } });
		expect(slack.messages).toMatchObject([{ channel: general.id }]);
	});

	it('that is left out is the credential’s default channel', async () => {
		const { engine, slack } = await openWorld({ channels: [channel('random'), general] });
		await engine.notify([tellChannel(undefined, 'E1')], { timeLimitMs });
		expect(slack.messages).toMatchObject([{ channel: general.id }]);
	});

	it('that is left out where the credential has no default is an error that says so', async () => {
		const { engine } = await openWorld({ settings: { defaultChannel: undefined } });
		const [result] = await engine.notify([tellChannel(undefined, 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ error: { code: 'channel_missing', field: 'Channel' } });
	});

	it.each(['#secret', 'C00SECRET'])(
		'%s that is private and without the app says how to invite it',
		async (given) => {
			const secret = channel('secret', { is_private: true });
			const { engine, slack } = await openWorld({ channels: [secret] });
			const [result] = await engine.notify([tellChannel(given, 'E1')], { timeLimitMs });
			expect(result).toMatchObject({ error: { hint: expect.stringContaining('/invite') } });
			expect(slack.messages).toEqual([]);
		},
	);

	it('that is private and has the app is told', async () => {
		const secret = channel('secret', { is_private: true, is_member: true });
		const { engine, slack } = await openWorld({ channels: [secret] });
		await engine.notify([tellChannel('#secret', 'E1')], { timeLimitMs });
		expect(slack.messages).toHaveLength(1);
	});

	it('that is archived is an error that says so', async () => {
		const old = channel('old', { is_archived: true });
		const { engine } = await openWorld({ channels: [old] });
		const [result] = await engine.notify([tellChannel(old.id, 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ error: { code: 'is_archived', field: 'Channel' } });
	});

	it('is told by ID where the app may not look at channels', async () => {
		const scopes = appScopes.filter((scope) => !scope.endsWith('s:read'));
		const { engine, slack } = await openWorld({ channels: [general], scopes });
		await engine.notify([tellChannel(general.id, 'E1')], { timeLimitMs });
		expect(slack.messages).toHaveLength(1);
	});

	it('is asked about once an hour, not at every run', async () => {
		const { clock, engine, slack } = await openWorld({ channels: [general] });
		for (const id of ['E1', 'E2', 'E3'])
			await engine.notify([tellChannel('general', id)], { timeLimitMs });
		await engine.notify([tellChannel(general.id, 'E4')], { timeLimitMs });
		expect(slack.requestsOf('conversations.list')).toHaveLength(1);
		expect(slack.requestsOf('conversations.info')).toHaveLength(0);
		clock.pass(hour);
		await engine.notify([tellChannel('general', 'E5')], { timeLimitMs });
		expect(slack.requestsOf('conversations.list')).toHaveLength(2);
	});

	it('that was seen before is told by name while Slack’s list can’t be read', async () => {
		const { clock, engine, slack } = await openWorld({ channels: [general] });
		await engine.notify([tellChannel('general', 'E1')], { timeLimitMs });
		clock.pass(2 * hour);
		slack.fail('conversations.list', faults.http(503));
		const [result] = await engine.notify([tellChannel('general', 'E2')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('many names cost one walk of Slack’s list, also where all are misspelt', async () => {
		const { engine, slack } = await openWorld({ channels: [general] });
		await engine.notify(
			Array.from({ length: 100 }, (_, index) => tellChannel(`#no-${index}`, 'E1')),
			{ timeLimitMs },
		);
		expect(slack.requestsOf('conversations.list')).toHaveLength(1);
	});

	it('many IDs are checked up to twenty in a run; Slack says of the rest when it gets them', async () => {
		const channels = Array.from({ length: 30 }, (_, index) => channel(`c${index}`));
		const { engine, slack } = await openWorld({ channels });
		const results = await engine.notify(
			channels.map(({ id }) => tellChannel(id, 'E1')),
			{ timeLimitMs },
		);
		expect(slack.requestsOf('conversations.info')).toHaveLength(20);
		expect(results.filter(({ outcome }) => outcome === 'sent')).toHaveLength(30);
	});

	it('by name that Slack can’t be asked about is an error of that item alone', async () => {
		const { engine, slack } = await openWorld({ channels: [general] });
		slack.fail('conversations.list', faults.http(503));
		const results = await engine.notify(
			[tellChannel('#general', 'E1'), tellChannel(general.id, 'E2')],
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['error', 'sent']);
	});
});
