// Answers: is the strict Slack strict? What it lets pass, our own code could get wrong unseen.
import { describe, expect, it } from 'vitest';
import { ask, ops, post, start, strict } from './askStrict';
import { person } from './people';
import { documentedLimits, ownPace } from './rateLimits';

describe('a request', () => {
	it('needs a token, the right one, and in its header', async () => {
		await start();
		expect(await ask('auth.test', {}, fetch)).toMatchObject({ error: 'not_authed' });
		const wrong: typeof fetch = (input, init) =>
			fetch(input, { ...init, headers: { authorization: 'Bearer xoxb-wrong' } });
		expect(await ask('auth.test', {}, wrong)).toMatchObject({ error: 'invalid_auth' });
		expect(await ask(`auth.test?token=${strict.token}`)).toMatchObject({ ok: false });
		expect(strict.excuseFaults()).toEqual(['auth.test: has arguments in its address']);
	});

	it('may not bring an argument that Slack does not document', async () => {
		await start();
		expect(await ask('auth.test', { foo: '1' })).toMatchObject({ error: 'invalid_arg_name' });
		expect(await post({ token: strict.token })).toMatchObject({ error: 'invalid_arg_name' });
		expect(await post({ as_user: true })).toMatchObject({ error: 'invalid_arg_name' });
		expect(strict.excuseFaults()).toEqual([
			'auth.test: not documented: foo',
			'chat.postMessage: not documented: token',
			'chat.postMessage: not documented: as_user',
		]);
	});

	it('is refused by every method while the token is revoked', async () => {
		await start();
		strict.revoke('token_revoked');
		expect(await ask('auth.test')).toMatchObject({ ok: false, error: 'token_revoked' });
		expect(await post({})).toMatchObject({ error: 'token_revoked' });
		strict.restore();
		expect(await post({})).toMatchObject({ ok: true });
		expect(strict.messages).toHaveLength(1);
	});

	it('to a method that is not there is refused', async () => {
		await start();
		expect(await ask('chat.shout')).toMatchObject({ error: 'unknown_method' });
		expect(strict.excuseFaults()).toEqual(['chat.shout: not a method that we call']);
	});

	it('is in the journal, with its answer', async () => {
		await start();
		await post({ text: 'hello' });
		expect(strict.requestsOf('chat.postMessage')).toMatchObject([
			{ args: { channel: ops, text: 'hello' }, answer: { ok: true } },
		]);
	});

	it.each([
		['chat.postMessage', { text: 'x' }, 'missing required field: channel'],
		['chat.postMessage', { channel: ops, unfurl_links: 'no' }, 'unfurl_links is not true or'],
		['chat.postMessage', { channel: ops, icon_emoji: 'robot' }, 'icon_emoji is not an emoji'],
		['chat.update', { channel: ops, ts: 'today' }, 'ts is not a stamp: today'],
		['chat.update', { channel: ops, ts: '1.000001', username: 'x' }, 'not documented: username'],
		['chat.update', { channel: person('ana').id, ts: '1.000001' }, 'channel is not the ID of'],
		['conversations.replies', { channel: ops }, 'missing required field: ts'],
		['conversations.list', { types: 'public' }, 'types is not types of conversations: public'],
		['users.list', { limit: 'all' }, 'limit is not a whole number: all'],
		['users.info', {}, 'missing required field: user'],
		['files.getUploadURLExternal', { filename: 'x', length: '1.5' }, 'length is not a whole'],
		['files.getUploadURLExternal', { length: 1, filename: 'x', alt_text: 'x' }, 'alt_text'],
		['files.completeUploadExternal', { files: 'F1' }, 'files is not JSON: F1'],
		['files.completeUploadExternal', { files: [], channel_id: 'U00000ANA' }, 'channel_id is not'],
	])('to %s with %j has a fault, and is refused with it', async (method, args, fault) => {
		await start();
		const { error, response_metadata } = await ask(method, args);
		expect(error).toMatch(/^invalid_/);
		expect(response_metadata).toMatchObject({ messages: [expect.stringContaining(fault)] });
		expect(strict.requests.map(({ faults }) => faults)).toEqual([[expect.stringContaining(fault)]]);
		expect(strict.excuseFaults()).toEqual([expect.stringMatching(`^${method}: `)]);
	});

	it('with a fault that nobody excused lets nobody close the Slack in peace', async () => {
		await start();
		await ask('auth.test', { foo: '1' });
		await ask('auth.test', { foo: '2' });
		const told = 'Slack was sent what it does not document:\n  auth.test: not documented: foo';
		await expect(strict.close()).rejects.toThrow(new Error(told));
		await start();
		await strict.close();
	});

	it('tells which scopes the token has, and who the app is', async () => {
		await start({ scopes: ['chat:write', 'files:read'] });
		const { headers, user } = await ask('auth.test');
		expect(headers.get('x-oauth-scopes')).toBe('chat:write,files:read');
		expect(user).toBe('slack-notify');
		expect((await ask('auth.test', {}, fetch)).headers.get('x-oauth-scopes')).toBeNull();
	});
});

describe('the limits that Slack documents', () => {
	it('let one message a second pass for each conversation', async () => {
		let now = 1_000_000;
		await start({ limits: documentedLimits, now: () => now });
		expect(await post({})).toMatchObject({ ok: true });
		const refused = await post({});
		expect(refused).toMatchObject({ status: 429, error: 'ratelimited' });
		expect(refused.headers.get('retry-after')).toBe('1');
		expect(await post({ channel: person('ana').id })).toMatchObject({ ok: true });
		now += 1_000;
		expect(await post({})).toMatchObject({ ok: true });
	});

	it('let twenty pages of users a minute pass', async () => {
		let now = 1_000_000;
		await start({ limits: documentedLimits, now: () => now });
		for (let count = 0; count < 20; count++) await ask('users.list', { limit: '1' });
		now += 15_000;
		const refused = await ask('users.list', { limit: '1' });
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('45');
		now += 45_000;
		expect(await ask('users.list', { limit: '1' })).toMatchObject({ ok: true });
	});
});

describe('the pace that the engine keeps to', () => {
	it('is 240 messages in any minute, and the journal has what came too soon', async () => {
		let now = 1_000_000;
		const people = Array.from({ length: 241 }, (_, number) => person(`p${number}`));
		await start({ limits: ownPace, now: () => now, users: people });
		for (const { id } of people.slice(1)) {
			expect(await post({ channel: id })).toMatchObject({ ok: true });
			now += 200;
		}
		const refused = await post({ channel: people[0]!.id });
		expect(refused).toMatchObject({ status: 429, error: 'ratelimited' });
		expect(refused.headers.get('retry-after')).toBe('12');
		now += 12_000;
		expect(await post({ channel: people[0]!.id })).toMatchObject({ ok: true });
		expect(strict.requests.filter(({ tooSoon }) => tooSoon)).toMatchObject([
			{ at: 1_048_000, args: { channel: people[0]!.id } },
		]);
	});

	it('is the same for a person and for that person’s direct messages', async () => {
		await start({ limits: ownPace, now: () => 1_000_000 });
		const { channel: direct } = await post({ channel: person('ana').id });
		expect(await post({ channel: direct })).toMatchObject({ status: 429 });
	});
});
