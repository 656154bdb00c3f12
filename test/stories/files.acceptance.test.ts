import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { bytes, rawFile } from '../notify/files';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, minute, openWorld, tell, tellChannel, type World } from './world';

const timeLimitMs = minute;
const channels = [channel('reports', { is_member: true })];

function* megabytes(count: number): Generator<Uint8Array> {
	for (let n = 0; n < count; n += 1) yield new Uint8Array(1024 * 1024);
}

/** Bytes that wait in the store. What it let go of is erased a little at a time. */
function keptIn({ path }: World): number {
	const database = new DatabaseSync(path, { readOnly: true });
	const row = database
		.prepare(
			`select coalesce(sum(length(bytes)), 0) as kept from file_part
			join file on file.workspace_id = file_part.workspace_id and file.id = file_id
			where notification_id is not null or added_at > 0`,
		)
		.get();
	database.close();
	return Number(row?.kept);
}

/** As another worker would. */
function change({ path }: World, statement: string): void {
	const database = new DatabaseSync(path);
	database.exec(statement);
	database.close();
}

const report = (
	eventId: string,
	files: Parameters<typeof rawFile>[0][] | ReturnType<typeof rawFile>[],
) =>
	tellChannel('#reports', eventId, {
		files: files.map((file) => (typeof file === 'string' ? rawFile(file, [bytes(file)]) : file)),
	});

