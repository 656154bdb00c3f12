import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howToLook } from '../../src/members/howToLook';

describe('Slack is asked', () => {
	it.each([
		// A handful is asked for one by one, however small the workspace.
		[1, 10, 'by_email'],
		[5, 10, 'by_email'],
		[6, 10, 'by_walk'],
		// Two pages of 20 a minute weigh as much as five e-mails of 50 a minute; equal is by e-mail.
		[5, 2_000, 'by_email'],
		[6, 2_000, 'by_walk'],
		[7, 2_001, 'by_email'],
		[8, 2_001, 'by_walk'],
		[10, 4_000, 'by_email'],
		[11, 4_000, 'by_walk'],
		[125, 50_000, 'by_email'],
		[126, 50_000, 'by_walk'],
		[250, 100_000, 'by_email'],
		[251, 100_000, 'by_walk'],
	] as const)('about %i e-mails in a workspace of %i users %s', (questions, users, way) => {
		expect(howToLook({ members: questions, questions, users })).toBe(way);
	});

	it('about up to 25 e-mails one by one while nobody knows how big the workspace is', () => {
		expect(howToLook({ members: 25, questions: 25 })).toBe('by_email');
		expect(howToLook({ members: 26, questions: 26 })).toBe('by_walk');
	});

	it('about a handful of members one by one, however many e-mails each of them has', () => {
		expect(howToLook({ members: 5, questions: 100, users: 10 })).toBe('by_email');
		expect(howToLook({ members: 6, questions: 100, users: 10 })).toBe('by_walk');
	});

	it('never by the way that takes more minutes of its limit, beyond a handful', () => {
		const counts = fc.tuple(fc.integer({ min: 6, max: 5_000 }), fc.nat(500_000));
		fc.assert(
			fc.property(counts, ([questions, users]) => {
				const minutes = {
					by_email: questions / 50,
					by_walk: Math.max(1, Math.ceil(users / 1_000)) / 20,
				};
				const way = howToLook({ members: questions, questions, users });
				expect(minutes[way]).toBeLessThanOrEqual(Math.min(minutes.by_email, minutes.by_walk));
			}),
		);
	});
});
