// Answers: do files get into the Slack that is played in memory, and nowhere but where they were shared?
import { describe, expect, it } from 'vitest';
import {
	simulateSlack,
	WorkerDied,
	type Attempt,
	type Fate,
	type Verb,
} from '../support/simulatedSlack';
import { testClock } from '../support/testClock';

describe('files in the simulated Slack', () => {
	const first = { conversation: 'U1', key: 'first', text: 'x', blocks: [] };
	const channel = (id: string, but: object = {}) => ({
		...{ id, name: id, isPrivate: false, isMember: false, isArchived: false },
		...but,
	});
	const file = (parts: string[], size = parts.join('').length) => ({
		name: 'report.csv',
		size,
		async *read() {
			for (const part of parts) yield await Promise.resolve(Buffer.from(part));
		},
	});
	const share = (id: string, but: object = {}) => ({
		...{ conversation: 'U1', text: 'x', blocks: [], files: [{ id, title: 'Report' }] },
		...but,
	});

	/** Every verb but the one that is looked at goes well. */
	function startWithFates(verb: Verb, fate: Fate, but: object = {}) {
		const fateOf = (_: Attempt, attempted: Verb) => (attempted === verb ? fate : 'posted');
		const channels = [
			channel('C1'),
			channel('C2', { isPrivate: true }),
			channel('C3', { isArchived: true }),
		];
		const clock = testClock('2026-01-01T00:00:00Z');
		const slack = simulateSlack({ clock, users: [], channels, fateOf, ...but });
		const upload = async () => {
			const answer = await slack.upload(file(['a,b', '\n1,2']));
			return answer.outcome === 'uploaded' ? answer.fileId : answer.outcome;
		};
		const lookUp = (...fileIds: string[]) =>
			slack.lookUp({ conversation: 'U1', key: 'k', sinceMs: 0, fileIds });
		return { slack, clock, upload, lookUp };
	}

	it.each([
		['posted', 'F00000001', 1],
		['refused', 'refused', 0],
		['asked_to_wait', 'later', 0],
		['not_reached', 'later', 0],
		['unsure_posted', 'later', 1],
		['unsure_not_posted', 'later', 0],
	] as const)('are uploaded only where that was their fate: %s', async (fate, answer, count) => {
		const { slack, upload } = startWithFates('upload', fate);
		expect(await upload()).toBe(answer);
		expect(slack.files).toHaveLength(count);
		expect(slack.messages).toEqual([]);
	});

	it('that are cut short are refused', async () => {
		const { slack } = startWithFates('upload', 'posted');
		const short = { outcome: 'refused', refusal: { code: 'missing_file_data' } };
		expect(await slack.upload(file(['a'], 2))).toMatchObject(short);
		expect(slack.files).toEqual([]);
	});

	it.each([
		['posted', { outcome: 'posted', conversation: 'D1' }, 1],
		['refused', { outcome: 'refused' }, 0],
		['asked_to_wait', { outcome: 'later', rateLimited: true }, 0],
		['not_reached', { outcome: 'later' }, 0],
		['unsure_posted', { outcome: 'unsure' }, 1],
		['unsure_not_posted', { outcome: 'unsure' }, 0],
	] as const)('are shared only where that was their fate: %s', async (fate, outcome, count) => {
		const { slack, upload, lookUp } = startWithFates('share', fate);
		const id = await upload();
		expect(await slack.share(share(id))).toMatchObject(outcome);
		expect(slack.messages.map(({ key, files }) => [key, files])).toEqual(
			count === 1 ? [[id, [{ id, title: 'Report' }]]] : [],
		);
		expect((await lookUp(id)).outcome).toBe(count === 1 ? 'found' : 'not_found');
		expect((await lookUp(id, 'F2')).outcome).toBe('not_found');
	});

	it.each([
		['dies_before', 0],
		['dies_after', 1],
	] as const)('end the worker where that was their fate: %s', async (fate, count) => {
		const { slack, upload } = startWithFates('share', fate);
		const id = await upload();
		await expect(slack.share(share(id))).rejects.toThrow(WorkerDied);
		expect(slack.messages).toHaveLength(count);
	});

	it('that are not there, or were shared before, are not found', async () => {
		const { slack, upload } = startWithFates('share', 'posted');
		const id = await upload();
		await slack.share(share(id));
		for (const wrong of [id, 'F9']) {
			const refusal = { code: 'file_not_found' };
			expect(await slack.share(share(wrong))).toMatchObject({ outcome: 'refused', refusal });
		}
		expect(slack.messages).toHaveLength(1);
	});

	it('go to members only: a public channel is joined first, no other opens', async () => {
		const { slack, upload } = startWithFates('share', 'posted');
		const id = await upload();
		const toChannel = share(id, { conversation: 'C1' });
		const refusal = { code: 'not_in_channel' };
		expect(await slack.share(toChannel)).toMatchObject({ outcome: 'refused', refusal });
		expect(await slack.openForFiles('C1')).toMatchObject({ outcome: 'open' });
		expect(await slack.openForFiles('U1')).toMatchObject({ outcome: 'open' });
		expect(await slack.share(toChannel)).toMatchObject({ outcome: 'posted', conversation: 'C1' });
		expect(await slack.openForFiles('C2')).toMatchObject({
			refusal: { code: 'channel_not_found' },
		});
		expect(await slack.openForFiles('C3')).toMatchObject({ refusal: { code: 'is_archived' } });
	});

	it('may be shared without a word about where, and in threads', async () => {
		const { slack, upload } = startWithFates('share', 'posted', { tellsWhere: () => false });
		await slack.post(first);
		const { ts: threadTs } = slack.messages[0]!;
		const answer = await slack.share(share(await upload(), { threadTs }));
		expect(answer).toEqual({ outcome: 'posted', conversation: 'D1', threadTs });
		expect(slack.messages[1]).toMatchObject({ threadTs });
		expect(slack.astray).toEqual([]);
	});

	it('wait where Slack said so, and nothing else waits with them', async () => {
		const uploads: Fate[] = ['asked_to_wait', 'posted'];
		const { slack, upload, clock } = startWithFates('upload', 'posted', {
			fateOf: (_: Attempt, verb: Verb) => (verb === 'upload' ? uploads.shift()! : 'posted'),
			retryAfterSeconds: () => 30,
		});
		expect(await upload()).toBe('later');
		clock.pass(29_000);
		expect(await slack.upload(file(['a']))).toMatchObject({ retryAfterMs: 1_000 });
		expect(await slack.post(first)).toMatchObject({ outcome: 'posted' });
		clock.pass(1_000);
		expect(await upload()).toBe('F00000001');
		expect(slack.tooSoon).toEqual([]);
	});

	it('meet no token that was revoked', async () => {
		const { slack, upload } = startWithFates('share', 'posted', { revoked: () => 'token_revoked' });
		expect(await upload()).toBe('stopped');
		expect(await slack.share(share('F1'))).toMatchObject({ outcome: 'stopped' });
		expect(await slack.openForFiles('C1')).toMatchObject({ outcome: 'stopped' });
	});
});
