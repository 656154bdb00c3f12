// Answers: do files get into the strict Slack as they get into Slack, and are they shared as Slack shares them?
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, ops, post, start, strict, team } from './askStrict';
import { faults } from './faults';
import { person } from './people';
import { channel } from './workspace';

const bytes = Buffer.from('name,amount\nAna,7\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

async function getAddress(filename = 'report.csv', length = bytes.length) {
	const answer = await ask('files.getUploadURLExternal', { filename, length });
	return { id: String(answer.file_id), address: String(answer.upload_url) };
}

const send = (address: string, body: string | Buffer = bytes, headers = {}) =>
	fetch(address, { method: 'POST', body, headers });

async function upload(filename?: string): Promise<string> {
	const { id, address } = await getAddress(filename);
	expect((await send(address)).status).toBe(200);
	return id;
}

const complete = (id: string, args: object = {}) =>
	ask('files.completeUploadExternal', { files: [{ id, title: 'Report' }], ...args });

async function sharesOf(file: string) {
	return ((await ask('files.info', { file })).file as { shares: object }).shares;
}

describe('an upload', () => {
	it('keeps how many bytes came and what they add up to, never the bytes', async () => {
		await start();
		const id = await upload();
		expect(strict.files).toMatchObject([{ id, name: 'report.csv', length: bytes.length, sha256 }]);
		const [request] = strict.requestsOf('upload');
		expect(request).toMatchObject({ args: { file: id, size: String(bytes.length) } });
		expect(JSON.stringify([strict.files, strict.requests])).not.toContain('Ana');
	});

	it('of many megabytes comes part by part', async () => {
		await start();
		const [part, parts] = [new Uint8Array(2 ** 20).fill(7), 24];
		const { address } = await getAddress('big.bin', parts * part.length);
		let sent = 0;
		const body = new ReadableStream({
			pull(controller) {
				controller.enqueue(part.slice());
				if (++sent === parts) controller.close();
			},
		});
		const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
		expect((await fetch(address, init)).status).toBe(200);
		const whole = createHash('sha256').update(Buffer.alloc(parts * part.length, 7));
		expect(strict.files).toMatchObject([{ sha256: whole.digest('hex') }]);
	});

	it('is told from others by its length and by its address', async () => {
		await start();
		const { address } = await getAddress();
		expect((await send(address, 'too short')).status).toBe(400);
		expect((await send(`${address}x`)).status).toBe(404);
		const form = { 'content-type': 'multipart/form-data; boundary=x' };
		expect((await send(address, bytes, form)).status).toBe(400);
		expect(strict.files).toEqual([expect.not.objectContaining({ sha256: expect.anything() })]);
	});

	it('to which the token was sent is a fault of ours', async () => {
		await start();
		const { address } = await getAddress();
		await strict.fetch(address, { method: 'POST', body: bytes });
		expect(strict.excuseFaults()).toEqual(['upload: the token went to the address of an upload']);
	});

	it('of an empty file gets no address, as at Slack', async () => {
		await start();
		const asked = ask('files.getUploadURLExternal', { filename: 'empty.csv', length: 0 });
		expect(await asked).toMatchObject({ error: 'missing_argument' });
	});

	it('can break off in the middle, and is not there then', async () => {
		await start();
		const { id, address } = await getAddress('big.bin', 2 ** 20);
		strict.fail('upload', faults.brokenUpload(1_000));
		await expect(send(address, Buffer.alloc(2 ** 20))).rejects.toThrow();
		expect(await complete(id)).toMatchObject({ error: 'file_not_found' });
		expect((await send(address, Buffer.alloc(2 ** 20))).status).toBe(200);
		expect(await complete(id)).toMatchObject({ ok: true });
	});

	it('can be slow, and comes to its end unless nobody waits for it', async () => {
		await start();
		const { id, address } = await getAddress();
		strict.fail('upload', faults.slowUpload(30), 2);
		const hurry = { method: 'POST', body: bytes, signal: AbortSignal.timeout(5) };
		await expect(fetch(address, hurry)).rejects.toThrow();
		expect((await send(address)).status).toBe(200);
		expect(strict.files).toMatchObject([{ id, sha256 }]);
	});

	it.each([
		['refused', faults.http(500), false],
		['lost on the way back', faults.answerLost(), true],
	])('can be %s', async (_, fault, isThere) => {
		await start();
		const { id, address } = await getAddress();
		strict.fail('upload', fault);
		await send(address).catch(() => {});
		expect((await complete(id)).ok).toBe(isThere);
	});
});

describe('sharing files', () => {
	it('is one message with all of them, of which the answer says nothing yet', async () => {
		await start();
		const [one, two] = [await upload('a.csv'), await upload('b.csv')];
		const blocks = [section('Look')];
		const files = [{ id: one, title: 'A' }, { id: two }];
		const asked = ask('files.completeUploadExternal', { files, channel_id: team, blocks });
		expect(await asked).toMatchObject({ ok: true, files: [{ id: one, shares: {} }, { id: two }] });
		const shared = [
			{ id: one, name: 'a.csv', title: 'A', size: bytes.length, sha256 },
			{ id: two, name: 'b.csv', title: 'b.csv', size: bytes.length, sha256 },
		];
		expect(strict.messages).toMatchObject([{ channel: team, text: '', blocks, files: shared }]);
		const { ts } = strict.messages[0]!;
		expect(await sharesOf(two)).toEqual({ public: { [team]: [{ ts, reply_count: 0 }] } });
	});

	it('into a thread names it, and a comment takes the place of the blocks', async () => {
		await start();
		const { ts: first, channel: direct } = await post({ channel: person('ana').id });
		const id = await upload();
		const args = { initial_comment: 'Here', blocks: [section('x')], thread_ts: first };
		await complete(id, { channel_id: direct, ...args });
		expect(strict.messages[1]).toMatchObject({ text: 'Here', blocks: [], thread_ts: first });
		const { ts, user } = strict.messages[1]!;
		expect(user).toBe(person('ana').id);
		const share = { ts, thread_ts: first, reply_count: 0 };
		expect(await sharesOf(id)).toEqual({ private: { [String(direct)]: [share] } });
	});

	it('into a thread whose first message was deleted goes among the others', async () => {
		await start();
		const { ts: first } = await post({ channel: team });
		strict.deleteMessage(first!);
		const id = await upload();
		await complete(id, { channel_id: team, thread_ts: first });
		const { ts } = strict.messages[0]!;
		expect(await sharesOf(id)).toEqual({ public: { [team]: [{ ts, reply_count: 0 }] } });
	});

	it('with people is by their direct messages, or by their ID in channels', async () => {
		await start();
		const id = await upload();
		await complete(id, { channels: [person('ana').id, team].join() });
		expect(strict.messages.map(({ user, channel: at }) => user ?? at)).toEqual([
			...[person('ana').id, team],
		]);
	});

	it.each([
		['a channel that the app is not in', { channel_id: ops }, 'not_in_channel'],
		['a private one', { channel_id: channel('hidden').id }, 'channel_not_found'],
		['an archived one', { channel_id: channel('done').id }, 'is_archived'],
		['one that is not there', { channel_id: 'C0NONE0000' }, 'channel_not_found'],
		['a markdown block', { blocks: [{ type: 'markdown', text: 'x' }] }, 'internal_error'],
		[
			'a table',
			{ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }] },
			'invalid_blocks',
		],
		['a block that is too long', { blocks: [section('x'.repeat(3_001))] }, 'invalid_blocks'],
	])('with %s is refused', async (_, args, error) => {
		await start();
		const id = await upload();
		expect(await complete(id, { channel_id: team, ...args })).toMatchObject({ error });
		expect(strict.messages).toEqual([]);
		expect(await complete(id, { channel_id: team })).toMatchObject({ ok: true });
	});

	it('in a channel that is shut is denied', async () => {
		await start({ channels: [channel('team', { is_member: true, read_only: true })] });
		const asked = complete(await upload(), { channel_id: team });
		expect(await asked).toMatchObject({ error: 'posting_to_channel_denied' });
	});

	it('is done once, and not before the bytes are there', async () => {
		await start();
		const { id, address } = await getAddress();
		expect(await complete(id)).toMatchObject({ error: 'file_not_found' });
		await send(address);
		expect(await complete(id)).toMatchObject({ ok: true });
		expect(await complete(id, { channel_id: team })).toMatchObject({ error: 'file_not_found' });
		expect(await ask('files.info', { file: 'F0' })).toMatchObject({ error: 'file_not_found' });
		expect(strict.messages).toEqual([]);
	});

	it('needs its scopes, one to write, one to read, and one for a sender of its own', async () => {
		const missing = (needed: string) => ({ error: 'missing_scope', needed });
		await start({ scopes: ['chat:write'] });
		const asked = ask('files.getUploadURLExternal', { filename: 'x', length: 1 });
		expect(await asked).toMatchObject(missing('files:write'));
		expect(await complete('F1')).toMatchObject(missing('files:write'));
		expect(await ask('files.info', { file: 'F1' })).toMatchObject(missing('files:read'));
		await strict.close();
		await start({ scopes: ['files:write'] });
		const signed = complete(await upload(), { channel_id: team, username: 'Sales' });
		expect(await signed).toMatchObject(missing('chat:write.customize'));
	});

	it('can be said to be done and never happen', async () => {
		await start();
		const id = await upload();
		strict.fail('files.completeUploadExternal', faults.neverShared());
		expect(await complete(id, { channel_id: team })).toMatchObject({ ok: true });
		expect(await sharesOf(id)).toEqual({});
		expect(strict.messages).toEqual([]);
	});

	it('can happen late: after so many questions', async () => {
		await start();
		const id = await upload();
		strict.fail('files.completeUploadExternal', faults.sharedLate(2));
		await complete(id, { channel_id: team });
		expect([await sharesOf(id), await sharesOf(id)]).toEqual([{}, {}]);
		expect(strict.messages).toEqual([]);
		expect(await sharesOf(id)).toMatchObject({ public: { [team]: [{}] } });
		expect(await sharesOf(id)).toMatchObject({ public: { [team]: [{}] } });
		expect(strict.messages).toHaveLength(1);
	});

	it('can be done although its answer was lost', async () => {
		await start();
		const id = await upload();
		strict.fail('files.completeUploadExternal', faults.answerLost());
		await expect(complete(id, { channel_id: team })).rejects.toThrow();
		expect(strict.messages).toMatchObject([{ files: [{ id }] }]);
	});
});
