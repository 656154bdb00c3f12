import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitForLog } from '../../nodes/shared/results/fitForLog';

describe('what n8n’s log may have of an error', () => {
	it.each([
		['No item has the field “owner.nme”', 'No item has the field “owner.nme”'],
		['The credential’s “Port” is no number', 'The credential’s “Port” is no number'],
		['Nobody has seen the ID “4711”', 'Nobody has seen the ID “4711”'],
		['“Mars/Olympus” is not known', '“Mars/Olympus” is not known'],
	])('is a name, by which one finds what to mend: %s', (message, logged) => {
		expect(fitForLog(message)).toBe(logged);
	});

	it.each([
		['“Ana is leaving us” is no link', '“…” is no link'],
		['“xoxb-12345-abc” is no ID of a Slack user', '“…” is no ID of a Slack user'],
		['“+49 170 1234567” is no time of day', '“…” is no time of day'],
		['“a “b c” d” is no link', '“…” is no link'],
		['“Said “yes” to all of it” is no date', '“…” is no date'],
		['“one ” two” and “three four” are none', '“…” are none'],
		['“one “ two” and “three four” are none', '“…” are none'],
		['“one two” and “three four”', '“…” and “…”'],
	])('is nothing that somebody wrote: %s', (message, logged) => {
		expect(fitForLog(message)).toBe(logged);
	});

	it('is no e-mail, whatever stands around it', () => {
		const around = fc.stringMatching(/^[“”()<>,;:"' x.]{0,20}$/);
		const property = fc.property(around, fc.emailAddress(), around, (before, email, after) => {
			expect(fitForLog(`${before} ${email} ${after}`)).not.toMatch(/[^@\s…]@[^@\s…]/);
		});
		fc.assert(property);
	});

	it('keeps what is neither', () => {
		const plain = fc.stringMatching(/^[^“”@]*$/);
		fc.assert(fc.property(plain, (text) => fitForLog(text) === text));
	});
});