describe('a file that is handed in', () => {
	it('is in the store from its acceptance on, until it is sent', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'daily');
		const files = [rawFile('a.bin', megabytes(3))];
		expect(
			await world.engine.notify([tell('ana', 'E1', { files })], { timeLimitMs }),
		).toMatchObject([{ outcome: 'queued' }]);
		expect(keptIn(world)).toBe(3 * 1024 * 1024);
		await world.engine.sendNow({
			recipient: { kind: 'member', email: 'ana@example.com' },
			timeLimitMs,
		});
		expect(world.slack.messages).toMatchObject([{ files: [{ size: 3 * 1024 * 1024 }] }]);
		expect(keptIn(world)).toBe(0);
	});

	it('is not read for a duplicate, which is told as one', async () => {
		const world = await openWorld({ channels });
		await world.engine.notify([report('E1', ['a.csv'])], { timeLimitMs });
		const again = rawFile('a.csv', [bytes('a.csv')]);
		const [told] = await world.engine.notify([report('E1', [again])], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'skipped', reason: 'duplicate' });
		expect(again.pieces).toBe(0);
		expect(keptIn(world)).toBe(0);
	});

	it('is not read for who wants none, and by a dry run only begun, which checks the sizes that are known', async () => {
		const world = await openWorld({ users: [person('ana')], channels });
		await choose(world, 'ana', 'off');
		const muted = rawFile('a.csv', [bytes('a')]);
		const rehearsed = rawFile('b.csv', [bytes('b')]);
		await world.engine.notify([tell('ana', 'E1', { files: [muted] })], { timeLimitMs });
		const big = { ...rehearsed, size: 200 * 1024 * 1024 };
		const dry = await world.engine.notify([report('E2', [rehearsed]), report('E3', [big])], {
			timeLimitMs,
			dryRun: true,
		});
		expect(dry).toMatchObject([
			{ outcome: 'sent', reason: 'due_now' },
			{
				outcome: 'error',
				error: { code: 'files_too_big', message: expect.stringContaining('200 MB') },
			},
		]);
		expect([muted.pieces, rehearsed.pieces]).toEqual([0, 1]);
		expect(keptIn(world)).toBe(0);
	});

	it('that turns out too big is that item’s error, and leaves nothing behind', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'daily');
		const withFile = (eventId: string, file: ReturnType<typeof rawFile>) =>
			tell('ana', eventId, { files: [file] });
		const results = await world.engine.notify(
			[
				withFile('E1', rawFile('a.bin', megabytes(102))),
				withFile('E2', rawFile('b.csv', [bytes('b')])),
			],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{ outcome: 'error', error: { code: 'files_too_big', field: 'Attachments' } },
			{ outcome: 'queued' },
		]);
		expect(keptIn(world)).toBe(1);
		// It was not accepted, so that it may be handed in again.
		const again = [withFile('E1', rawFile('a.csv', [bytes('a')]))];
		expect(await world.engine.notify(again, { timeLimitMs })).toMatchObject([
			{ outcome: 'queued' },
		]);
	});

	it('that can’t be read is that item’s error, and nothing of it is told', async () => {
		const world = await openWorld({ channels });
		const broken = rawFile('a.pdf', [bytes('a')], new Error('no such binary data'));
		expect(await world.engine.notify([report('E1', [broken])], { timeLimitMs })).toMatchObject([
			{ outcome: 'error', error: { message: expect.stringContaining('no such binary data') } },
		]);
		expect(world.slack.messages).toHaveLength(0);
		expect(keptIn(world)).toBe(0);
	});

	it('twice under one event ID in a run is sent once', async () => {
		const world = await openWorld({ channels });
		const results = await world.engine.notify([report('E1', ['a.csv']), report('E1', ['a.csv'])], {
			timeLimitMs,
		});
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'skipped']);
		expect(world.slack.messages).toHaveLength(1);
		expect(keptIn(world)).toBe(0);
	});

	it('is what its event is told with where the first of its event ID can’t be read', async () => {
		const world = await openWorld({ channels });
		const broken = () => rawFile('a.pdf', [], new Error('no such binary data'));
		const requests = () => [report('E1', [broken()]), report('E1', ['b.csv'])];
		const dry = await world.engine.notify(requests(), { timeLimitMs, dryRun: true });
		expect(dry.map(({ outcome }) => outcome)).toEqual(['error', 'sent']);
		expect(keptIn(world)).toBe(0);
		const results = await world.engine.notify(requests(), { timeLimitMs });
		expect(results.map(({ outcome }) => outcome)).toEqual(['error', 'sent']);
		expect(world.slack.messages).toMatchObject([{ files: [{ name: 'b.csv' }] }]);
		expect(keptIn(world)).toBe(0);
	});

	it.each([
		['failed', `update notification set state = 'failed'`],
		['was erased', 'delete from notification'],
	])(
		'is told with its event where the first of its ID %s at the same moment',
		async (_, happens) => {
			const world = await openWorld({ users: [person('ana')] });
			await choose(world, 'ana', 'daily');
			const withFile = (name: string) =>
				tell('ana', 'E1', { files: [rawFile(name, [bytes(name)])] });
			await world.engine.notify([withFile('old.csv')], { timeLimitMs });
			let hasHappened = false;
			const worker = await world.another({
				store: (real) => ({
					...real,
					accept: (...args) => {
						if (!hasHappened) change(world, happens);
						hasHappened = true;
						return real.accept(...args);
					},
				}),
			});
			const again = await worker.notify([withFile('new.csv')], { timeLimitMs });
			expect(again).toMatchObject([{ outcome: 'queued' }]);
			await world.engine.sendNow({
				recipient: { kind: 'member', email: 'ana@example.com' },
				timeLimitMs,
			});
			expect(world.slack.messages).toMatchObject([{ files: [{ name: 'new.csv' }] }]);
		},
	);

	it('for several recipients is kept for each of them', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const requests = ['ana', 'bo'].map((name) =>
			tell(name, 'E1', { files: [rawFile('a.csv', [bytes('a')])] }),
		);
		await world.engine.notify(requests, { timeLimitMs });
		expect(world.slack.messages.map(({ user, files }) => [user, files?.length])).toEqual([
			['U00000ANA', 1],
			['U000000BO', 1],
		]);
	});

	it('is lost with nothing else where the store can’t take it', async () => {
		const world = await openWorld({ channels });
		const worker = await world.another({
			store: (real) => ({ ...real, accept: () => Promise.reject(new Error('disk full')) }),
		});
		await expect(worker.notify([report('E1', ['a.csv'])], { timeLimitMs })).rejects.toThrow(
			'disk full',
		);
		expect(keptIn(world)).toBe(0);
	});
});
