// Answers: do files of the items reach Slack whole, out of n8n's memory and out of its folder, without being held whole?
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf } from './world';

const world = inN8n();
const megabyte = 1024 * 1024;

const base = {
	sendTo: 'channel',
	channel: { __rl: true, mode: 'id', value: 'C00000OPS' },
	title: 'With files',
};
let executions = 0;
const send = (operation: 'notify' | 'report', parameters: object, run: object) =>
	world.run('slackNotifyChannel', {
		parameters: { ...base, operation, ...parameters },
		executionId: String(++executions),
		...run,
	});
const report = (attachments: string, run: object) =>
	send('report', { rowsAs: 'none', attachments }, run);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const inMemory = (bytes: Buffer, fileName: string) => ({
	data: bytes.toString('base64'),
	mimeType: 'application/octet-stream',
	fileName,
});
const arrived = () => world.slack.messages.flatMap(({ files = [] }) => files);

describe('the attachments of a report', () => {
	it('are those of all items, in one message, byte by byte', async () => {
		const [pdf, png] = [randomBytes(megabyte + 1), randomBytes(10)];
		const ran = await report('data, chart', {
			items: [{ id: 1 }, { id: 2 }],
			binary: [{ data: inMemory(pdf, 'a.pdf') }, { chart: inMemory(png, 'b.png') }],
		});
		expect(ran.error).toBeUndefined();
		expect(arrived().map(({ name, size, sha256 }) => [name, size, sha256])).toEqual([
			['a.pdf', pdf.length, sha256(pdf)],
			['b.png', png.length, sha256(png)],
		]);
		expect(world.slack.messages).toHaveLength(1);
		expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent', files: ['a.pdf', 'b.png'] });
	});

	it('come out of n8n’s folder where n8n keeps files there, 100 MB not held at once', async () => {
		const size = 100 * megabyte;
		const file = { size, fileName: 'big.bin', mimeType: 'application/octet-stream' };
		const stored = await world.n8n.storeFile(file);
		expect(stored).toMatchObject({ data: 'filesystem-v2', bytes: size });
		const ran = await report('data', { binary: [{ data: stored }], watchesHeld: true });
		expect(ran.error).toBeUndefined();
		const whole = Buffer.concat(
			Array.from({ length: size / 65_536 }, () => Buffer.alloc(65_536, 'slack')),
		);
		expect(arrived()).toMatchObject([{ name: 'big.bin', size, sha256: sha256(whole) }]);
		expect(ran.mostHeld).toBeGreaterThan(0);
		expect(ran.mostHeld).toBeLessThan(size / 5);
	});

	it('come out of n8n’s memory where n8n keeps files there, and are held no second time', async () => {
		const bytes = randomBytes(48 * megabyte);
		const binary = [{ data: inMemory(bytes, 'big.bin') }];
		const ran = await report('data', { binary, watchesHeld: true });
		expect(ran.error).toBeUndefined();
		expect(arrived()).toMatchObject([{ size: bytes.length, sha256: sha256(bytes) }]);
		expect(ran.mostHeld).toBeGreaterThan(0);
		expect(ran.mostHeld).toBeLessThan(bytes.length / 2);
	});

	it('are refused in one word where they are too big, before anything is read or sent', async () => {
		const file = { size: 100 * megabyte + 1, mimeType: 'application/octet-stream' };
		const stored = await world.n8n.storeFile(file);
		const ran = await report('data', { binary: [{ data: stored }] });
		expect(ran.error?.message).toMatch(/100 MB.*\[field "Attachments"\]/);
		expect(world.slack.messages).toEqual([]);
		expect(world.slack.files).toEqual([]);
	});

	it('are refused where no item has them, with the names of those that are there', async () => {
		const binary = [{ data: inMemory(randomBytes(1), 'a.pdf') }];
		const ran = await report('invoice', { binary });
		expect(ran.error?.message).toContain('“invoice”');
		expect(ran.error?.description).toContain('The only binary field is data');
	});

	it('are an error that says so where n8n has cleared the file away', async () => {
		const stored = await world.n8n.storeFile({ size: 10, mimeType: 'text/plain' });
		const gone = { ...stored, id: `${stored.id}-gone` };
		const ran = await report('data', { binary: [{ data: gone }] });
		expect(ran.error?.message).toContain('[field "Attachments"]');
		expect(world.slack.messages).toEqual([]);
	});
});

describe('the attachments of a notification', () => {
	it('are those of its own item, and an item without them does not stop the others', async () => {
		const bytes = randomBytes(100);
		const ran = await send(
			'notify',
			{ type: 'task.assigned', options: { attachments: 'data' } },
			{
				items: [{ id: 1 }, { id: 2 }],
				binary: [{ data: inMemory(bytes, 'a.pdf') }],
				settings: { onError: 'continueErrorOutput' },
			},
		);
		expect(arrived()).toMatchObject([{ name: 'a.pdf', sha256: sha256(bytes) }]);
		expect(jsonOf(ran, 0)).toHaveLength(1);
		expect(jsonOf(ran, 3)[0]?.error).toContain('The item has no binary field “data”');
	});
});
