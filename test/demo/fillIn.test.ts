// Answers: do digests fall due when the demo waits for them, and no others, at whatever time it is started?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn, whenDigestsAreDue } from '../../demo/fillIn.ts';
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
	it('makes daily digests due three to four minutes from now, at the end of a minute', () => {
		fc.assert(
			fc.property(now, (at) => {
				const due = whenDigestsAreDue(at);
				expect(due % minute).toBe(0);
				expect(due - at).toBeGreaterThanOrEqual(3 * minute);
				expect(due - at).toBeLessThan(4 * minute + 1);
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
