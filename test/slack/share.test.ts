// Answers: what leaves for Slack when files are shared, and when is it believed?
import { describe, expect, it } from 'vitest';
import type { OutgoingShare } from '../../src/slack/contract';
import { answerWith, clock, connect, useNock } from './nockSlack';

useNock();

const header = { type: 'header' as const, text: { type: 'plain_text' as const, text: 'Report' } };
const share: OutgoingShare = {
	conversation: 'C00000001',
	text: 'Report &amp; more',
	blocks: [header],
	files: [
		{ id: 'F1', title: 'One' },
		{ id: 'F2', title: 'Two' },
	],
};
const completed = { ok: true, files: [{ id: 'F1', title: 'One' }, { id: 'F2' }] };
const shownIn = (shares: unknown) => ({ ok: true, file: { id: 'F1', shares } });
const inC1 = { public: { C00000001: [{ ts: '5.000001' }] } };
const paths = (seen: readonly { path: string }[]) =>
	seen.map(({ path }) => path.replace('/api/', ''));

describe('files', () => {
	it('are shared with blocks, where they are meant to be, and looked for then', async () => {
		const seen = answerWith(completed, shownIn(inC1));
		expect(await connect().share(share)).toEqual({
			outcome: 'posted',
			conversation: 'C00000001',
			ts: '5.000001',
		});
		expect(paths(seen)).toEqual(['files.completeUploadExternal', 'files.info']);
		const { files, blocks, ...rest } = seen[0]!.body;
		expect(rest).toEqual({ channel_id: 'C00000001' });
		expect(JSON.parse(files!)).toEqual(share.files);
		expect(JSON.parse(blocks!)).toEqual([header]);
		expect(seen[1]!.body).toEqual({ file: 'F1' });
	});

	it.each([
		[
			'a text',
			'Report &amp; more',
			{ channel_id: 'C00000001', initial_comment: 'Report &amp; more' },
		],
		['nothing', '', { channel_id: 'C00000001' }],
	])('without blocks have %s above them', async (_, text, body) => {
		const seen = answerWith(completed, shownIn(inC1));
		await connect().share({ ...share, blocks: [], text });
		const { files: _files, ...rest } = seen[0]!.body;
		expect(rest).toEqual(body);
	});

	it('for a thread name it, and tell whether they are in it', async () => {
		const seen = answerWith(
			completed,
			shownIn({ private: { C00000001: [{ ts: '5.000001', thread_ts: '1.000001' }] } }),
			completed,
			shownIn(inC1),
		);
		const reply = { ...share, threadTs: '1.000001' };
		expect(await connect().share(reply)).toMatchObject({ ts: '5.000001', threadTs: '1.000001' });
		expect(seen[0]!.body).toMatchObject({ thread_ts: '1.000001' });
		expect(await connect().share(reply)).toEqual({
			outcome: 'posted',
			conversation: 'C00000001',
			ts: '5.000001',
		});
	});

	it('for a person go to the direct messages, opened once for door and share', async () => {
		const opened = { ok: true, channel: { id: 'D00000007' } };
		const seen = answerWith(
			opened,
			completed,
			shownIn({ private: { D00000007: [{ ts: '5.000001' }] } }),
		);
		const slack = connect();
		await slack.openForFiles('U1');
		expect(await slack.share({ ...share, conversation: 'U1' })).toEqual({
			outcome: 'posted',
			conversation: 'D00000007',
			ts: '5.000001',
		});
		expect(seen[1]!.body).toMatchObject({ channel_id: 'D00000007' });
	});

	it('are not looked for where the answer says where they are', async () => {
		const seen = answerWith({ ok: true, files: [{ id: 'F1', shares: inC1 }, { id: 'F2' }] });
		expect(await connect().share(share)).toMatchObject({ outcome: 'posted', ts: '5.000001' });
		expect(seen).toHaveLength(1);
	});

	it('are looked for a few times, with short waits in between', async () => {
		const nowhere = shownIn({});
		const elsewhere = shownIn({ public: { C00000002: [{ ts: '4.000001' }] } });
		const busy = { status: 503, text: 'busy' };
		const seen = answerWith(completed, nowhere, busy, elsewhere, shownIn(inC1));
		const before = clock.now();
		expect(await connect().share(share)).toMatchObject({ outcome: 'posted', ts: '5.000001' });
		expect(seen).toHaveLength(5);
		expect(clock.now() - before).toBe(7_500);
	});

	it.each([
		['is shown nowhere', shownIn({})],
		['has nothing that says where', shownIn(undefined)],
		['has places that are none', shownIn({ public: { C00000001: 'x' }, private: null })],
		['has a place without a stamp', shownIn({ public: { C00000001: [null, {}] } })],
		['is not there', { ok: false, error: 'file_not_found' }],
		['is not in the answer', { ok: true }],
	])('are unsure where the file %s, however often it is asked for', async (_, info) => {
		const seen = answerWith(completed, info, info, info, info, info);
		expect(await connect().share(share)).toMatchObject({
			outcome: 'unsure',
			refusal: { code: 'files_not_shown' },
		});
		expect(seen).toHaveLength(5);
	});

	it('are believed to be there where the app may not look: without a stamp', async () => {
		const seen = answerWith(completed, {
			ok: false,
			error: 'missing_scope',
			needed: 'files:read',
		});
		expect(await connect().share({ ...share, threadTs: '1.000001' })).toEqual({
			outcome: 'posted',
			conversation: 'C00000001',
			threadTs: '1.000001',
		});
		expect(seen).toHaveLength(2);
	});

	it('are unsure, and not asked for again, where Slack asks to wait or takes the token back', async () => {
		const seen = answerWith(completed, { ok: false, error: 'ratelimited' });
		expect(await connect().share(share)).toMatchObject({
			outcome: 'unsure',
			refusal: { code: 'files_not_shown' },
		});
		expect(seen).toHaveLength(2);
		answerWith(completed, { ok: false, error: 'token_revoked' });
		expect(await connect().share(share)).toMatchObject({
			outcome: 'unsure',
			refusal: { code: 'token_revoked' },
		});
	});
});

