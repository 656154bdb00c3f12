// Answers: does a run say what its items do not show, and nothing where there is nothing to say?
import { describe, expect, it } from 'vitest';
import { hintsAbout } from '../../../nodes/SlackDigest/hintsAbout';
import type { DeliveryOutcome, DeliveryReport } from '../../../src/index';

const idle: DeliveryReport = {
	deliveries: [],
	waiting: { due: 0, later: 0, unsure: 0 },
	leftOut: { expired: 0, muted: 0 },
};
const sent: DeliveryOutcome = {
	kind: 'digest',
	state: 'sent',
	recipient: 'C0TEST',
	part: 1,
	parts: 1,
	notifications: [],
};
const hints = (report: Partial<DeliveryReport>) =>
	hintsAbout({ ...idle, ...report }, 'Nothing was due.').map(({ type, message }) => [
		type,
		message,
	]);

describe('a run that sends', () => {
	it('says nothing where everything went out', () => {
		expect(hints({ deliveries: [sent] })).toEqual([]);
	});

	it('warns that Slack asked to wait, and says that nothing is lost', () => {
		const waiting = { due: 3, later: 1, unsure: 0 };
		expect(hints({ deliveries: [sent], stoppedBy: 'asked_to_wait', waiting })).toEqual([
			[
				'warning',
				'Slack asked to wait for longer than a run should. 3 notification(s) that are due stay queued and go out with the next run.',
			],
		]);
	});

	it('says how many were left out, and why', () => {
		const left = { deliveries: [sent], leftOut: { expired: 2, muted: 1 } };
		expect(hints(left)).toEqual([
			[
				'info',
				'3 notifications were due and are not told: 2 had expired, 1 was turned off meanwhile.',
			],
		]);
		expect(hints({ leftOut: { expired: 1, muted: 0 } })).toEqual([
			['info', 'One notification was due and is not told: 1 had expired. No notification waits.'],
		]);
	});

	it('says that the test mode is on, and where everything goes', () => {
		const redirected = { ...sent, redirectedFrom: 'U1' };
		expect(hints({ deliveries: [redirected, redirected] })).toEqual([
			['warning', expect.stringMatching(/^Test mode is on .* 2 messages went to C0TEST and not/)],
		]);
	});

	it('says what it deleted only beside something else', () => {
		expect(hints({ deliveries: [sent], cleaned: 1_200 })).toEqual([]);
		expect(hints({ cleaned: 1_200 })).toEqual([
			['info', 'Nothing was due. No notification waits.'],
			['info', '1,200 rows of what was told long ago were deleted from the store.'],
		]);
	});
});
