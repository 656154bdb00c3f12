// Answers: are the files that a workflow names found, and do their bytes come a piece at a time?
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAllAttachments, readAttachments } from '../../../nodes/shared/files/readAttachments';
import { BadInput } from '../../../src/index';
import type { RawFile } from '../../../src/index';
import { inMemory, item, n8nHolding, stored } from './binaries';

const megabyte = 1024 * 1024;

async function bytesOf(file: RawFile): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of file.read()) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** What a reader sees of a file that is too big to be put together. */
async function readThrough(file: RawFile) {
	const hash = createHash('sha256');
	let [size, largest, pieces] = [0, 0, 0];
	for await (const piece of file.read()) {
		hash.update(piece);
		size += piece.length;
		largest = Math.max(largest, piece.length);
		pieces += 1;
	}
	return { size, largest, pieces, digest: hash.digest('hex') };
}

function refusal(read: () => unknown): { message: string; hint: string } {
	try {
		read();
	} catch (error) {
		if (error instanceof BadInput) return { message: error.message, hint: error.hint };
	}
	throw new Error('Nothing was refused');
}

describe('the attachments of an item', () => {
	const { context } = n8nHolding([
		item({
			report: stored(3, { fileName: 'Q1 report.pdf', fileExtension: 'pdf' }),
			chart: inMemory('png', { fileExtension: 'png' }),
			raw: inMemory('x'),
		}),
		item(),
	]);
	const namesOf = (...fields: string[]) =>
		readAttachments(context, 0, fields).map(({ name }) => name);

	it('are those of the named fields, in the order of the names and each once', () => {
		expect(namesOf('raw', 'report', 'raw')).toEqual(['raw', 'Q1 report.pdf']);
		expect(namesOf()).toEqual([]);
	});

	it('are all of them for a star', () => {
		expect(namesOf('*')).toEqual(['Q1 report.pdf', 'chart.png', 'raw']);
		expect(readAttachments(context, 1, ['*'])).toEqual([]);
	});

	it('are called after the field where the file has no name of its own', () => {
		expect(namesOf('chart', 'raw')).toEqual(['chart.png', 'raw']);
	});

	it('are refused for a field that is not there, with the names of those that are', () => {
		expect(refusal(() => readAttachments(context, 0, ['report', 'data']))).toEqual({
			message: 'The item has no binary field “data”',
			hint: 'The binary fields are report, chart, raw. Give one of these, several with commas between them, or * for all',
		});
		expect(refusal(() => readAttachments(context, 1, ['data'])).hint).toMatch(
			/^There is no binary field at all/,
		);
		const { context: ofOne } = n8nHolding([item({ raw: inMemory('x') })]);
		expect(refusal(() => readAttachments(ofOne, 0, ['data'])).hint).toBe(
			'The only binary field is raw. Give its name, or * for all',
		);
		expect(refusal(() => readAttachments(context, 0, ['toString'])).message).toContain('toString');
	});

	it('are found where the workflow keeps files within the JSON, too', () => {
		const combined = n8nHolding([item({ raw: inMemory('x') }, { _files: { data: stored(3) } })], {
			binaryMode: 'combined',
		});
		expect(readAttachments(combined.context, 0, ['*']).map(({ name }) => name)).toEqual([
			'data',
			'raw',
		]);
		const separate = n8nHolding([item(undefined, { _files: { data: stored(3) } })]);
		expect(readAttachments(separate.context, 0, ['*'])).toEqual([]);
	});
});

describe('the attachments of all items', () => {
	const { context } = n8nHolding([
		item({ data: inMemory('1', { fileName: '1.txt' }) }),
		item(),
		item({ data: inMemory('3', { fileName: '3.txt' }), chart: inMemory('c') }),
	]);
	const namesOf = (...fields: string[]) =>
		readAllAttachments(context, fields).map(({ name }) => name);

	it('come item by item, and may be missing in some', () => {
		expect(namesOf('data')).toEqual(['1.txt', '3.txt']);
		expect(namesOf('*')).toEqual(['1.txt', '3.txt', 'chart']);
	});

	it('are refused for a field that no item has', () => {
		expect(refusal(() => namesOf('data', 'invoice'))).toEqual({
			message: 'None of the items has a binary field “invoice”',
			hint: 'The binary fields are data, chart. Give one of these, several with commas between them, or * for all',
		});
	});
});

describe('the bytes of a file', () => {
	it('are what n8n holds as text, whatever their number', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
				const { context } = n8nHolding([item({ data: inMemory(Buffer.from(content)) })]);
				const [file] = readAttachments(context, 0, ['data']);
				expect(file!.size).toBe(content.length);
				expect(await bytesOf(file!)).toEqual(Buffer.from(content));
			}),
		);
	});

	it('are right also where the text has line breaks, as some encoders write it', async () => {
		const content = randomBytes(2 * megabyte + 1);
		const data = content.toString('base64').replace(/.{76}/g, '$&\r\n');
		const { context } = n8nHolding([item({ data: { data, mimeType: 'x/y' } })]);
		const [file] = readAttachments(context, 0, ['data']);
		expect(file!.size).toBeUndefined();
		expect((await bytesOf(file!)).equals(content)).toBe(true);
	});

	it('are counted by n8n where it did, or by nobody before they are read', () => {
		const sizeOf = (binary: Parameters<typeof item>[0]) =>
			readAttachments(n8nHolding([item(binary)]).context, 0, ['*'])[0]!.size;
		expect(sizeOf({ data: stored(7) })).toBe(7);
		expect(sizeOf({ data: stored(7, { bytes: undefined, fileSize: '7 B' }) })).toBeUndefined();
		expect(sizeOf({ data: inMemory('1234567') })).toBe(7);
	});

	it('come again for who reads again', async () => {
		const { context } = n8nHolding([item({ data: inMemory('twice') })]);
		const [file] = readAttachments(context, 0, ['data']);
		expect([await bytesOf(file!), await bytesOf(file!)].map(String)).toEqual(['twice', 'twice']);
	});
});

describe('a file of 40 MB', () => {
	const size = 40 * megabyte + 1;

	it('comes out of n8n’s storage in pieces of half a megabyte', async () => {
		const { context, opened } = n8nHolding([item({ data: stored(size) })]);
		const [file] = readAttachments(context, 0, ['data']);
		expect(opened).toEqual([]);
		const seen = await readThrough(file!);
		expect(seen).toMatchObject({ size, largest: 512 * 1024, pieces: 81 });
		expect(opened).toMatchObject([{ chunkSize: 512 * 1024, isClosed: true }]);
	});

	it('is not read further than somebody asks, and let go of then', async () => {
		const { context, opened } = n8nHolding([item({ data: stored(size) })]);
		const [file] = readAttachments(context, 0, ['data']);
		for await (const _ of file!.read()) break;
		expect(opened[0]!.produced).toBeLessThanOrEqual(3 * 512 * 1024);
		await expect.poll(() => opened[0]!.isClosed).toBe(true);
	});

	it('is decoded a slice at a time where n8n holds it in memory', async () => {
		const content = randomBytes(size);
		const digest = createHash('sha256').update(content).digest('hex');
		const { context } = n8nHolding([item({ data: inMemory(content) })]);
		const [file] = readAttachments(context, 0, ['data']);
		expect(file!.size).toBe(size);
		expect(await readThrough(file!)).toMatchObject({ size, largest: 384 * 1024, digest });
		const before = process.memoryUsage().arrayBuffers;
		for await (const _ of file!.read()) break;
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * megabyte);
	});
});
