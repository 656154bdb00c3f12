// Answers: where may files be shared, and what does the app do to get in?
import { describe, expect, it } from 'vitest';
import { answerWith, connect, useNock } from './nockSlack';

useNock();

const shown = (but: object = {}) => ({
	ok: true,
	channel: {
		id: 'C1',
		name: 'ops',
		is_private: false,
		is_member: true,
		is_archived: false,
		...but,
	},
});
const paths = (seen: readonly { path: string }[]) =>
	seen.map(({ path }) => path.replace('/api/', ''));
const openAt = (conversation: string) => ({ outcome: 'open', conversation });

describe('a channel', () => {
	it('with the app in it is open', async () => {
		const seen = answerWith(shown());
		expect(await connect().openForFiles('C1')).toEqual(openAt('C1'));
		expect(seen[0]!.body).toEqual({ channel: 'C1' });
		expect(paths(seen)).toEqual(['conversations.info']);
	});

	it('that is public is joined first', async () => {
		const seen = answerWith(shown({ is_member: false }), shown());
		expect(await connect().openForFiles('C1')).toEqual(openAt('C1'));
		expect(paths(seen)).toEqual(['conversations.info', 'conversations.join']);
		expect(seen[1]!.body).toEqual({ channel: 'C1' });
	});

	it('that is public stays shut without channels:join, and says why and how to invite the app', async () => {
		answerWith(shown({ is_member: false }), {
			ok: false,
			error: 'missing_scope',
			needed: 'channels:join',
		});
		expect(await connect(5_000, { botName: 'notify' }).openForFiles('C1')).toMatchObject({
			outcome: 'refused',
			refusal: {
				code: 'missing_scope',
				says: expect.stringMatching(/not a member of the channel #ops.*channels:join/),
				hint: expect.stringContaining('/invite @notify in #ops'),
			},
		});
	});

	it.each([
		['archived', { is_archived: true }, 'is_archived', /#ops is archived/],
		['archived and private', { is_archived: true, is_private: true }, 'is_archived', /archived/],
		[
			'private and without the app',
			{ is_private: true, is_member: false },
			'not_in_channel',
			/not a member of the private channel #ops/,
		],
	])('that is %s is shut, and nobody tries to join it', async (_, but, code, says) => {
		const seen = answerWith(shown(but));
		expect(await connect().openForFiles('C1')).toMatchObject({
			outcome: 'refused',
			refusal: { code, says: expect.stringMatching(says) },
		});
		expect(seen).toHaveLength(1);
	});

	it('that the app can’t see is shut, and says how to invite the app', async () => {
		answerWith({ ok: false, error: 'channel_not_found' });
		expect(await connect().openForFiles('C1')).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'channel_not_found', hint: expect.stringContaining('/invite @app') },
		});
	});

	const mayNotLook = { ok: false, error: 'missing_scope', needed: 'channels:read,groups:read' };

	it('that the app may not look at is joined by its ID', async () => {
		const seen = answerWith(mayNotLook, shown());
		expect(await connect().openForFiles('C1')).toEqual(openAt('C1'));
		expect(paths(seen)).toEqual(['conversations.info', 'conversations.join']);
		expect(seen[1]!.body).toEqual({ channel: 'C1' });
	});

	it.each(['missing_scope', 'method_not_supported_for_channel_type', 'channel_not_found'])(
		'that the app may not look at is open as far as anybody knows where joining it says %s',
		async (error) => {
			answerWith(mayNotLook, { ok: false, error });
			expect(await connect().openForFiles('C1')).toEqual(openAt('C1'));
		},
	);

	it('that the app may not look at and that can’t be joined is shut', async () => {
		answerWith(mayNotLook, { ok: false, error: 'is_archived' });
		expect(await connect().openForFiles('C1')).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'is_archived' },
		});
	});

	it('of the old kind of private ones, that the app may not look at, nobody tries to join', async () => {
		const seen = answerWith(mayNotLook);
		expect(await connect().openForFiles('G1')).toEqual(openAt('G1'));
		expect(seen).toHaveLength(1);
	});

	it.each([
		['is_archived', 'refused'],
		['too_many_members', 'refused'],
		['method_not_supported_for_channel_type', 'refused'],
		['ratelimited', 'later'],
		['internal_error', 'later'],
		['token_revoked', 'stopped'],
	])('that can’t be joined (%s) is %s', async (error, outcome) => {
		answerWith(shown({ is_member: false }), { ok: false, error });
		expect(await connect().openForFiles('C1')).toMatchObject({ outcome, refusal: { code: error } });
	});

	it.each([[{ ok: true }], [{ status: 500, text: '<html>' }], [{ status: 200, text: 'null' }]])(
		'is tried again where the answer is %j',
		async (answer) => {
			answerWith(answer);
			expect(await connect().openForFiles('C1')).toMatchObject({ outcome: 'later' });
		},
	);
});

describe('a person', () => {
	it.each(['U1', 'W1'])('(%s) has direct messages, which are opened once', async (id) => {
		const seen = answerWith({ ok: true, channel: { id: 'D7' } });
		const slack = connect();
		expect(await slack.openForFiles(id)).toEqual(openAt('D7'));
		expect(await slack.openForFiles(id)).toEqual(openAt('D7'));
		expect(paths(seen)).toEqual(['conversations.open']);
		expect(seen[0]!.body).toEqual({ users: id });
	});

	it('whose direct messages are known is asked nothing', async () => {
		expect(await connect().openForFiles('D7')).toEqual(openAt('D7'));
	});

	it.each([
		['missing_scope', 'refused'],
		['user_disabled', 'refused'],
		['cannot_dm_bot', 'refused'],
		['ratelimited', 'later'],
		['invalid_auth', 'stopped'],
	])('whose direct messages can’t be opened (%s) is %s', async (error, outcome) => {
		const needed = 'channels:write,groups:write,mpim:write,im:write';
		answerWith({ ok: false, error, needed });
		expect(await connect().openForFiles('U1')).toMatchObject({ outcome, refusal: { code: error } });
	});

	it('is asked for again after a refusal', async () => {
		answerWith({ ok: false, error: 'internal_error' }, { ok: true, channel: { id: 'D7' } });
		const slack = connect();
		expect(await slack.openForFiles('U1')).toMatchObject({ outcome: 'later' });
		expect(await slack.openForFiles('U1')).toEqual(openAt('D7'));
	});
});
