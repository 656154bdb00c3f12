// Answers: do digests fall due when the demo waits for them, and no others, at whatever time it is started?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn, fillInEntry, fillInEvent, whenDigestsAreDue } from '../../demo/fillIn.ts';
import { readSample } from '../../demo/sample/sample.ts';

const minute = 60_000;
const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) });
/** One of each kind: what is filled in depends on nothing else. */
const preferences = [
	...new Map(
		readSample().preferences.map((each) => [`${each.frequency} ${each.timeZone}`, each]),
	).values(),
];

const inZone = (at: number, timeZone: string) =>
	Object.fromEntries(
		new Intl.DateTimeFormat('en-GB', {
			timeZone,
			...{ hour: '2-digit', minute: '2-digit', weekday: 'short', hourCycle: 'h23' },
		})
			.formatToParts(at)
			.map(({ type, value }) => [type, value]),
	);

describe('filling in the preferences', () => {
	it('makes daily digests due four to five minutes from now, at the end of a minute', () => {
		fc.assert(
			fc.property(now, (at) => {
				const due = whenDigestsAreDue(at);
				expect(due % minute).toBe(0);
				expect(due - at).toBeGreaterThanOrEqual(4 * minute);
				expect(due - at).toBeLessThan(5 * minute + 1);
			}),
		);
	});

	it('writes that instant as the local time of every zone', () => {
		fc.assert(
			fc.property(now, (at) => {
				const due = whenDigestsAreDue(at);
				for (const { time, timeZone } of fillIn(preferences, due)) {
					const { hour, minute } = inZone(due, timeZone);
					expect(time).toBe(`${hour}:${minute}`);
				}
			}),
			{ numRuns: 20 },
		);
	});

	it('lets no full hour pass for the hourly ones from the first event on, and keeps weekly ones days away', () => {
		const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
		fc.assert(
			fc.property(now, (at) => {
				const due = whenDigestsAreDue(at);
				for (const { frequency, timeZone, weekday } of fillIn(preferences, due)) {
					const local = inZone(due, timeZone);
					const daysAway = (weekday - 1 - names.indexOf(String(local['weekday'])) + 7) % 7;
					if (frequency === 'weekly') expect([2, 3, 4]).toContain(daysAway);
					if (frequency !== 'hourly') continue;
					const minutesSinceTheHour = Number(local['minute']);
					expect(minutesSinceTheHour * minute).toBeGreaterThanOrEqual(due - at);
					expect(minutesSinceTheHour).toBeLessThan(40);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('filling in an entry of a document', () => {
	const entry = { everything: 'daily', timeZone: 'Asia/Kathmandu' } as const;
	const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

	it('ends the quiet hours when the digests are due, and no sooner', () => {
		fc.assert(
			fc.property(now, (at) => {
				const due = whenDigestsAreDue(at);
				const filled = fillInEntry({ ...entry, quietHours: 'until_soon', time: 'soon' }, due);
				const { hour, minute } = inZone(due, entry.timeZone);
				expect(filled.quietHours?.to).toBe(`${hour}:${minute}`);
				expect(filled.time).toBe(`${hour}:${minute}`);
				const begun = inZone(due - 120 * 60_000, entry.timeZone);
				expect(filled.quietHours?.from).toBe(`${begun['hour']}:${begun['minute']}`);
			}),
			{ numRuns: 50 },
		);
	});

	it('has no working day from when it is set until the demo is over', () => {
		fc.assert(
			fc.property(now, (at) => {
				const due = whenDigestsAreDue(at);
				const days = fillInEntry({ workingDays: 'not_today', timeZone: 'UTC' }, due).workingDays;
				for (const moment of [at, due, due + 60 * minute]) {
					const today = names.indexOf(String(inZone(moment, 'UTC')['weekday'])) + 1;
					expect(days).not.toContain(today);
				}
			}),
		);
	});

	it('leaves alone what was not asked for', () => {
		const plain = { member: { email: 'ana@acme.example', id: '1' }, everything: 'off' };
		expect(fillInEntry(plain, 0)).toEqual(plain);
	});
});

it('what expires with the digest is of use until then, and what has passed is not', () => {
	const event = { eventId: 'e', type: 't', title: '', text: '', url: '', recordKey: '' };
	const due = Date.parse('2026-03-02T09:00:00Z');
	const expiring = (expiresAt: 'with_the_digest' | 'passed') =>
		fillInEvent({ ...event, expiresAt }, due).expiresAt;
	expect(expiring('with_the_digest')).toBe('2026-03-02T09:00:00.000Z');
	expect(expiring('passed')).toBe('2026-03-01T09:00:00.000Z');
	expect(fillInEvent(event, due)).toEqual(event);
});
