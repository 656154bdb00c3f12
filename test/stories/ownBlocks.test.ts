import { describe, expect, it } from 'vitest';
import { everyKind, mrkdwn, plain, section } from '../notify/ownBlocks/blocks';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, minute, openWorld, tell, tellChannel, textOf } from './world';

const timeLimitMs = minute;
const channels = [channel('general')];
const layout = [
	{ type: 'header', text: plain('Weekly signals') },
	{ type: 'section', fields: [mrkdwn('*Moved*\n3'), mrkdwn('*Lost*\n1')] },
];

describe('own blocks', () => {
	it('are sent as they are, in place of text and fields, the title being what is read aloud', async () => {
		const { engine, slack } = await openWorld({ channels });
		const event = {
			title: 'Signals',
			text: 'Not shown',
			blocks: JSON.stringify({ blocks: layout }),
		};
		const [told] = await engine.notify([tellChannel('#general', 'E1', event)], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'sent' });
		const [message] = slack.messages;
		expect(textOf(message!)).toBe('Weekly signals\n\n*Moved*\n3\n*Lost*\n1');
		expect(message!.text).toContain('Signals');
	});

	it('of every kind are taken by Slack', async () => {
		const { engine, slack } = await openWorld({ channels });
		const [told] = await engine.notify([tellChannel('#general', 'E1', { blocks: everyKind() })], {
			timeLimitMs,
		});
		expect(told).toMatchObject({ outcome: 'sent' });
		expect(slack.messages[0]!.blocks).toHaveLength(everyKind().length);
	});

	it('that are wrong are that item’s error, with the place, and hold up nothing else', async () => {
		const { engine, slack } = await openWorld({ channels });
		const wrong = [...layout, section('x'.repeat(3_412))];
		const results = await engine.notify(
			[
				tellChannel('#general', 'E1', { blocks: wrong }),
				tellChannel('#general', 'E2', { blocks: layout }),
			],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{
				outcome: 'error',
				error: {
					code: 'blocks_refused',
					field: 'Blocks',
					message: 'blocks[2].text.text is 3,412 characters long, and 3,000 are allowed.',
				},
			},
			{ outcome: 'sent' },
		]);
		expect(slack.messages).toHaveLength(1);
	});

	it('from hostile data ping nobody by the dozen', async () => {
		const { engine, slack } = await openWorld({ channels });
		const name = '<!channel> <!subteam^S1|all> <javascript:alert(1)|x>';
		const blocks = [section(`Moved: ${name}`), { type: 'header', text: plain(name) }];
		await engine.notify([tellChannel('#general', 'E1', { blocks })], { timeLimitMs });
		expect(JSON.stringify(slack.messages[0]!.blocks)).not.toMatch(
			/<!|<javascript:[^<]*\|x>.*mrkdwn/,
		);
	});

	it('wait for the window and come as a message of their own, beside the digest', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'daily');
		const requests = [tell('ana', 'E1'), tell('ana', 'E2', { blocks: layout }), tell('ana', 'E3')];
		const results = await world.engine.notify(requests, { timeLimitMs });
		expect(results.map(({ outcome }) => outcome)).toEqual(['queued', 'queued', 'queued']);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		const texts = world.slack.messages.map(textOf);
		expect(texts).toHaveLength(2);
		expect(texts.filter((text) => text.startsWith('Weekly signals'))).toHaveLength(1);
		expect(texts.filter((text) => text.includes('2 updates'))).toHaveLength(1);
	});

	it('leave room for whom they were meant and for the test mode, however full they are', async () => {
		const { engine, slack } = await openWorld({
			channels,
			settings: { testModeTo: '#general' },
		});
		const blocks = (count: number) => Array(count).fill({ type: 'divider' }) as unknown[];
		const event = {
			occurredAt: '2026-03-01T08:00:00Z',
			ifNotConnected: 'default_channel',
		} as const;
		const results = await engine.notify(
			[
				tell('nobody', 'E1', { ...event, blocks: blocks(47) }),
				tell('nobody', 'E2', { ...event, blocks: blocks(48) }),
			],
			{ timeLimitMs },
		);
		expect(slack.messages.map((message) => message.blocks)).toMatchObject([{ length: 50 }]);
		expect(results).toMatchObject([
			{ outcome: 'sent' },
			{
				outcome: 'error',
				error: {
					code: 'blocks_too_many',
					message: expect.stringContaining('48 blocks and up to 3 that may come to stand'),
				},
			},
		]);
		expect(JSON.stringify(slack.messages[0])).toContain('nobody@example.com');
	});
});
