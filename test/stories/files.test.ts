import { describe, expect, it } from 'vitest';
import type { NotifyRequest } from '../../src/notify/request';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { appScopes } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, hour, minute, openWorld, tell, tellChannel, textOf } from './world';

const timeLimitMs = minute;
const reports = channel('reports');
const member = { ...reports, is_member: true };

type RawFile = NonNullable<NotifyRequest['event']['files']>[number];

function file(name: string, text = `The content of ${name}`): RawFile {
	const bytes = new TextEncoder().encode(text);
	return {
		name,
		size: bytes.length,
		async *read() {
			yield bytes;
		},
	};
}

const table = {
	columns: [
		{ label: 'Region', align: 'left' as const },
		{ label: 'Sales', align: 'right' as const },
	],
	rows: [
		['North', '12'],
		['South', '7'],
	],
};

class Crash extends Error {}

describe('a file that is sent along', () => {
	it('reaches a member in the direct messages, with title and text as one message', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		const request = tell('ana', 'E1', { text: 'See page 2', files: [file('march.pdf')] });
		const [told] = await engine.notify([request], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'sent', ts: expect.any(String) });
		expect(slack.messages).toHaveLength(1);
		const [message] = slack.messages;
		expect(textOf(message!)).toContain('See page 2');
		expect(message).toMatchObject({ files: [{ name: 'march.pdf', title: 'march.pdf' }] });
	});

	it('reaches a public channel, which the app joins first', async () => {
		const { engine, slack } = await openWorld({ channels: [reports] });
		const request = tellChannel('#reports', 'E1', { files: [file('a.csv'), file('b.png')] });
		const [told] = await engine.notify([request], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'sent' });
		expect(slack.messages).toMatchObject([{ files: [{ name: 'a.csv' }, { name: 'b.png' }] }]);
		expect(slack.requestsOf('conversations.join')).toHaveLength(1);
	});

	it('says why it can’t join where the scope is missing, and holds up nothing else', async () => {
		const scopes = appScopes.filter((scope) => scope !== 'channels:join');
		const { engine, slack } = await openWorld({ channels: [reports], scopes });
		const [withFile, without] = await engine.notify(
			[tellChannel('#reports', 'E1', { files: [file('a.csv')] }), tellChannel('#reports', 'E2')],
			{ timeLimitMs },
		);
		const message = expect.stringContaining('channels:join');
		expect(withFile).toMatchObject({ outcome: 'error', error: { message } });
		expect(without).toMatchObject({ outcome: 'sent' });
		expect(slack.messages).toHaveLength(1);
	});

	it('to a private channel without the app is an error with the words to type', async () => {
		const secret = channel('board', { is_private: true });
		const { engine } = await openWorld({ channels: [secret] });
		const request = tellChannel(secret.id, 'E1', { files: [file('a.csv')] });
		const [told] = await engine.notify([request], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'error' });
		expect((told as unknown as { error: { hint: string } }).error.hint).toContain('/invite @');
	});

	it('waits with its event for the window, and comes as a message of its own', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'daily');
		const requests = [
			tell('ana', 'E1'),
			tell('ana', 'E2', { files: [file('march.pdf')] }),
			tell('ana', 'E3'),
		];
		const results = await world.engine.notify(requests, { timeLimitMs });
		expect(results.map(({ outcome }) => outcome)).toEqual(['queued', 'queued', 'queued']);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(({ files }) => files?.length ?? 0)).toEqual([0, 1]);
		expect(textOf(world.slack.messages[0]!)).toContain('2 updates');
	});

	it('goes into the record’s thread by option', async () => {
		const { engine, slack } = await openWorld({ channels: [member] });
		await engine.notify([tellChannel('#reports', 'E1', { recordKey: 'r' })], { timeLimitMs });
		const event = { recordKey: 'r', files: [file('a.csv')] };
		const request = { ...tellChannel('#reports', 'E2', event), ifToldBefore: 'reply' } as const;
		await engine.notify([request], { timeLimitMs });
		expect(slack.messages[1]).toMatchObject({ thread_ts: slack.messages[0]!.ts });
	});

	it('is shown in the channel by its message, and follows in the thread, where both is asked for', async () => {
		const world = await openWorld({ channels: [member] });
		const event = { recordKey: 'r', files: [file('a.csv')] };
		await world.engine.notify([tellChannel('#reports', 'E1', { recordKey: 'r' })], { timeLimitMs });
		world.clock.pass(minute);
		const request = { ...tellChannel('#reports', 'E2', event), ifToldBefore: 'reply_and_show' };
		await world.engine.notify([request as never], { timeLimitMs });
		const [first, reply, files] = world.slack.messages;
		const { ts } = first!;
		expect(reply).toMatchObject({ thread_ts: ts, broadcast: true });
		expect(files).toMatchObject({ thread_ts: ts, files: [{ name: 'a.csv' }] });
	});

	it('follows a message that was changed, in its thread', async () => {
		const world = await openWorld({ channels: [member] });
		const event = { recordKey: 'r', files: [file('a.csv')] };
		await world.engine.notify([tellChannel('#reports', 'E1', { recordKey: 'r' })], { timeLimitMs });
		world.clock.pass(minute);
		const request = { ...tellChannel('#reports', 'E2', event), ifToldBefore: 'update' } as const;
		const [told] = await world.engine.notify([request], { timeLimitMs });
		const [first, files] = world.slack.messages;
		expect(textOf(first!)).toContain('Document E2');
		expect(files).toMatchObject({ thread_ts: first!.ts, files: [{ name: 'a.csv' }] });
		expect(told).toMatchObject({ outcome: 'sent', updated: true, ts: first!.ts });
		expect(told).not.toHaveProperty('threadTs');
	});

	it('that Slack takes and does not show is unsure, and sent again once it is not found', async () => {
		const world = await openWorld({ channels: [member] });
		world.slack.fail('files.completeUploadExternal', faults.neverShared());
		const request = tellChannel('#reports', 'E1', { files: [file('a.csv')] });
		await world.engine.notify([request], { timeLimitMs });
		expect(world.slack.messages).toHaveLength(0);
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toMatchObject([{ files: [{ name: 'a.csv' }] }]);
	});

	it('whose answer was lost is looked up by its file, also in a channel that the app may not read', async () => {
		const world = await openWorld({ channels: [member], settings: { afterLostAnswer: 'hold' } });
		world.slack.fail('files.completeUploadExternal', faults.answerLost());
		const request = tellChannel('#reports', 'E1', { files: [file('a.csv')] });
		await world.engine.notify([request], { timeLimitMs });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
		const [again] = await world.engine.notify([request], { timeLimitMs });
		expect(again).toMatchObject({ reason: 'duplicate', first: { state: 'sent' } });
	});

	it.each([
		['files.getUploadURLExternal', faults.http(503)],
		['files.completeUploadExternal', faults.rateLimited('5')],
		['conversations.info', faults.reset()],
	])('is tried again after %s failed', async (method, fault) => {
		const world = await openWorld({ channels: [member] });
		world.slack.fail(method, fault);
		const request = tellChannel(member.id, 'E1', { files: [file('a.csv')] });
		await world.engine.notify([request], { timeLimitMs: 1_000 });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('leaves no byte behind in the store once it is sent', async () => {
		const world = await openWorld({ channels: [member] });
		const store = await world.database.forWorkspace(world.engine.workspace, world.clock.now());
		const files = [file('a.csv', 'x'.repeat(1_000_000))];
		await world.engine.notify([tellChannel('#reports', 'E1', { files })], { timeLimitMs });
		const [first] = await store.findNotifications([1]);
		expect(first).toMatchObject({ state: 'sent', event: { files: [{ size: 1_000_000 }] } });
		expect(await store.findFilePart(first!.event.files![0]!.id, 0)).toBeUndefined();
	});
});

