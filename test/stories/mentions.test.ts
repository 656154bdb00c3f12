import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { elementsOf } from '../message/shownText';
import { faults } from '../support/strictSlack/faults';
import { crowd, deactivated, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, minute, openWorld, sync, tell, tellChannel, type World } from './world';

const timeLimitMs = minute;
const users = [person('ana'), person('bo'), deactivated('dee')];
const channels = [channel('general')];

const announce = (eventId: string, text: string, but: object = {}) =>
	tellChannel('#general', eventId, { text, mentionByEmail: true, ...but });

/** Slack user IDs, message by message. */
const mentionedIn = ({ slack }: World) =>
	slack.messages.map(({ blocks }) =>
		elementsOf(blocks as KnownBlock[]).flatMap((each) =>
			each.type === 'user' ? each.user_id : [],
		),
	);

describe('somebody mentioned by e-mail', () => {
	it('is mentioned in text and fields where it is asked for', async () => {
		const world = await openWorld({ users, channels });
		const [told] = await world.engine.notify(
			[announce('E1', 'Hello @Ana@Example.com!', { fields: { Owner: '@bo@example.com' } })],
			{ timeLimitMs },
		);
		expect(told).toMatchObject({ outcome: 'sent' });
		expect(told).not.toHaveProperty('details.notMentioned');
		expect(mentionedIn(world)).toEqual([['U00000ANA', 'U000000BO']]);
	});

	it('stays text where nobody asked, and nobody is looked up', async () => {
		const world = await openWorld({ users, channels });
		const event = announce('E1', 'Hello @ana@example.com', { mentionByEmail: false });
		await world.engine.notify([event], { timeLimitMs });
		expect(mentionedIn(world)).toEqual([[]]);
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(0);
	});

	it('stays text where nobody in Slack is connected, and the answer says who', async () => {
		const world = await openWorld({ users, channels });
		const [told] = await world.engine.notify(
			[announce('E1', '@ana@example.com, @dee@example.com and @nobody@example.com')],
			{ timeLimitMs },
		);
		expect(told).toMatchObject({
			outcome: 'sent',
			details: { notMentioned: ['dee@example.com', 'nobody@example.com'] },
		});
		expect(mentionedIn(world)).toEqual([['U00000ANA']]);
	});

	it('is found by any e-mail of the member, also where it was connected by hand', async () => {
		const world = await openWorld({ users, channels });
		await sync(world.engine, [
			{ email: 'ana@example.com', memberId: '1', otherEmails: 'ana@home.example' },
		]);
		await world.engine.connectMember(
			{ kind: 'given', email: 'robert@old.example', memberId: '2' },
			{ kind: 'id', id: 'U000000BO' },
			{},
		);
		await world.engine.notify([announce('E1', '@ana@home.example @robert@old.example')], {
			timeLimitMs,
		});
		expect(mentionedIn(world)).toEqual([['U00000ANA', 'U000000BO']]);
	});

	it('is found by an alias where the credential says so', async () => {
		const world = await openWorld({
			users,
			channels,
			settings: { matching: { ignorePlusTags: true } },
		});
		await world.engine.notify([announce('E1', '@ana+sales@example.com')], { timeLimitMs });
		expect(mentionedIn(world)).toEqual([['U00000ANA']]);
	});

	it('is looked up once for all events of a run, and not at all by the next one', async () => {
		const world = await openWorld({ users, channels });
		const events = [1, 2, 3].map((n) => announce(`E${n}`, '@ana@example.com'));
		await world.engine.notify(events, { timeLimitMs });
		await world.engine.notify([announce('E4', '@ana@example.com')], { timeLimitMs });
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
		expect(mentionedIn(world)).toEqual(Array(4).fill(['U00000ANA']));
	});

	it('by the dozen is looked up by one walk', async () => {
		const world = await openWorld({ users: crowd(40), channels });
		const text = Array.from({ length: 40 }, (_, n) => `@p${n}@example.com`).join(' ');
		await world.engine.notify([announce('E1', text)], { timeLimitMs });
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(0);
		expect(mentionedIn(world)[0]).toHaveLength(40);
	});

	it('is mentioned in a digest, too', async () => {
		const world = await openWorld({ users });
		await choose(world, 'bo', 'daily');
		const events = ['E1', 'E2'].map((id) =>
			tell('bo', id, { text: 'By @ana@example.com', mentionByEmail: true }),
		);
		await world.engine.notify(events, { timeLimitMs });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(mentionedIn(world)).toEqual([['U00000ANA', 'U00000ANA']]);
	});

	it('in Markdown and in mrkdwn is mentioned as well', async () => {
		const world = await openWorld({ users, channels });
		await world.engine.notify(
			[
				announce('E1', '**Hello** @ana@example.com', { textFormat: 'markdown' }),
				announce('E2', '*Hello* @ana@example.com', { textFormat: 'mrkdwn' }),
			],
			{ timeLimitMs },
		);
		expect(mentionedIn(world)[0]).toEqual(['U00000ANA']);
		expect(JSON.stringify(world.slack.messages[1]!.blocks)).toContain('<@U00000ANA>');
	});

	it('stays text while Slack can’t be asked, and the event is told all the same', async () => {
		const world = await openWorld({ users, channels });
		await world.engine.notify([announce('E1', '@ana@example.com')], { timeLimitMs });
		world.slack.fail('users.lookupByEmail', faults.http(503), 5);
		const [told] = await world.engine.notify(
			[announce('E2', '@ana@example.com and @bo@example.com')],
			{ timeLimitMs },
		);
		expect(told).toMatchObject({ outcome: 'sent', details: { notMentioned: ['bo@example.com'] } });
		expect(mentionedIn(world)).toEqual([['U00000ANA'], ['U00000ANA']]);
	});

	it('is not asked about where Slack just refused to be asked about who is told', async () => {
		const world = await openWorld({ users, channels });
		world.slack.fail('users.lookupByEmail', faults.http(503), 5);
		const event = tell('bo', 'E1', { text: '@ana@example.com', mentionByEmail: true });
		await world.engine.notify([event], { timeLimitMs: 0 });
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
	});

	it('is asked for with a flag that is one', async () => {
		const { engine } = await openWorld({ users, channels });
		expect(
			await engine.notify([announce('E1', 'a', { mentionByEmail: 'perhaps' })], { timeLimitMs }),
		).toMatchObject([{ outcome: 'error', error: { field: 'Mention by Email' } }]);
	});
});
