// Answers: how do the bytes of a file get into Slack, and what if they don't?
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { OutgoingFile } from '../../src/slack/contract';
import { answerUpload, answerWith, connect, token, uploadUrl, useNock } from './nockSlack';

useNock();

const ticket = { ok: true, upload_url: uploadUrl, file_id: 'F1' };
const fileOf = (pieces: readonly number[][], size = pieces.flat().length): OutgoingFile => ({
	name: 'Bericht März.csv',
	size,
	async *read() {
		for (const piece of pieces) yield Uint8Array.from(piece);
	},
});
const file = fileOf([[1], [2, 3]]);

describe('a file', () => {
	it('is announced, and its bytes go to the address that Slack gave', async () => {
		const asked = answerWith(ticket);
		const bytes = answerUpload();
		expect(await connect().upload(file)).toEqual({ outcome: 'uploaded', fileId: 'F1' });
		expect(asked[0]).toMatchObject({ path: '/api/files.getUploadURLExternal' });
		expect(asked[0]!.body).toEqual({ filename: 'Bericht März.csv', length: '3' });
		expect([...bytes[0]!.bytes]).toEqual([1, 2, 3]);
	});

	it('goes out as it is, with its length, and without the token', async () => {
		answerWith(ticket);
		const [seen] = [answerUpload()];
		await connect().upload(file);
		const { headers } = seen[0]!;
		expect(headers).toMatchObject({
			'content-type': 'application/octet-stream',
			'content-length': '3',
		});
		expect(headers).not.toHaveProperty('authorization');
		expect(JSON.stringify(headers)).not.toContain(token);
	});

	it('that is empty is refused before anybody is asked', async () => {
		expect(await connect().upload(fileOf([]))).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'file_empty', says: expect.stringContaining('Bericht März.csv') },
		});
	});
});

describe('an address for a file', () => {
	it.each([
		'http://files.slack.test/upload/v1/ticket',
		'http://169.254.169.254/latest',
		'ftp://files.slack.test/x',
		'https://user:pass@files.slack.test/x',
		'javascript:alert(1)',
		'/upload/v1/ticket',
		'x',
	])('that is not safe gets nothing: %s', async (upload_url) => {
		answerWith({ ...ticket, upload_url });
		expect(await connect().upload(file)).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'unsafe_upload_url' },
		});
	});

	it.each([
		['no address', { ok: true, file_id: 'F1' }],
		['no ID', { ok: true, upload_url: uploadUrl }],
		['an empty address', { ...ticket, upload_url: '' }],
		['a page', { status: 200, text: '<html>' }],
		['a page with status 500', { status: 500, text: '<html>' }],
	])('is asked for again where there is %s', async (_, answer) => {
		answerWith(answer);
		expect(await connect().upload(file)).toMatchObject({ outcome: 'later', rateLimited: false });
	});

	it.each([
		['file_uploads_disabled', 'refused'],
		['file_uploads_except_images_disabled', 'refused'],
		['file_type_not_allowed', 'refused'],
		['file_upload_size_restricted', 'refused'],
		['storage_limit_reached', 'refused'],
		['internal_error', 'later'],
		['ratelimited', 'later'],
		['token_revoked', 'stopped'],
	])('that Slack refuses with %s is %s', async (error, outcome) => {
		answerWith({ ok: false, error });
		expect(await connect().upload(file)).toMatchObject({ outcome, refusal: { code: error } });
	});

	it('that needs files:write refuses the one file, and says so', async () => {
		answerWith({ ok: false, error: 'missing_scope', needed: 'files:write' });
		expect(await connect().upload(file)).toMatchObject({
			outcome: 'refused',
			refusal: { says: expect.stringContaining('files:write (to send files)') },
		});
	});
});

describe('bytes that Slack', () => {
	it.each([
		[500, 'later'],
		[503, 'later'],
		[400, 'later'],
		[403, 'later'],
		[404, 'later'],
		[302, 'later'],
		[201, 'later'],
		[413, 'refused'],
	])('answers with HTTP %i are %s', async (status, outcome) => {
		answerWith(ticket);
		answerUpload(status, '<html>', status === 302 ? { location: 'https://elsewhere.test/' } : {});
		expect(await connect().upload(file)).toMatchObject({
			outcome,
			refusal: { code: `http_${status}` },
		});
	});

	it('asks to send later go later', async () => {
		answerWith(ticket);
		answerUpload(429, '', { 'retry-after': '9' });
		expect(await connect().upload(file)).toMatchObject({
			outcome: 'later',
			rateLimited: true,
			retryAfterMs: 9_000,
		});
	});

	it('never gets go later', async () => {
		answerWith(ticket);
		nock('https://files.slack.test')
			.post('/upload/v1/ticket')
			.replyWithError(Object.assign(new Error(uploadUrl), { code: 'ECONNRESET' }));
		const outcome = await connect().upload(file);
		expect(outcome).toMatchObject({ outcome: 'later', refusal: { code: 'answer_lost' } });
		expect(JSON.stringify(outcome)).not.toContain('ticket');
	});
});

describe('a file that is not what it was said to be', () => {
	it.each([
		['shorter', fileOf([[1], [2]], 3)],
		[
			'longer',
			fileOf(
				[
					[1, 2],
					[3, 4],
				],
				3,
			),
		],
		['gone', fileOf([], 3)],
	])('(%s) is refused', async (_, changed) => {
		answerWith(ticket);
		answerUpload();
		expect(await connect().upload(changed)).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'file_incomplete', says: expect.stringContaining('Bericht März.csv') },
		});
	});

	it('is whoever’s fault it is: what reading throws is thrown', async () => {
		answerWith(ticket);
		answerUpload();
		const away = new Error('the store is away');
		const broken = async function* () {
			yield Uint8Array.from([1]);
			throw away;
		};
		await expect(connect().upload({ name: 'x', size: 3, read: broken })).rejects.toBe(away);
	});
});
