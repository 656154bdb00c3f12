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

	it.each(['mailto:ana@acme.com', 'MAILTO:ana@acme.com?subject=Hello', 'mailto: ana@acme.com'])(
		'can’t be made from a link to its e-mail, and is told to leave mailto: out: %s',
		(email) => {
			expect(refusalOf({ email })).toMatchObject({
				code: 'email_malformed',
				field: 'Member Email',
				hint: expect.stringMatching(/mailto:/),
			});
		},
	);

	it('is refused with a message of bounded length, whatever was given', () => {
		expect(refusalOf({ email: 'x'.repeat(100_000) }).message.length).toBeLessThan(200);
	});

	it('can’t have an object as its ID', () => {
		expect(refusalOf({ email: 'ana@acme.com', memberId: {} })).toMatchObject({
			field: 'Member ID',
		});
	});
});

describe('a member’s other e-mails', () => {
	const others = (otherEmails: unknown) =>
		readMember({ email: 'ana@acme.com', otherEmails }).otherEmails;

	it.each([
		[['Ana@Home.org', ' a@home.org ']],
		['Ana@Home.org, a@home.org'],
		['Ana@Home.org;a@home.org;'],
		['Ana@Home.org a@home.org'],
		['\nAna@Home.org\r\na@home.org'],
		[['Ana@Home.org, a@home.org', null, '']],
	])('are a list, or one text with something between them: %j', (given) => {
		expect(others(given)).toEqual(['Ana@Home.org', 'a@home.org']);
	});

	it.each([
		undefined,
		null,
		'',
		' , ',
		[],
		[''],
		'ANA@acme.com',
		['ana@acme.com', 'ana@acme.com.'],
	])('are none in %j', (given) => {
		expect(readMember({ email: 'ana@acme.com', otherEmails: given })).toEqual({
			key: 'ana@acme.com',
			email: 'ana@acme.com',
		});
	});

	it('are there once each, however they are written', () => {
		expect(others('ana@home.org, ANA@home.org, ana@home.org.')).toEqual(['ana@home.org']);
	});

	it.each([
		['a@home.org, nobody', 'email_malformed'],
		['Ana <a@home.org>', 'email_malformed'],
		[17, 'email_not_text'],
		[{ email: 'a@home.org' }, 'email_not_text'],
		[['a@home.org', 17], 'email_not_text'],
		[[['a@home.org']], 'email_not_text'],
		[Array.from({ length: 21 }, (_, at) => `a${at}@home.org`), 'too_many_emails'],
	])('can’t be %j: %s', (otherEmails, code) => {
		const refusal = refusalOf({ email: 'ana@acme.com', otherEmails });
		expect(refusal).toMatchObject({ code, field: 'Other Emails' });
	});

	it('are refused with the one that is malformed, shortened', () => {
		expect(refusalOf({ email: 'ana@acme.com', otherEmails: 'a@b.org, bo' }).message).toContain(
			'“bo”',
		);
		const { message } = refusalOf({ email: 'ana@acme.com', otherEmails: 'x'.repeat(100_000) });
		expect(message.length).toBeLessThan(200);
	});

	it('are twenty at most', () => {
		expect(others(Array.from({ length: 20 }, (_, at) => `a${at}@home.org`))).toHaveLength(20);
	});
});
