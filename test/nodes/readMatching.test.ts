// Answers: does the engine get the rules that the credential's form shows, and no others?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { readMatching, readNotFoundIsBelievedMs } from '../../nodes/shared/engine/readMatching';

const rules = {
	ignorePlusTags: true,
	dotlessDomains: 'gmail.com',
	sameDomains: 'acme.com = acme.co.uk',
	includeGuests: true,
	includeBots: false,
	includeStrangers: false,
};

describe('the rules of a credential', () => {
	it('are those of the form where they are custom', () => {
		expect(readMatching({ accessToken: 'secret', matching: 'custom', ...rules })).toEqual(rules);
	});

	it.each(['standard', undefined])(
		'are the standard ones where that says %s, whatever is hidden in the form',
		(matching) => {
			expect(readMatching({ ...rules, ...(matching && { matching }) })).toBeUndefined();
		},
	);
});

/** A credential that was saved before there was the field has none. */
const saying = (notFoundIsBelieved: string | number | undefined): ICredentialDataDecryptedObject =>
	notFoundIsBelieved === undefined ? {} : { notFoundIsBelieved };

describe('how long “not found” is believed', () => {
	it.each([
		[60, 3_600_000],
		['5', 300_000],
		[0, 0],
		[0.5, 30_000],
		[undefined, undefined],
		['', undefined],
	])('is %j minutes in the form, and %j ms to the engine', (notFoundIsBelieved, expected) => {
		expect(readNotFoundIsBelievedMs(saying(notFoundIsBelieved))).toBe(expected);
	});

	it.each(['soon', -1, 600_000, Number.NaN])('is refused where it is %j', (notFoundIsBelieved) => {
		expect(() => readNotFoundIsBelievedMs({ notFoundIsBelieved })).toThrow(
			expect.objectContaining({
				code: 'not_found_time_unusable',
				field: 'Not Found Is Believed For (Minutes)',
			}),
		);
	});
});
