import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, minute, openWorld, readBy, tell, tellChannel, textOf } from './world';

const timeLimitMs = 5 * minute;

function open(testModeTo: string) {
	const users = ['ana', 'bo', 'tess'].map((name) => person(name));
	const channels = [channel('general'), channel('slack-test')];
	return openWorld({ users, channels, settings: { testModeTo } });
}

describe('the test mode', () => {
	it.each([
		['a channel', '#slack-test', 'CSLACKTEST'],
		['an e-mail', 'tess@example.com', undefined],
		['a Slack user ID', 'U0000TESS', undefined],
	])('sends everything to %s, and says in each message whom it was for', async (_, to, id) => {
		const world = await open(to);
		await choose(world, 'bo', 'daily');
		const results = await world.engine.notify(
			[tell('ana', 'E1'), tell('bo', 'E1'), tellChannel('#general', 'D1')],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{ outcome: 'sent', reason: 'test_mode' },
			{ outcome: 'queued', reason: 'waits_for_window' },
			{ outcome: 'sent', reason: 'test_mode' },
		]);
		world.clock.pass(day);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries).toMatchObject([{ redirectedFrom: 'U000000BO' }]);

		const { messages } = world.slack;
		expect(messages).toHaveLength(3);
		expect(messages.every((each) => (id ? each.channel === id : each.user === 'U0000TESS'))).toBe(
			true,
		);
		expect(messages.map(textOf).map((text) => text.split('\n')[0])).toEqual([
			expect.stringMatching(/test mode.*ana@example.com/i),
			expect.stringMatching(/test mode.*C0GENERAL|test mode.*general/i),
			expect.stringMatching(/test mode.*bo@example.com/i),
		]);
		expect([readBy(world, 'ana'), readBy(world, 'bo')]).toEqual([[], []]);
	});

	it('that leads nowhere sends nothing to anybody: what was accepted waits', async () => {
		const world = await open('#no-such-channel');
		await expect(world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toMatchObject({
			code: 'test_mode_unreachable',
			message: expect.stringContaining('Nothing is lost'),
		});
		expect(world.slack.messages).toEqual([]);
		const mended = await world.another({ settings: { testModeTo: '#slack-test' } });
		await mended.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('counts what it sent as told', async () => {
		const world = await open('#slack-test');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const live = await world.another({ settings: { testModeTo: undefined } });
		expect(await live.notify([tell('ana', 'E1')], { timeLimitMs })).toMatchObject([
			{ outcome: 'skipped', reason: 'duplicate' },
		]);
	});
});
