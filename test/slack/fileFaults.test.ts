// Answers: what comes of files, and of the change of a message, on a real connection that fails?
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import type { OutgoingFile, Slack } from '../../src/slack/contract';
import { findFreePort } from '../support/freePort';
import { faults, type Fault } from '../support/strictSlack/faults';
import { startStrictSlack, type StrictSlack } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

const clock = testClock('2026-01-01T00:00:00Z');
const ops = channel('ops', { is_member: true });
const mebibyte = 1024 * 1024;
let strict: StrictSlack;

beforeEach(async () => {
	strict = await startStrictSlack({ channels: [ops] });
});
afterEach(() => strict.close());

const connect = (timeoutMs = 5_000) =>
	connectSlack({ baseUrl: strict.url, fetch: strict.fetch, upload: uploadBytes, timeoutMs, clock });

const fileOf = (size: number): OutgoingFile => ({
	name: 'x.bin',
	size,
	async *read() {
		for (let left = size; left > 0; left -= 64 * 1024) {
			yield new Uint8Array(Math.min(left, 64 * 1024)).fill(left / 1024);
		}
	},
});

async function sendOne(slack: Slack) {
	const uploaded = await slack.upload(fileOf(10));
	const { fileId } = uploaded as { fileId: string };
	const share = {
		conversation: ops.id,
		text: 'x',
		blocks: [],
		files: [{ id: fileId, title: 'X' }],
	};
	const outcome = await slack.share(share);
	const lookUp = () =>
		slack.lookUp({ conversation: ops.id, key: 'k', sinceMs: Date.now(), fileIds: [fileId] });
	return { outcome, lookUp };
}

const lost: [string, (done: boolean) => Fault][] = [
	['is cut short', faults.cutShort],
	['is a reset connection', faults.reset],
	['is a page with status 200', faults.html],
	['is HTTP 500', (done) => faults.http(500, done)],
	['does not come in time', faults.hang],
	['stops in the middle', faults.stalled],
];

describe('a file', () => {
	it('of many pieces arrives as it was', async () => {
		const file = fileOf(3 * mebibyte + 1);
		expect(await connect().upload(file)).toMatchObject({ outcome: 'uploaded' });
		const hash = createHash('sha256');
		for await (const piece of file.read()) hash.update(piece);
		expect(strict.files).toMatchObject([{ length: file.size, sha256: hash.digest('hex') }]);
	});

	it.each([
		['is cut off in the middle', faults.brokenUpload(mebibyte)],
		['gets a page with status 500', faults.http(500)],
		['gets no answer', faults.hang(true)],
		['gets a reset connection for an answer', faults.reset(true)],
	])('that %s goes later, and gets another address then', async (_, fault) => {
		strict.fail('upload', fault);
		const slack = connect(300);
		expect(await slack.upload(fileOf(4 * mebibyte))).toMatchObject({
			outcome: 'later',
			rateLimited: false,
		});
		expect(await slack.upload(fileOf(10))).toEqual({
			outcome: 'uploaded',
			fileId: strict.files[1]!.id,
		});
		expect(strict.requestsOf('upload').map(({ path }) => path)).toEqual([
			...strict.files.map(({ ticket }) => `/upload/v1/${ticket}`),
		]);
	});

	it.each(lost)('whose address %s goes later', async (_, fault) => {
		strict.fail('files.getUploadURLExternal', fault(true));
		expect(await connect(300).upload(fileOf(10))).toMatchObject({ outcome: 'later' });
		expect(strict.requestsOf('upload')).toEqual([]);
	});

	it('that nobody is there for goes later', async () => {
		const gone = `https://127.0.0.1:${await findFreePort()}/upload/v1/x`;
		strict.fail(
			'files.getUploadURLExternal',
			faults.changed((answer) => ({ ...answer, upload_url: gone })),
		);
		expect(await connect().upload(fileOf(10))).toMatchObject({
			outcome: 'later',
			refusal: { code: 'not_reached' },
		});
	});

	it('never goes to another address without https, nor where a redirect leads', async () => {
		const came: (string | undefined)[] = [];
		const elsewhere = createServer((request, response) => {
			came.push(request.url);
			response.end('OK');
		});
		await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve));
		try {
			const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x`;
			strict.fail(
				'files.getUploadURLExternal',
				faults.changed((answer) => ({ ...answer, upload_url: address })),
			);
			expect(await connect().upload(fileOf(10))).toMatchObject({
				outcome: 'refused',
				refusal: { code: 'unsafe_upload_url' },
			});
			const send = (response: Parameters<Fault['send']>[0]) => {
				response.writeHead(307, { location: address });
				response.end();
			};
			strict.fail('upload', { done: false, send });
			expect(await connect().upload(fileOf(10))).toMatchObject({ outcome: 'later' });
			expect(came).toEqual([]);
		} finally {
			await new Promise((resolve) => elsewhere.close(resolve));
		}
	});
});

describe('files that are shared', () => {
	it('late are waited for', async () => {
		strict.fail('files.completeUploadExternal', faults.sharedLate(3));
		expect((await sendOne(connect())).outcome).toEqual({
			outcome: 'posted',
			conversation: ops.id,
			ts: strict.messages[0]!.ts,
		});
	});

	it('never, though Slack says ok, are unsure, and not found', async () => {
		strict.fail('files.completeUploadExternal', faults.neverShared());
		const { outcome, lookUp } = await sendOne(connect());
		expect(outcome).toMatchObject({ outcome: 'unsure', refusal: { code: 'files_not_shown' } });
		expect(await lookUp()).toEqual({ outcome: 'not_found' });
	});

	it.each(lost)('are unsure where the answer %s, and found where they are', async (_, fault) => {
		for (const done of [true, false]) {
			strict.fail('files.completeUploadExternal', fault(done));
			const { outcome, lookUp } = await sendOne(connect(300));
			expect(outcome).toMatchObject({ outcome: 'unsure' });
			expect(await lookUp()).toMatchObject({ outcome: done ? 'found' : 'not_found' });
		}
		expect(strict.messages).toHaveLength(1);
	});
});

describe('a change of a message', () => {
	it.each(lost)('whose answer %s goes later, and does no harm twice', async (_, fault) => {
		const slack = connect(300);
		const posted = await slack.post({ conversation: ops.id, key: 'k', text: 'old', blocks: [] });
		const { ts } = posted as { ts: string };
		const change = { conversation: ops.id, ts, key: 'k', text: 'new', blocks: [] };
		strict.fail('chat.update', fault(true));
		expect(await slack.update(change)).toMatchObject({ outcome: 'later', rateLimited: false });
		expect(await slack.update(change)).toMatchObject({ outcome: 'posted', ts });
		expect(strict.messages).toMatchObject([{ ts, text: 'new' }]);
	});
});
