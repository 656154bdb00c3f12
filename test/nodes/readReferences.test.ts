// Answers: is the member, and the Slack user, the one that a person or an expression meant?
import { describe, expect, it } from 'vitest';
import { readMember } from '../../nodes/shared/parameters/readMember';
import { readSlackUser } from '../../nodes/shared/parameters/readSlackUser';

const given = (value: unknown) => () => value;
const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

describe('a member', () => {
	it.each([
		['picked from the list', locator('list', 'm7'), { kind: 'key', key: 'm7' }],
		['given by ID', locator('id', 'm7'), { kind: 'key', key: 'm7' }],
		['whose ID is a number', locator('id', 7), { kind: 'key', key: 7 }],
		['whose ID looks like an e-mail', locator('id', 'a@b.c'), { kind: 'key', key: 'a@b.c' }],
		['given by e-mail', locator('email', 'a@b.c'), { kind: 'given', email: 'a@b.c' }],
		['whose e-mail is none', locator('email', 'ana'), { kind: 'given', email: 'ana' }],
		['that an expression gives by e-mail', 'a@b.c', { kind: 'given', email: 'a@b.c' }],
		['that an expression gives by ID', 'm7', { kind: 'key', key: 'm7' }],
		['that an expression gives by number', 7, { kind: 'key', key: 7 }],
	])('%s is read as what it is', (_how, value, expected) => {
		expect(readMember(given(value), 0)).toEqual(expected);
	});

	it.each([undefined, null, '', ' ', locator('list', ''), locator('email', undefined)])(
		'that was not chosen (%j) is refused by the name of its field',
		(value) => {
			expect(() => readMember(given(value), 0)).toThrow(
				expect.objectContaining({ code: 'member_not_chosen', field: 'Member' }),
			);
		},
	);
});

describe('a Slack user', () => {
	it.each([
		['picked from the list', locator('list', 'U7'), { kind: 'id', id: 'U7' }],
		['given by ID', locator('id', 'U7'), { kind: 'id', id: 'U7' }],
		['given by e-mail', locator('email', 'a@b.c'), { kind: 'email', email: 'a@b.c' }],
		[
			'whose e-mail was put where IDs go',
			locator('id', 'a@b.c'),
			{ kind: 'email', email: 'a@b.c' },
		],
		['that an expression gives by e-mail', 'a@b.c', { kind: 'email', email: 'a@b.c' }],
		['that an expression gives by ID', 'U7', { kind: 'id', id: 'U7' }],
	])('%s is read as what it is', (_how, value, expected) => {
		expect(readSlackUser(given(value), 0)).toEqual(expected);
	});

	it.each([undefined, '', locator('list', '')])(
		'who was not chosen (%j) is refused by the name of the field',
		(value) => {
			expect(() => readSlackUser(given(value), 0)).toThrow(
				expect.objectContaining({ code: 'slack_user_not_chosen', field: 'Slack User' }),
			);
		},
	);
});
