// Answers: are the bytes of files in the store before their event is accepted, and gone where it is not?
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BadInput, NotifyError, StoreError } from '../../src/errors';
import { fileLimits } from '../../src/message/limits';
import { acceptDecided } from '../../src/notify/acceptDecided';
import { inParts } from '../../src/notify/inParts';
import { filesIn, keepFiles } from '../../src/notify/keepFiles';
import { testClock } from '../support/testClock';
import { bytes, fileStore, promised, rawFile } from './files';

function partsOn(store: ReturnType<typeof fileStore>['store']) {
	let ids = 0;
	return {
		store: store as never,
		clock: testClock('2026-03-05T08:00:00Z'),
		newId: () => `file-${++ids}`,
	};
}

function* megabytes(count: number): Generator<Uint8Array> {
	for (let n = 0; n < count; n += 1) yield new Uint8Array(1024 * 1024);
}

describe('files of a promised event', () => {
	it('are in the store in parts, and named in the event with the size that was counted', async () => {
		const { store, files } = fileStore();
		const csv = rawFile('a.csv', [bytes('Region,'), bytes('Sales')]);
		const big = rawFile('b.bin', megabytes(2));
		const [kept] = await keepFiles(partsOn(store), [promised('E1', [csv, big])]);
		expect(kept).toMatchObject({
			notification: {
				event: {
					files: [
						{ id: 'file-1', name: 'a.csv', title: 'a.csv', size: 12 },
						{ id: 'file-2', name: 'b.bin', size: 2 * 1024 * 1024 },
					],
				},
			},
		});
		expect(Buffer.concat(files.get('file-1')!).toString()).toBe('Region,Sales');
		expect(files.get('file-2')!.map(({ length }) => length)).toEqual(
			Array(4).fill(fileLimits.part),
		);
	});

	it('are asked nothing of the store where there are none', async () => {
		const { store, calls } = fileStore();
		const decided = [
			promised('E1', []),
			{ kind: 'error', error: new BadInput('a', 'b', { hint: '' }) } as const,
		];
		expect(await keepFiles(partsOn(store), decided)).toEqual(decided);
		await acceptDecided(partsOn(store), decided, 0, {});
		expect(calls).toEqual({ rehearse: 0, accept: 1, drop: 0 });
	});

	it('are not read where the store has their event already, or twice in a run', async () => {
		const { store, files } = fileStore({ known: ['E1'] });
		const [known, first, second] = ['1', '2', '3'].map((name) => rawFile(name, [bytes(name)]));
		const decided = [promised('E1', [known!]), promised('E2', [first!]), promised('E2', [second!])];
		const kept = await keepFiles(partsOn(store), decided);
		expect([known!.pieces, first!.pieces, second!.pieces]).toEqual([0, 1, 0]);
		expect([...files.keys()]).toEqual(['file-1']);
		expect(kept).toMatchObject([
			{ notification: { onlyIfKnown: true } },
			{ notification: { onlyIfKnown: false } },
			{ notification: { onlyIfKnown: true } },
		]);
	});

	it('are kept for the first of those with one event ID whose own can be read', async () => {
		const { store, files, calls } = fileStore();
		const broken = () => rawFile('a', [], new Error('gone'));
		const [fine, other] = [rawFile('b', [bytes('b')]), rawFile('c', [bytes('c')])];
		const given = [broken(), broken(), fine, other].map((file) => promised('E1', [file]));
		const { decided, acceptances } = await acceptDecided(partsOn(store), given, 0, {});
		expect(decided.map(({ kind }) => kind)).toEqual(['error', 'error', 'promised', 'promised']);
		expect(acceptances.map(({ accepted }) => accepted)).toEqual([true, false]);
		expect([fine.pieces, other.pieces]).toEqual([1, 0]);
		expect(calls.accept).toBe(1);
		expect([...files.keys()]).toEqual(filesIn(decided).map(({ id }) => id));
	});

	it('that are beyond what a run may keep are that event’s error, as soon as that is seen', async () => {
		const { store, files } = fileStore({ keepsNothing: true });
		const big = () => rawFile('a', megabytes(100));
		const unread = big();
		const known = { ...unread, size: 100 * 1024 * 1024 };
		const rest = [promised('E5', [rawFile('b', megabytes(90))]), promised('E6', [known])];
		const small = promised('E8', [rawFile('c', [bytes('c')])]);
		const given = [1, 2, 3, 4].map((n) => promised(`E${n}`, [big()]));
		const kept = await keepFiles(partsOn(store), [
			...given,
			...rest,
			promised('E7', [big()]),
			small,
		]);
		const beyond = {
			kind: 'error',
			error: {
				code: 'files_too_big_for_run',
				field: 'Attachments',
				message: 'All files of this run together are more than 500 MB, and these are beyond it.',
				hint: expect.stringContaining('Loop Over Items'),
			},
		};
		const fine = { kind: 'promised' };
		expect(kept).toMatchObject([fine, fine, fine, fine, fine, beyond, beyond, fine]);
		expect(unread.pieces).toBe(0);
		expect(files.size).toBe(6);
	});

	it('that are too big are an error with the figures as soon as that is seen, and leave nothing behind', async () => {
		const { store, files } = fileStore();
		const small = rawFile('small.txt', [bytes('a')]);
		const big = rawFile('big.bin', megabytes(300));
		const fine = rawFile('fine.txt', [bytes('b')]);
		const decided = [promised('E1', [small, big]), promised('E2', [fine])];
		const [refused, kept] = await keepFiles(partsOn(store), decided);
		expect(refused).toMatchObject({
			kind: 'error',
			error: {
				code: 'files_too_big',
				field: 'Attachments',
				message: 'The files are more than 100 MB together, and 100 MB are allowed.',
				hint: expect.stringContaining('link'),
			},
		});
		expect(big.pieces).toBeLessThanOrEqual(101);
		expect(big.closed).toBe(true);
		expect([...files.keys()]).toEqual(filesIn([kept!]).map(({ id }) => id));
	});

	it('of exactly the limit are taken', async () => {
		const { store } = fileStore();
		const [kept] = await keepFiles(partsOn(store), [
			promised('E1', [rawFile('a', megabytes(100))]),
		]);
		expect(kept).toMatchObject({ kind: 'promised' });
	});

	it('that can’t be read are that event’s error, and leave nothing behind', async () => {
		const { store, files } = fileStore();
		const broken = rawFile('a.pdf', megabytes(1), new Error('socket hang up'));
		const told = rawFile(
			'b.pdf',
			[],
			new NotifyError('gone', 'Its binary data is gone', { hint: 'Run it again.' }),
		);
		const decided = [
			promised('E1', [broken]),
			promised('E2', [told]),
			promised('E3', [rawFile('c', [bytes('c')])]),
		];
		const kept = await keepFiles(partsOn(store), decided);
		expect(kept).toMatchObject([
			{
				kind: 'error',
				error: {
					code: 'file_unreadable',
					message: 'The file “a.pdf” could not be read: socket hang up',
					cause: expect.any(Error),
				},
			},
			{ kind: 'error', error: { code: 'gone' } },
			{ kind: 'promised' },
		]);
		expect(files.size).toBe(1);
	});

	it('that are empty are refused: Slack takes none', async () => {
		const { store, files } = fileStore();
		const empty = [promised('E1', [rawFile('a', [bytes('a')]), rawFile('b', [bytes('')])])];
		expect(await keepFiles(partsOn(store), empty)).toMatchObject([
			{ kind: 'error', error: { code: 'file_empty', message: expect.stringContaining('“b”') } },
		]);
		expect(files.size).toBe(0);
	});

	it('leave nothing behind where the store breaks in the middle, and stop the run', async () => {
		const { store, files } = fileStore({ failAfterParts: 3 });
		const sources = [rawFile('a', megabytes(1)), rawFile('b', megabytes(1))];
		const decided = sources.map((file, index) => promised(`E${index}`, [file]));
		await expect(keepFiles(partsOn(store), decided)).rejects.toBeInstanceOf(StoreError);
		expect(files.size).toBe(0);
		expect(sources.map(({ closed }) => closed)).toEqual([true, true]);
	});
});