describe('a report with a table and a file', () => {
	const report = () =>
		tellChannel('#reports', 'E1', {
			title: 'Sales in March',
			table,
			files: [file('march.csv')],
			linkUrl: 'https://bi.example.com/march',
		});

	it('is a message with the table, and the file in its thread', async () => {
		const { engine, slack } = await openWorld({ channels: [member] });
		const [told] = await engine.notify([report()], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'sent' });
		const [first, second] = slack.messages;
		expect(slack.messages).toHaveLength(2);
		expect(JSON.stringify(first!.blocks)).toContain('"type":"table"');
		expect(second).toMatchObject({ thread_ts: first!.ts, files: [{ name: 'march.csv' }] });
	});

	it.each([
		['after the table was posted', 'slack', 'post', 'after'],
		['before the table’s stamp is stored', 'store', 'settle', 'before'],
		['after the table’s stamp is stored', 'store', 'settle', 'after'],
		['before the file is uploaded', 'slack', 'upload', 'before'],
		['after the file was uploaded', 'slack', 'upload', 'after'],
		['before the file is shared', 'slack', 'share', 'before'],
		['after the file was shared', 'slack', 'share', 'after'],
	] as const)('loses nothing and tells nothing twice when a worker dies %s', async (...death) => {
		const [, part, verb, when] = death;
		const scopes = [...appScopes, 'channels:history'];
		const world = await openWorld({ channels: [member], scopes });
		const dying = (real: object) => ({
			...real,
			[verb]: async (...args: unknown[]) => {
				const act = (real as Record<string, (...all: unknown[]) => unknown>)[verb]!;
				if (when === 'after') await act(...args);
				throw new Crash();
			},
		});
		const worker = await world.another({ [part]: dying as never });
		await expect(worker.notify([report()], { timeLimitMs })).rejects.toThrow(Crash);
		for (let runs = 0; runs < 4; runs++) {
			world.clock.pass(hour);
			await world.engine.sendDue({ timeLimitMs });
		}
		expect(world.slack.messages.map(({ files }) => files?.length ?? 0)).toEqual([0, 1]);
		expect(world.slack.messages[1]!.thread_ts).toBe(world.slack.messages[0]!.ts);
	});

	it.each(['reply', 'reply_and_show'] as const)(
		'as a follow-up by %s is in the record’s thread, file and all, in a channel and for a member',
		async (ifToldBefore) => {
			const world = await openWorld({ channels: [member], users: [person('ana')] });
			const event = { recordKey: 'weekly', table, files: [file('week.csv')] };
			for (const eventId of ['W1', 'W2']) {
				world.clock.pass(day);
				const requests = [tellChannel('#reports', eventId, event), tell('ana', eventId, event)];
				const results = await world.engine.notify(
					requests.map((request) => ({ ...request, ifToldBefore })),
					{ timeLimitMs },
				);
				expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
			}
			for (const place of new Set(world.slack.messages.map((each) => each.channel))) {
				const here = world.slack.messages.filter((each) => each.channel === place);
				const [first, ...others] = here;
				expect(others.map(({ thread_ts }) => thread_ts)).toEqual([first!.ts, first!.ts, first!.ts]);
				expect(here.filter(({ files }) => files !== undefined)).toHaveLength(2);
			}
		},
	);

	it('is not told at all where its file can’t follow', async () => {
		const scopes = appScopes.filter((scope) => scope !== 'channels:join');
		const { engine, slack } = await openWorld({ channels: [reports], scopes });
		for (let tries = 0; tries < 3; tries++) {
			const [told] = await engine.notify([report()], { timeLimitMs });
			expect(told).toMatchObject({ outcome: 'error' });
		}
		expect(slack.messages).toEqual([]);
	});

	it('whose file was refused is given again without telling the table twice', async () => {
		const world = await openWorld({ channels: [member] });
		world.slack.fail('files.getUploadURLExternal', faults.refusal('restricted_action'), 2);
		for (let tries = 0; tries < 2; tries++) {
			const [told] = await world.engine.notify([report()], { timeLimitMs });
			expect(told).toMatchObject({ outcome: 'error' });
			world.clock.pass(minute);
		}
		const [told] = await world.engine.notify([report()], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages.map(({ files }) => files?.length ?? 0)).toEqual([0, 1]);
		expect(world.slack.messages[1]!.thread_ts).toBe(world.slack.messages[0]!.ts);
	});

	it('keeps the file where the channel falls quiet between the two', async () => {
		const world = await openWorld({ channels: [member] });
		await world.engine.notify([report()], { timeLimitMs: 500 });
		await world.engine.setPreferences(
			{ kind: 'channel', channel: member.id },
			{ scope: { kind: 'everything' }, frequency: 'off' },
		);
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(2);
	});
});
