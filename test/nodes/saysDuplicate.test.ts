// Answers: does an event that came twice say what became of it when it came first?
import { describe, expect, it } from 'vitest';
import { saysDuplicate } from '../../nodes/shared/results/saysDuplicate';

type First = NonNullable<Parameters<typeof saysDuplicate>[0]>;

const says = (state: First['state'], rest: Partial<First> = {}) =>
	saysDuplicate({ state, frequency: 'immediate', ...rest } as First);

describe('what is said about an event that came twice', () => {
	it('says that it was told only where it was sent', () => {
		expect(says('sent')).toMatch(/^Told before/);
	});

	it.each<[First['state'], Partial<First>, string]>([
		['queued', {}, 'it waits to be sent'],
		['queued', { frequency: 'hourly', windowEndsAt: 1 }, 'it waits for the next hourly digest'],
		['queued', { windowEndsAt: 1, putOff: 'quiet_hours' }, 'for the end of the quiet hours'],
		['queued', { windowEndsAt: 1, putOff: 'day_off' }, 'for the next working day'],
		['queued', { windowEndsAt: 1, putOff: 'too_many' }, 'which the node Slack Digest sends'],
		['claimed', {}, 'another run is sending it right now'],
		['sending', {}, 'another run is sending it right now'],
		['unsure', {}, 'the next runs look up whether it arrived'],
		['failed', {}, 'it could not be sent'],
		['withdrawn', {}, 'it was withdrawn before it was sent'],
		['withdrawn', { reason: 'superseded' }, 'a newer event about the record took its place'],
		['withdrawn', { reason: 'cancelled_out' }, 'the record was cancelled before it was sent'],
		['expired', {}, 'it expired before it could be sent'],
		['muted', {}, 'it was turned off before it was sent'],
	])('says of one that is %s, %j: %s', (state, rest, words) => {
		expect(says(state, rest)).toMatch(/^Accepted before/);
		expect(says(state, rest)).toContain(words);
		expect(says(state, rest)).not.toMatch(/told/i);
	});
});
