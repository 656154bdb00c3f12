// Answers: what do we make of the channels that Slack shows?
import { describe, expect, it } from 'vitest';
import { answerWith, connect, useNock } from './nockSlack';

useNock();

const ops = { id: 'C1', name: 'ops', is_private: false, is_member: false, is_archived: false };

describe('a channel', () => {
	it('says whether it is private, archived, and with the app in it', async () => {
		const secret = { id: 'G1', name: 'hr', is_private: true, is_member: true, is_archived: true };
		answerWith({ ok: true, channels: [ops, secret] });
		expect((await connect().channelsPage()).items).toEqual([
			{ id: 'C1', name: 'ops', isPrivate: false, isMember: false, isArchived: false },
			{ id: 'G1', name: 'hr', isPrivate: true, isMember: true, isArchived: true },
		]);
	});

	it('has no names of direct messages among it', async () => {
		answerWith({ ok: true, channels: [{ id: 'D1', is_im: true }, ops] });
		expect((await connect().channelsPage()).items).toMatchObject([{ id: 'C1' }]);
	});

	it.each([
		['there is none', { ok: false, error: 'channel_not_found' }],
		['it is hidden from the app', { ok: false, error: 'not_in_channel' }],
		['it is a direct message', { ok: true, channel: { id: 'C1', is_im: true, user: 'U1' } }],
	])('is not found where %s', async (_, answer) => {
		answerWith(answer);
		expect(await connect().findChannel('C1')).toBeUndefined();
	});

	it('that the app may not ask for is an error that names the scope', async () => {
		answerWith({
			ok: false,
			error: 'missing_scope',
			needed: 'groups:read',
			provided: 'chat:write',
		});
		await expect(connect().findChannel('C1')).rejects.toMatchObject({
			code: 'missing_scope',
			next: 'stop',
			message: expect.stringContaining('groups:read (to list private channels'),
		});
	});
});

describe('the list of channels', () => {
	it('may have an empty page that is not its last', async () => {
		answerWith({ ok: true, channels: [], response_metadata: { next_cursor: 'c' } });
		expect(await connect().channelsPage()).toEqual({ items: [], nextCursor: 'c' });
	});

	it('that does not come is an error worth another try', async () => {
		answerWith({ ok: true });
		await expect(connect().channelsPage()).rejects.toMatchObject({ next: 'later' });
	});
});
