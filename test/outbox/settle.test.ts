import { describe, expect, it } from 'vitest';
import { silenceAfter } from '../../src/outbox/pace';
import { settlementOf } from '../../src/outbox/settle';

const refusal = { code: 'some_code', says: 'Something', hint: 'Do this' };
const now = 1_000_000;

describe('after a message was handed to Slack', () => {
	it('a posted one is sent, with its place in Slack', () => {
		const settlement = settlementOf({ outcome: 'posted', conversation: 'D1', ts: '1.2' }, 1, now);
		expect(settlement).toEqual({ state: 'sent', conversation: 'D1', ts: '1.2' });
	});

	it('a refused one is failed, with Slack’s code', () => {
		expect(settlementOf({ outcome: 'refused', refusal }, 1, now)).toEqual({
			state: 'failed',
			reason: 'some_code',
		});
	});

	it('one whose answer was lost is unsure: neither sent nor sent again', () => {
		expect(settlementOf({ outcome: 'unsure', refusal }, 1, now).state).toBe('unsure');
	});

	it('one that was not taken is queued for later, not before Retry-After', () => {
		const outcome = { outcome: 'later', refusal, retryAfterMs: 90_000, rateLimited: true } as const;
		expect(settlementOf(outcome, 1, now)).toMatchObject({
			state: 'queued',
			notBefore: now + 90_000,
		});
	});

	it('one that met a bad credential is queued and first in line', () => {
		expect(settlementOf({ outcome: 'stopped', refusal }, 5, now)).toMatchObject({
			state: 'queued',
			notBefore: now,
		});
	});
});

describe('all workers keep quiet', () => {
	it('for as long as Slack’s Retry-After says', () => {
		expect(
			silenceAfter({ outcome: 'later', refusal, retryAfterMs: 7_000, rateLimited: true }),
		).toBe(7_000);
	});

	it('for half a minute after a 429 that does not say for how long', () => {
		expect(silenceAfter({ outcome: 'later', refusal, rateLimited: true })).toBe(30_000);
	});

	it('for no time after a message that was posted, refused or lost', () => {
		expect(silenceAfter({ outcome: 'posted', conversation: 'D1', ts: '1.2' })).toBe(0);
		expect(silenceAfter({ outcome: 'refused', refusal })).toBe(0);
		expect(silenceAfter({ outcome: 'unsure', refusal })).toBe(0);
	});
});
