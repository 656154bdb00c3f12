// Answers: does the strict Slack change messages as Slack does?
import { describe, expect, it } from 'vitest';
import { ask, ops, post, start, strict } from './askStrict';
import { faults } from './faults';
import { person } from './people';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const bar = [{ color: '#b00020', blocks: [section('body')] }];
const metadata = (key: string) => ({ event_type: 'slack_notify', event_payload: { key } });

async function startWithMessage() {
	await start();
	const first = {
		text: 'one',
		blocks: [section('one')],
		attachments: bar,
		metadata: metadata('1'),
	};
	const { ts } = await post(first);
	const update = (args: object) => ask('chat.update', { channel: ops, ts, ...args });
	return { ts: ts!, first, update };
}

describe('an update', () => {
	it('changes what it names, and the state before is kept', async () => {
		const { ts, first, update } = await startWithMessage();
		const second = {
			text: 'two',
			blocks: [section('two')],
			attachments: [],
			metadata: metadata('2'),
		};
		const answer = await update(second);
		expect(answer).toMatchObject({
			ok: true,
			channel: ops,
			ts,
			text: 'two',
			message: { edited: {} },
		});
		const { attachments: _none, ...rest } = second;
		expect(strict.messages).toEqual([
			{ channel: ops, ts, ...rest, attachments: undefined, earlier: [first] },
		]);
		await update({ text: 'three', blocks: [section('three')] });
		expect(strict.messages[0]!.earlier).toMatchObject([{ text: 'one' }, { text: 'two' }]);
	});

	it('leaves what it does not name, but for the blocks beside a new text', async () => {
		const { update } = await startWithMessage();
		await update({ blocks: [section('two')] });
		expect(strict.messages[0]).toMatchObject({
			text: 'one',
			attachments: bar,
			metadata: metadata('1'),
		});
		await update({ text: 'three' });
		expect(strict.messages[0]).toMatchObject({ text: 'three', blocks: [], attachments: bar });
		await update({ text: 'four', metadata: {} });
		expect(strict.messages[0]!.metadata).toBeUndefined();
	});

	it('of a message that was deleted, of another conversation, or of none finds none', async () => {
		const { ts, update } = await startWithMessage();
		const { channel: direct } = await post({ channel: person('ana').id });
		const gone = { error: 'message_not_found' };
		expect(await update({ text: 'x', channel: direct })).toMatchObject(gone);
		expect(await update({ text: 'x', ts: '1.000001' })).toMatchObject(gone);
		expect(await update({ text: 'x' })).toMatchObject({ ok: true });
		strict.deleteMessage(ts);
		expect(await update({ text: 'x' })).toMatchObject(gone);
	});

	it.each([
		['of blocks that Slack does not take', { blocks: [section('')] }, 'invalid_blocks'],
		['of a text that is too long', { text: 'x'.repeat(4_001) }, 'msg_too_long'],
		['of nothing', {}, 'no_text'],
	])('%s is refused, and changes nothing', async (_, args, error) => {
		const { update } = await startWithMessage();
		expect(await update(args)).toMatchObject({ error });
		expect(strict.messages[0]).toMatchObject({ text: 'one' });
		expect(strict.messages[0]).not.toHaveProperty('earlier');
	});

	it('is refused in an archived channel, and without the scope', async () => {
		const { update } = await startWithMessage();
		strict.channels.find(({ id }) => id === ops)!.is_archived = true;
		expect(await update({ text: 'x' })).toMatchObject({ error: 'is_inactive' });
		await strict.close();
		await start({ scopes: ['users:read'] });
		expect(await update({ text: 'x' })).toMatchObject({
			error: 'missing_scope',
			needed: 'chat:write',
		});
	});

	it('may be done although its answer was lost', async () => {
		const { update } = await startWithMessage();
		strict.fail('chat.update', faults.answerLost());
		await expect(update({ text: 'two' })).rejects.toThrow();
		expect(strict.messages[0]).toMatchObject({ text: 'two', earlier: [{ text: 'one' }] });
	});
});