describe('files of what was handed to the outbox', () => {
	it('stay with what is accepted, and are dropped with what is not', async () => {
		// Another worker is quicker.
		const { store, files } = fileStore({ meanwhile: (known) => void known.add('E2') });
		const given = [
			promised('E1', [rawFile('a', [bytes('a')])]),
			promised('E2', [rawFile('b', [bytes('b')])]),
		];
		const { acceptances } = await acceptDecided(partsOn(store), given, 0, {});
		expect(acceptances.map(({ accepted }) => accepted)).toEqual([true, false]);
		expect([...files.keys()]).toEqual(['file-1']);
	});

	it('are kept after all where what they repeat is gone before they are accepted', async () => {
		const { store, files, calls } = fileStore({
			known: ['E1', 'E2'],
			meanwhile: (known) => known.delete('E1'),
		});
		const [fine, stays, gone] = ['a', 'b', 'c'].map((name) => rawFile(name, [bytes(name)]));
		const given = [promised('E1', [fine!]), promised('E2', [stays!]), promised('E3', [gone!])];
		const { decided, acceptances } = await acceptDecided(partsOn(store), given, 0, {});
		expect(acceptances.map(({ accepted }) => accepted)).toEqual([true, false, true]);
		expect([fine!.pieces, stays!.pieces, gone!.pieces]).toEqual([1, 0, 1]);
		expect([...files.keys()].sort()).toEqual(['file-1', 'file-2']);
		expect(filesIn(decided)).toHaveLength(2);
		expect(calls.accept).toBe(2);
	});

	it('are nobody’s, and nothing is accepted, where that happens again and again', async () => {
		const flips = (known: Set<string>) => void known.delete(`E${++round}`);
		let round = 0;
		const { store, files, calls } = fileStore({ known: ['E1', 'E2', 'E3'], meanwhile: flips });
		const given = ['E1', 'E2', 'E3'].map((id) => promised(id, [rawFile('a', [bytes('a')])]));
		const accepting = acceptDecided(partsOn(store), given, 0, {});
		await expect(accepting).rejects.toMatchObject({ name: 'StoreError', code: 'not_known' });
		expect(files.size).toBe(0);
		expect(calls.accept).toBe(3);
	});

	it('are dropped where nothing could be accepted', async () => {
		const { store, files, calls } = fileStore({ failAccept: true });
		const given = [promised('E1', [rawFile('a', [bytes('a')])])];
		const accepting = acceptDecided(partsOn(store), given, 0, {});
		await expect(accepting).rejects.toBeInstanceOf(StoreError);
		expect(files.size).toBe(0);
		expect(calls.accept).toBe(1);
	});
});

describe('pieces', () => {
	it('become parts of one size with the same bytes, and no part is changed later', async () => {
		const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(pieces, fc.integer({ min: 1, max: 16 }), async (given, size) => {
				const parts: Uint8Array[] = [];
				for await (const part of inParts(asStream(given), size)) parts.push(part);
				expect(Buffer.concat(parts).equals(Buffer.concat(given))).toBe(true);
				expect(parts.slice(0, -1).every(({ length }) => length === size)).toBe(true);
				expect(parts.every(({ length }) => length > 0)).toBe(true);
			}),
		);
	});
});

async function* asStream(pieces: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
	yield* pieces;
}