describe('files that Slack does not take', () => {
	it.each([
		['not_in_channel', 'refused'],
		['channel_not_found', 'refused'],
		['invalid_channel', 'refused'],
		['posting_to_channel_denied', 'refused'],
		['invalid_blocks', 'refused'],
		['file_type_not_allowed', 'refused'],
		['user_is_external_guest', 'refused'],
		['file_not_found', 'later'],
		['file_update_failed', 'later'],
		['ratelimited', 'later'],
		['internal_error', 'unsure'],
		['token_revoked', 'stopped'],
	])('with %s are %s', async (error, outcome) => {
		answerWith({ ok: false, error });
		expect(await connect().share(share)).toMatchObject({ outcome, refusal: { code: error } });
	});

	it('as the app is no member hear of no scope that is for messages', async () => {
		answerWith({ ok: false, error: 'not_in_channel' });
		expect(await connect(5_000, { botName: 'notify' }).share(share)).toMatchObject({
			refusal: {
				says: expect.stringContaining('files reach members only'),
				hint: expect.stringMatching(/^Type \/invite @notify in the channel\.(?!.*chat:write)/),
			},
		});
	});

	it('as the channel is read-only, for threads or restricted are not sent after an invitation', async () => {
		answerWith({ ok: false, error: 'posting_to_channel_denied' });
		const outcome = await connect().share(share);
		expect(outcome).toMatchObject({
			refusal: { says: expect.stringMatching(/read-only.*threads only.*restricted/) },
		});
		expect(JSON.stringify(outcome)).not.toContain('/invite');
	});

	it.each([
		['a yes without files', { ok: true }],
		['a yes with files that are none', { ok: true, files: 'F1' }],
		['a yes with others', { ok: true, files: [{ id: 'F9' }] }],
		['a page', { status: 200, text: '<html>' }],
		['a page with status 500', { status: 500, text: '<html>' }],
		['half an answer', { status: 200, text: '{"ok":true,"files":[{"id":' }],
	])('and that get %s leave us unsure', async (_, answer) => {
		answerWith(answer);
		expect(await connect().share(share)).toMatchObject({ outcome: 'unsure' });
	});

	it.each([
		['missing_scope', 'refused'],
		['user_disabled', 'refused'],
		['ratelimited', 'later'],
		['internal_error', 'later'],
	])('as the direct messages can’t be opened (%s) are %s', async (error, outcome) => {
		const seen = answerWith({ ok: false, error });
		const toPerson = { ...share, conversation: 'U1' };
		expect(await connect().share(toPerson)).toMatchObject({ outcome, refusal: { code: error } });
		expect(seen).toHaveLength(1);
	});
});
