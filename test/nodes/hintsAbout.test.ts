// Answers: does a run that tells people something say, once, what a person who looks at it should know?
import { describe, expect, it } from 'vitest';
import { hintsAbout } from '../../nodes/shared/notify/hintsAbout';
import type { NotifyResult } from '../../src/index';

type Details = Exclude<NotifyResult, { outcome: 'error' }>['details'];

const sent = (details: Partial<Details> = {}, reason: 'sent' | 'test_mode' = 'sent') =>
	({
		outcome: 'sent',
		reason,
		conversation: 'D1',
		ts: '1.1',
		dueAt: 0,
		details: { type: 'task.assigned', ...details },
	}) as const;
const said = (results: NotifyResult[]) => hintsAbout(results).map(({ message }) => message);

describe('the hints of a run', () => {
	it('are none where everything is as usual', () => {
		expect(said([sent(), sent({ type: 'my.own', undeclared: {} })])).toEqual([]);
	});

	it('ask once per type whether another was meant', () => {
		const slip = { type: 'task.asigned', undeclared: { nearest: 'task.assigned' } };
		const other = { type: 'task.deu', undeclared: { nearest: 'task.due' } };
		expect(said([sent(slip), sent(other), sent(slip)])).toEqual([
			expect.stringMatching(/^“task\.asigned” is not declared\. Did you mean task\.assigned\?/),
			expect.stringMatching(/^“task\.deu” is not declared\. Did you mean task\.due\?/),
		]);
	});

	it('say once that the test mode is on, and how many messages it took', () => {
		expect(said([sent({}, 'test_mode'), sent({}, 'test_mode')])).toEqual([
			'Test mode: 2 messages went where the credential sends everything, and not to whom they were for. They count as told.',
		]);
		expect(said([sent({}, 'test_mode')])).toEqual([
			'Test mode: one message went where the credential sends everything, and not to whom it was for. It counts as told.',
		]);
	});

	it('say of a dry run in test mode nothing of messages that went somewhere', () => {
		expect(said([sent({ dryRun: true }, 'test_mode')])).toEqual([
			'Dry run: nothing was sent, and nothing was written down.',
		]);
	});

	it('say once that it was a dry run', () => {
		expect(said([sent({ dryRun: true }), sent({ dryRun: true })])).toEqual([
			'Dry run: nothing was sent, and nothing was written down.',
		]);
	});

	it('name once who could not be mentioned', () => {
		const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@acme.test`);
		expect(
			said([sent({ notMentioned: six.slice(0, 1) }), sent({ notMentioned: ['a@acme.test'] })]),
		).toEqual(['Not mentioned, because nobody in Slack is connected to the address: a@acme.test.']);
		expect(said([sent({ notMentioned: six })])[0]).toMatch(/e@acme\.test and 1 more\.$/);
	});
});
