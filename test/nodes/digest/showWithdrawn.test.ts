// Answers: does the answer to a withdrawal say what is not told, and what it was too late for?
import { describe, expect, it } from 'vitest';
import { showWithdrawn } from '../../../nodes/SlackDigest/showWithdrawn';
import type { WithdrawAnswer } from '../../../src/index';

const one = { id: 1, type: 'task.assigned', title: 'Call Bob', dedupeKey: 'E-1' };
const says = (answer: Partial<WithdrawAnswer>, parts: { toldAt?: number; ofOne?: boolean } = {}) =>
	showWithdrawn(
		{ withdrawn: [], inFlight: [], told: 0, beforehand: false, ...answer },
		{ ofOne: false, ...parts },
	).says;
const toldAt = Date.UTC(2026, 2, 3, 9);

describe('a withdrawal', () => {
	it('lists what was taken back, by the event ID that it came under', () => {
		const answer = { withdrawn: [one], inFlight: [], told: 0, beforehand: false };
		expect(showWithdrawn(answer, { ofOne: false })).toEqual({
			says: 'Withdrew one notification.',
			withdrawn: [{ type: 'task.assigned', title: 'Call Bob', eventId: 'E-1' }],
			inFlight: [],
			told: 0,
			beforehand: false,
		});
	});

	it.each<[Parameters<typeof says>[0], Parameters<typeof says>[1], string]>([
		[{ withdrawn: [one, one] }, {}, 'Withdrew 2 notifications.'],
		[{ told: 1 }, { toldAt }, 'Too late: told already on 3 March 2026 at 09:00 UTC.'],
		[{ told: 1 }, {}, 'Too late: told already.'],
		[
			{ withdrawn: [one], told: 2 },
			{ toldAt },
			'Withdrew one notification. Too late: 2 notifications were told already, the last on 3 March 2026 at 09:00 UTC.',
		],
		[
			{ inFlight: [one] },
			{},
			'Too late: one notification is on the way to Slack at this moment, or unsure.',
		],
		[
			{ beforehand: true },
			{},
			'Nothing has this event ID yet; what comes under it will not be told.',
		],
		[
			{ beforehand: true },
			{ ofOne: true },
			'Nothing has this event ID yet; what comes under it will not be told to this recipient.',
		],
		[{}, {}, 'Nothing that fits is queued.'],
	])('of %j says, with %j: %s', (answer, parts, expected) => {
		expect(says(answer, parts)).toBe(expected);
	});
});
