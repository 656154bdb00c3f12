import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import {
	choose,
	day,
	hour,
	member,
	minute,
	openWorld,
	readBy,
	tell,
	tellChannel,
	textOf,
	type World,
} from './world';

const timeLimitMs = 10 * minute;
const everything = { kind: 'everything' } as const;

function open(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
	const users = ['ana', 'bo'].map((name) => person(name));
	return openWorld({ users, channels: [channel('general')], ...options });
}

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => tell('ana', `E${index}`));

describe('what is looked at when a message goes out', () => {
	it('is where somebody is by now: who moved to where it is night is not woken', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily', { time: '09:00', quietHours: '18:00-08:00' });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.slack.users.find(({ name }) => name === 'ana')!.tz = 'America/Los_Angeles';
		// Nobody has looked for a day: the digest itself asks, and hears that it is midnight there.
		world.clock.set(Date.parse('2026-03-07T08:05:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toEqual([]);
		world.clock.set(Date.parse('2026-03-07T17:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('is each part of a long digest: none goes out once quiet hours have begun', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily', { time: '21:00', quietHours: '22:00-07:00' });
		await world.engine.notify(many(200), { timeLimitMs });
		world.clock.set(Date.parse('2026-03-05T20:59:57Z'));
		await world.engine.sendDue({ timeLimitMs });
		const before = world.slack.messages.length;
		expect(before).toBeGreaterThan(1);
		const ends = Date.parse('2026-03-05T21:00:00Z') / 1000;
		expect(world.slack.messages.every(({ ts }) => Number(ts) < ends)).toBe(true);
		world.clock.set(Date.parse('2026-03-06T06:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		const text = world.slack.messages.map(textOf).join('\n');
		for (let index = 0; index < 200; index++) {
			expect(text.match(new RegExp(`Task E${index}\\b`, 'g'))).toHaveLength(1);
		}
	});

	it('is what the channel has chosen that stands in for somebody', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		const general = { kind: 'channel', channel: '#general' } as const;
		await world.engine.setPreferences(general, { scope: everything, frequency: 'off' });
		await world.engine.notify([tell('ana', 'E1', { ifNotConnected: 'default_channel' })], {
			timeLimitMs,
		});
		await world.engine.disconnectMember(
			{ kind: 'given', email: 'ana@example.com' },
			{ mapAgain: false },
		);
		world.clock.pass(day);
		expect(await world.engine.sendDue({ timeLimitMs })).toMatchObject({ leftOut: { muted: 1 } });
		expect(world.slack.messages).toEqual([]);
	});

	it('is that it has expired, counted by the message that reaches Slack', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		const soon = world.clock.now() + hour;
		await world.engine.notify([tell('ana', 'E1', { expiresAt: soon }), tell('ana', 'E2')], {
			timeLimitMs,
		});
		world.clock.pass(day);
		world.slack.fail('chat.postMessage', faults.rateLimited('30'));
		expect(await world.engine.sendDue({ timeLimitMs })).toMatchObject({ leftOut: { expired: 0 } });
		world.clock.pass(minute);
		expect(await world.engine.sendDue({ timeLimitMs })).toMatchObject({ leftOut: { expired: 1 } });
		expect(readBy(world, 'ana')[0]).toMatch(/1 entry expired/);
	});

	it('was asked to be sent now for an hour, and keeps the hours after that', async () => {
		const world = await open();
		await choose(world, 'ana', 'weekly', { quietHours: '22:00-07:00' });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.slack.fail('chat.postMessage', faults.rateLimited('3600'));
		await world.engine.sendNow({ recipient: member('ana'), timeLimitMs });
		world.clock.set(Date.parse('2026-03-05T23:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toEqual([]);
	});
});

describe('one conversation’s trouble', () => {
	it('holds up nobody else', async () => {
		const world = await open({ channels: [channel('general'), channel('moving')] });
		const events = Array.from({ length: 60 }, (_, index) => tellChannel('#moving', `D${index}`));
		world.slack.fail('chat.postMessage', faults.refusal('external_channel_migrating'), 500);
		await world.engine.notify(events, { timeLimitMs });
		const real = await world.another({
			slack: (slack) => ({
				...slack,
				post: async (message) =>
					message.conversation === 'C00MOVING'
						? {
								outcome: 'later',
								refusal: { code: 'external_channel_migrating', says: '', hint: '' },
								rateLimited: false,
							}
						: { outcome: 'posted', conversation: 'D1', ts: '1.1' },
			}),
		});
		world.clock.pass(minute);
		const results = await real.notify([tell('ana', 'E1')], { timeLimitMs: minute });
		expect(results).toMatchObject([{ outcome: 'sent' }]);
	});
});

describe('a preference that changes between the decision and its acceptance', () => {
	it('applies all the same', async () => {
		const world = await open();
		await choose(world, 'ana', 'weekly');
		const slow = await world.another({
			store: (real) => ({
				...real,
				accept: async (...handedIn) => {
					await choose(world, 'ana', 'immediate');
					return real.accept(...handedIn);
				},
			}),
		});
		await slow.notify([tell('ana', 'E1')], { timeLimitMs });
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('and back again by one import mutes nothing on the way', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const answers = await world.engine.importPreferences(
			[
				{ member: 'ana@example.com', everything: 'off' },
				{ member: 'ana@example.com', everything: 'daily' },
			],
			'merge',
		);
		expect(answers).toMatchObject([{ queued: { muted: 0 } }, { queued: { muted: 0 } }]);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});
});

describe('long digests', () => {
	it('of two people take turns, and keep nobody else waiting', async () => {
		const world = await open({ users: ['ana', 'bo', 'cy'].map((name) => person(name)) });
		for (const name of ['ana', 'bo', 'cy']) await choose(world, name, 'daily');
		const events = Array.from({ length: 300 }, (_, index) => [
			tell('ana', `E${index}`),
			tell('bo', `E${index}`),
		]);
		await world.engine.notify([...events.flat(), tell('cy', 'E0')], { timeLimitMs });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		const order = world.slack.messages.map(({ user }) => user);
		expect(order.indexOf('U000000CY')).toBeLessThan(6);
		expect(order.indexOf('U000000BO')).toBeLessThan(6);
		expect(order.lastIndexOf('U00000ANA')).toBeGreaterThan(6);
		const titles = world.slack.messages.map((each) => textOf(each).split('\n')[0]);
		expect(titles.filter((title) => /^300 updates · \d+ of \d+$/.test(title ?? ''))).toHaveLength(
			order.length - 1,
		);
	});
});
