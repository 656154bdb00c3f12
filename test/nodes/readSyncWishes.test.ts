// Answers: is nobody forgotten unless somebody said so, and no more of them than was said?
import { describe, expect, it } from 'vitest';
import { readSyncWishes } from '../../nodes/SlackMapMembers/readSyncWishes';

const wishesOf = (options: Record<string, unknown>) =>
	readSyncWishes((path) => options[path.replace('options.', '')]);

describe('what a sync wants for members that are missing', () => {
	it('is that they stay as they are, where nothing is said', () => {
		expect(wishesOf({})).toEqual({
			list: undefined,
			missing: 'leave',
			forgetAtMostPercent: 20,
			timeLimitMs: 600_000,
		});
	});

	it('is what the form says', () => {
		const options = { ifMissing: 'forget', forgetAtMost: '5', listName: 'sales', timeLimit: 60 };
		expect(wishesOf(options)).toEqual({
			list: 'sales',
			missing: 'forget',
			forgetAtMostPercent: 5,
			timeLimitMs: 60_000,
		});
	});

	it.each([
		[{ ifMissing: 'delete' }, 'If Missing'],
		[{ forgetAtMost: '' }, 'Forget At Most (%)'],
		[{ forgetAtMost: 101 }, 'Forget At Most (%)'],
		[{ forgetAtMost: null, timeLimit: 'soon' }, 'Time Limit'],
	])('is refused where it is unclear: %j', (options, field) => {
		expect(() => wishesOf(options)).toThrow(expect.objectContaining({ field }));
	});
});
