// Answers: does a dry run say which files could not be sent, from their first pieces, and write nothing?
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors';
import { probeFiles } from '../../src/notify/probeFiles';
import { testClock } from '../support/testClock';
import { bytes, fileStore, promised, rawFile } from './files';

const clock = testClock('2026-03-05T08:00:00Z');
const probe = (given: Parameters<typeof probeFiles>[1], store = fileStore().store) =>
	probeFiles({ store: store as never, clock }, given);

describe('files in a dry run', () => {
	it('are read as far as their first piece, and let go of', async () => {
		const { store, files } = fileStore({ known: ['E2'] });
		const [long, known] = [rawFile('a', [bytes(''), bytes('a'), bytes('b')]), rawFile('b', [])];
		const given = [promised('E1', [long]), promised('E2', [known])];
		expect(await probe(given, store)).toEqual(given);
		expect([long.pieces, long.closed, known.pieces, known.closed]).toEqual([2, true, 0, false]);
		expect(files.size).toBe(0);
	});

	it('are that event’s error where there is nothing to read, and the next of its ID is new', async () => {
		const given = [
			promised('E1', [rawFile('a', [bytes('a')]), rawFile('b', [], new Error('gone'))]),
			promised('E1', [rawFile('c', [bytes('')])]),
			promised('E1', [rawFile('d', [bytes('d')])]),
		];
		expect(await probe(given)).toMatchObject([
			{
				kind: 'error',
				error: { code: 'file_unreadable', message: 'The file “b” could not be read: gone' },
			},
			{ kind: 'error', error: { code: 'file_empty' } },
			{ kind: 'promised' },
		]);
	});

	it('are held to what a run may keep, by the sizes that are known', async () => {
		const given = Array.from({ length: 6 }, (_, n) =>
			promised(`E${n}`, [{ ...rawFile('a', [bytes('a')]), size: 100 * 1024 * 1024 }]),
		);
		const probed = await probe(given);
		expect(probed.slice(0, 5)).toEqual(given.slice(0, 5));
		expect(probed[5]).toMatchObject({ error: { code: 'files_too_big_for_run' } });
	});

	it('stop it where the store does', async () => {
		const broken = new StoreError('store_broken', 'Disk full', { hint: '' });
		const store = { ...fileStore().store, rehearse: () => Promise.reject(broken) };
		const given = [promised('E1', [rawFile('a', [bytes('a')])])];
		await expect(probe(given, store as never)).rejects.toBe(broken);
	});
});
