import { describe, expect, it } from 'vitest';
import type { NotifyRequest } from '../../src/notify/request';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, tell, tellChannel, textOf, type World } from './world';

const timeLimitMs = minute;
const general = channel('general', { is_member: true });
const test = channel('test', { is_member: true });
const table = { columns: [{ label: 'Region', align: 'left' as const }], rows: [['North']] };
const testMode = { settings: { testModeTo: '#test' } };

function file(name: string): NonNullable<NotifyRequest['event']['files']>[number] {
	return {
		name,
		async *read() {
			yield new TextEncoder().encode(name);
		},
	};
}

const report = (eventId = 'E1') =>
	tellChannel('#general', eventId, { table, files: [file('a.csv')] });

async function laterRuns({ engine, clock }: World, runs = 3): Promise<void> {
	for (let count = 0; count < runs; count++) {
		clock.pass(hour);
		await engine.sendDue({ timeLimitMs });
	}
}

describe('a report whose table is told, and whose file is not yet', () => {
	it('keeps its file out of the real channel while the test mode is on', async () => {
		const world = await openWorld({ channels: [general, test] });
		world.slack.fail('files.getUploadURLExternal', faults.http(503));
		await world.engine.notify([report()], { timeLimitMs });
		world.clock.pass(hour);
		const testing = await world.another(testMode);
		await testing.sendDue({ timeLimitMs });
		const [first, second] = world.slack.messages;
		expect(first).toMatchObject({ channel: general.id });
		expect(second).toMatchObject({ channel: test.id, files: [{ name: 'a.csv' }] });
		expect(second!.thread_ts).toBeUndefined();
	});

	it('sends the file to the default channel where the member was deactivated in between', async () => {
		const world = await openWorld({ channels: [general], users: [person('ana')] });
		world.slack.fail('files.getUploadURLExternal', faults.http(503));
		const event = { table, files: [file('a.csv')], ifNotConnected: 'default_channel' as const };
		await world.engine.notify([tell('ana', 'E1', event)], { timeLimitMs });
		world.slack.users.find(({ profile }) => profile.email === 'ana@example.com')!.deleted = true;
		world.clock.pass(25 * hour);
		await laterRuns(world);
		expect(world.slack.messages.at(-1)).toMatchObject({ channel: general.id, files: [{}] });
	});

	it('sends the file beside the table that somebody deleted', async () => {
		const world = await openWorld({ channels: [general] });
		world.slack.fail('files.getUploadURLExternal', faults.http(503));
		await world.engine.notify([report()], { timeLimitMs });
		world.slack.fail('files.completeUploadExternal', faults.refusal('thread_not_found'));
		await laterRuns(world, 1);
		const [, second] = world.slack.messages;
		expect(second).toMatchObject({ files: [{ name: 'a.csv' }] });
		expect(second!.thread_ts).toBeUndefined();
	});
});

describe('files that Slack never shows', () => {
	it('are looked for ten minutes long before they are sent again, and not for ever', async () => {
		const world = await openWorld({ channels: [general] });
		world.slack.fail('files.completeUploadExternal', faults.neverShared(), 20);
		const request = tellChannel('#general', 'E1', { files: [file('a.csv')] });
		await world.engine.notify([request], { timeLimitMs });
		for (let runs = 0; runs < 9; runs++) {
			world.clock.pass(minute);
			await world.engine.sendDue({ timeLimitMs });
		}
		expect(world.slack.requestsOf('files.completeUploadExternal')).toHaveLength(1);
		await laterRuns(world, 30);
		expect(world.slack.requestsOf('files.completeUploadExternal')).toHaveLength(3);
		const [again] = await world.engine.notify([request], { timeLimitMs });
		expect(again).not.toMatchObject({ reason: 'duplicate' });
	});

	it('are not shared twice where Slack shows them late', async () => {
		const world = await openWorld({ channels: [general] });
		world.slack.fail('files.completeUploadExternal', faults.sharedLate(8));
		const request = tellChannel('#general', 'E1', { files: [file('a.csv')] });
		await world.engine.notify([request], { timeLimitMs });
		for (let runs = 0; runs < 20; runs++) {
			world.clock.pass(minute);
			await world.engine.sendDue({ timeLimitMs });
		}
		expect(world.slack.messages).toHaveLength(1);
	});
});

describe('a file that is refused', () => {
	it.each([
		['HTTP 404', faults.http(404)],
		['unknown_method', faults.refusal('unknown_method')],
		['missing_scope without a name', faults.refusal('missing_scope')],
	])('by %s holds up nothing else', async (_, fault) => {
		const world = await openWorld({ channels: [general] });
		world.slack.fail('files.getUploadURLExternal', fault, 9);
		const requests = [
			tellChannel('#general', 'E1', { files: [file('a.csv')] }),
			tellChannel('#general', 'E2'),
		];
		const [refused, told] = await world.engine.notify(requests, { timeLimitMs });
		expect(refused).toMatchObject({ outcome: 'error' });
		expect(told).toMatchObject({ outcome: 'sent' });
	});

	it('for what it is does not stop the test mode', async () => {
		const world = await openWorld({ channels: [general, test], ...testMode });
		world.slack.fail('files.completeUploadExternal', faults.refusal('blocked_file_type'));
		const requests = [
			tellChannel('#general', 'E1', { files: [file('a.exe')] }),
			tellChannel('#general', 'E2'),
		];
		const [refused, told] = await world.engine.notify(requests, { timeLimitMs });
		expect(refused).toMatchObject({ outcome: 'error' });
		expect(told).toMatchObject({ outcome: 'sent', reason: 'test_mode' });
	});
});

describe('one record of several members in the default channel', () => {
	const about = (name: string, eventId: string) => ({
		...tell(name, eventId, { recordKey: 'r', ifNotConnected: 'default_channel' }),
		ifToldBefore: 'update' as const,
	});

	it('has a message for each of them, and an update changes only its own', async () => {
		const world = await openWorld({ channels: [general] });
		for (const [name, eventId] of [
			['ana', 'E1'],
			['bob', 'E1'],
			['ana', 'E2'],
		] as const) {
			world.clock.pass(minute);
			const [told] = await world.engine.notify([about(name, eventId)], { timeLimitMs });
			expect(told).toMatchObject({ outcome: 'sent' });
		}
		const texts = world.slack.messages.map(textOf);
		expect(texts).toEqual([expect.stringContaining('Task E2'), expect.stringContaining('Task E1')]);
	});

	it('has one each in the test mode, too', async () => {
		const users = [person('ana'), person('bob')];
		const world = await openWorld({ channels: [general, test], users, ...testMode });
		for (const name of ['ana', 'bob']) {
			world.clock.pass(minute);
			await world.engine.notify([about(name, 'E1')], { timeLimitMs });
		}
		expect(world.slack.messages).toHaveLength(2);
	});
});
