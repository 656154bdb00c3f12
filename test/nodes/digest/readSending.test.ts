// Answers: does a run send for as long, and keep what it sent for as long, as the form says?
import { describe, expect, it } from 'vitest';
import { readKeeping, readSending } from '../../../nodes/SlackDigest/readSending';

const reading = (options: Record<string, unknown>) => (path: string) =>
	options[path.replace('options.', '')];
const day = 24 * 3_600_000;

describe('a run that sends', () => {
	it('takes five minutes, splits long digests and keeps 90 days, where nothing is said', () => {
		expect(readSending(reading({}))).toEqual({ timeLimitMs: 300_000, longDigests: 'messages' });
		expect(readKeeping(reading({}))).toEqual({ keepSentMs: 90 * day, keepDecisionsMs: 90 * day });
	});

	it('keeps for ever what is kept for 0 days', () => {
		expect(readKeeping(reading({ keepSentDays: 0, keepDecisionsDays: '7' }))).toEqual({
			keepSentMs: undefined,
			keepDecisionsMs: 7 * day,
		});
	});

	it.each([
		[{ keepSentDays: -1 }, 'Keep Sent Notifications For (Days)'],
		[{ keepDecisionsDays: '' }, 'Keep Decisions For (Days)'],
		[{ keepDecisionsDays: 'for ever' }, 'Keep Decisions For (Days)'],
	])('deletes nothing where it is unclear: %j', (options, field) => {
		expect(() => readKeeping(reading(options))).toThrow(expect.objectContaining({ field }));
	});

	it('refuses a form of long digests that there is not', () => {
		expect(() => readSending(reading({ longDigests: 'file' }))).toThrow(
			expect.objectContaining({ field: 'Long Digests' }),
		);
	});
});
