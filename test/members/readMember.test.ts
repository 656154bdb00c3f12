import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { readMember, type MemberInput } from '../../src/members/readMember';

function refusalOf(input: MemberInput): BadInput {
	try {
		readMember(input);
	} catch (error) {
		if (error instanceof BadInput) return error;
	}
	throw new Error('the input was taken');
}

describe('a member', () => {
	it('is known by its ID', () => {
		expect(readMember({ email: 'Ana@acme.com', memberId: 17 })).toEqual({
			key: '17',
			email: 'Ana@acme.com',
		});
	});

	it('without an ID is known by its normalised e-mail', () => {
		expect(readMember({ email: ' Ana@Acme.com ', name: 'Ana' })).toEqual({
			key: 'ana@acme.com',
			email: 'Ana@Acme.com',
			name: 'Ana',
		});
	});

	it.each([
		[undefined, 'email_missing'],
		[null, 'email_missing'],
		['', 'email_missing'],
		[{ address: 'ana@acme.com' }, 'email_not_text'],
		[['ana@acme.com'], 'email_not_text'],
		['not an e-mail', 'email_malformed'],
	])('can’t be made from the e-mail %j: %s', (email, code) => {
		expect(refusalOf({ email })).toMatchObject({ code, field: 'Member Email' });
	});

	it('is refused with a message of bounded length, whatever was given', () => {
		expect(refusalOf({ email: 'x'.repeat(100_000) }).message.length).toBeLessThan(200);
	});

	it('can’t have an object as its ID', () => {
		expect(refusalOf({ email: 'ana@acme.com', memberId: {} })).toMatchObject({
			field: 'Member ID',
		});
	});
});
