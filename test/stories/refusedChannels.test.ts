// Answers: does a person learn which channel it was that Slack refused, and what to type there, whenever that happens?
import { describe, expect, it } from 'vitest';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, tellChannel, type World } from './world';

const timeLimitMs = minute;
const board = () => channel('board', { is_private: true, is_member: true });
const invite = expect.stringContaining('type /invite @slack-notify in it first');
const isGone = `The app can’t see the channel #board (${channel('board').id}) any more`;

const open = (but = board()) => openWorld({ channels: [channel('general'), but] });
const leave = ({ slack }: World) => void (slack.channels[1]!.is_member = false);
const tellBoard = async ({ engine }: World, id: string) =>
	(await engine.notify([tellChannel('#board', id)], { timeLimitMs }))[0];

describe('a private channel that the app was removed from', () => {
	it('is named where it was seen within the hour', async () => {
		const world = await open();
		expect(await tellBoard(world, 'E1')).toMatchObject({ outcome: 'sent' });
		leave(world);
		expect(await tellBoard(world, 'E2')).toMatchObject({
			error: { message: isGone, hint: invite },
		});
	});

	it('is named by the run that has a digest for it', async () => {
		const world = await open();
		await world.engine.setPreferences(
			{ kind: 'channel', channel: '#board' },
			{ scope: { kind: 'everything' }, frequency: 'hourly' },
		);
		expect(await tellBoard(world, 'E1')).toMatchObject({ outcome: 'queued' });
		leave(world);
		world.clock.pass(hour);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'failed', refusal: { says: isGone, hint: invite } },
		]);
	});

	it('is named by the run that lists what failed in another', async () => {
		const world = await open();
		await tellBoard(world, 'E1');
		leave(world);
		await tellBoard(world, 'E2');
		const later = await world.another();
		expect((await later.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'failed', refusal: { says: isGone, hint: invite } },
		]);
	});

	it('is named where a test message goes to it', async () => {
		const world = await open();
		await tellBoard(world, 'E1');
		leave(world);
		expect(await world.engine.sendTest({ kind: 'channel', channel: '#board' })).toMatchObject({
			outcome: 'refused',
			refusal: { says: isGone, hint: invite },
		});
	});
});

describe('a channel that is shut', () => {
	it.each([
		[{ is_archived: true }, 'The channel #ops is archived, so nobody can write to it'],
		[{ read_only: true }, 'The channel #ops is read-only'],
		[{ thread_only: true }, 'The channel #ops takes replies in threads only, and no new messages'],
		[{ restricted: true }, expect.stringContaining('the channel #ops forbids')],
	])('by %j is named, seen before or not', async (but, message) => {
		const world = await openWorld({ channels: [channel('general'), channel('ops')] });
		const tellOps = async (id: string) =>
			(await world.engine.notify([tellChannel('#ops', id)], { timeLimitMs }))[0];
		expect(await tellOps('E1')).toMatchObject({ outcome: 'sent' });
		Object.assign(world.slack.channels[1]!, but);
		expect(await tellOps('E2')).toMatchObject({ error: { message } });
	});

	it.each([{ read_only: true }, { thread_only: true }, { restricted: true }])(
		'by %j is named for a file, too, and nobody is told to invite the app',
		async (but) => {
			const ops = channel('ops', { is_member: true, ...but });
			const world = await openWorld({ channels: [channel('general'), ops] });
			const read = async function* () {
				yield new Uint8Array(1);
			};
			const files = [{ name: 'a.txt', size: 1, read }];
			const [told] = await world.engine.notify([tellChannel('#ops', 'E1', { files })], {
				timeLimitMs,
			});
			expect(told).toMatchObject({
				error: {
					code: 'posting_to_channel_denied',
					message: expect.stringMatching(/^The app may not post in the channel #ops: /),
					hint: expect.not.stringContaining('/invite'),
				},
			});
		},
	);
});
