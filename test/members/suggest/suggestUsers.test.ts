import { describe, expect, it } from 'vitest';
import type { SuggestionReason } from '../../../src/members/mappedMember';
import { member, suggest, user } from './people';

type Pair = [
	fact: string,
	member: [name: string, email: string],
	user: [name: string, email?: string],
	why: SuggestionReason,
	says: string,
];

const suggested: Pair[] = [
	[
		'name and local part are the same',
		['Ana López', 'ana.lopez@gmail.com'],
		['Ana Lopez', 'ana.lopez@acme.com'],
		'same_name',
		'Same name, and ana.lopez before the @ as well',
	],
	[
		'the name is the same, whatever the accents',
		['Łukasz Żółć', 'lz@home.pl'],
		['lukasz zolc', 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'the name is the same but for pronouns in brackets',
		['Ana López', 'a@home.es'],
		['Ana López (she/her)', 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'the last name comes first, with a comma',
		['López, Ana', 'a@home.es'],
		['Ana López', 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'first and last name are swapped',
		['López Ana', 'a@home.es'],
		['Ana López', 'someone@acme.com'],
		'similar_name',
		'Same name in another order',
	],
	[
		'the name is written with one word',
		['王伟', 'w@home.cn'],
		['王伟', 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'an apostrophe is another one',
		['Sean O’Brien', 's@home.ie'],
		["Sean O'Brien", 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'a letter is doubled',
		['Anna López', 'a@home.es'],
		['Ana López', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'two letters changed places',
		['Ana Lopze', 'a@home.es'],
		['Ana López', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'an umlaut is written with an e',
		['Jürgen Müller', 'j@home.de'],
		['Juergen Mueller', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'there is a middle name',
		['Ana María López', 'a@home.es'],
		['Ana López', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'the first name is an initial',
		['A. López', 'a@home.es'],
		['Ana López', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'the first name is short for another',
		['Alex Smith', 'a@home.uk'],
		['Alexander Smith', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'a double name is written as one word',
		['Jean-Luc Picard', 'j@home.fr'],
		['Jeanluc Picard', 'someone@acme.com'],
		'similar_name',
		'Similar name',
	],
	[
		'the local part is the same at another domain',
		['', 'ana.lopez@gmail.com'],
		['Ana', 'ana.lopez@acme.com'],
		'same_local_part',
		'Same before the @: ana.lopez',
	],
	[
		'the local part is the same but for a plus-tag',
		['', 'ana.lopez+jobs@gmail.com'],
		['Ana', 'ana.lopez@acme.com'],
		'same_local_part',
		'Same before the @: ana.lopez',
	],
	[
		'she kept her e-mail and changed her last name',
		['Ana López', 'ana.lopez@gmail.com'],
		['Ana García', 'ana.lopez@acme.com'],
		'same_local_part',
		'Same before the @: ana.lopez',
	],
	[
		'the local part is an initial and the last name',
		['', 'ana.lopez@gmail.com'],
		['Ana', 'alopez@acme.com'],
		'similar_local_part',
		'Similar before the @: alopez in Slack',
	],
	[
		'the local part has the last name first',
		['', 'lopez.ana@acme.com'],
		['Ana', 'ana.lopez@acme.com'],
		'similar_local_part',
		'Similar before the @: ana.lopez in Slack',
	],
	[
		'the local part has no dot',
		['', 'analopez@acme.com'],
		['Ana', 'ana.lopez@acme.com'],
		'similar_local_part',
		'Similar before the @: ana.lopez in Slack',
	],
	[
		'the local part has a slip',
		['', 'ana.lopze@acme.com'],
		['Ana', 'ana.lopez@acme.com'],
		'similar_local_part',
		'Similar before the @: ana.lopez in Slack',
	],
	[
		'the local part is one word and has a slip',
		['', 'analopze@acme.com'],
		['Ana', 'analopez@acme.com'],
		'similar_local_part',
		'Similar before the @: analopez in Slack',
	],
	[
		'a name is the same for 120 characters',
		[`${'Anab'.repeat(30)}x`, 'a@home.es'],
		[`${'Anab'.repeat(30)}y`, 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'a name is the same for six words',
		['A B C D E F one', 'a@home.es'],
		['A B C D E F two', 'someone@acme.com'],
		'same_name',
		'Same name',
	],
	[
		'what is before the @ is the same for 120 characters',
		['', `${'anab'.repeat(30)}x@home.es`],
		['Ana', `${'anab'.repeat(30)}y@acme.com`],
		'same_local_part',
		`Same before the @: ${'anab'.repeat(10)}…`,
	],
	[
		'the name is the same and the local part is alike',
		['Ana López', 'alopez@gmail.com'],
		['Ana López', 'ana.lopez@acme.com'],
		'same_name',
		'Same name, and ana.lopez before the @ where the member has alopez',
	],
	[
		'a member without a name spells the user’s before the @',
		['', 'ana.lopez@gmail.com'],
		['Ana López', 'k7@acme.com'],
		'similar_name',
		'ana.lopez before the @ reads like this name',
	],
	[
		'a user with a nickname spells the member’s name before the @',
		['Ana López', 'k7@gmail.com'],
		['nita', 'ana.lopez@acme.com'],
		'similar_local_part',
		'ana.lopez before the @ in Slack reads like the member’s name',
	],
	[
		'the name is written in another script',
		['Ivan Petrov', 'i@home.bg'],
		['Иван Петров', 'ivan.petrov@acme.com'],
		'similar_local_part',
		'ivan.petrov before the @ in Slack reads like the member’s name',
	],
];

const notSuggested: [fact: string, member: [string, string], user: [string, string?]][] = [
	['nothing is alike', ['Ana López', 'ana@home.es'], ['Bob Jones', 'bob@acme.com']],
	['only the first name is the same', ['Ana', 'x@home.es'], ['Ana López', 'y@acme.com']],
	['only the last name is the same', ['Ana López', 'x@home.es'], ['Bob López', 'y@acme.com']],
	['short first names differ', ['Jan Peters', 'j1@home.nl'], ['Jon Peters', 'jon@acme.com']],
	['two people have initials', ['A. L.', 'x@home.es'], ['Ana López', 'y@acme.com']],
	['names only begin alike', ['Alex Lop', 'x@home.es'], ['Alexander López', 'y@acme.com']],
	['a mailbox is a task’s', ['', 'info@home.es'], ['Info', 'info@acme.com']],
	['local parts have another number', ['', 'porter11@home.es'], ['Porter', 'porter12@acme.com']],
	[
		'the local part is a first name and the names differ',
		['Ana López', 'ana@home.es'],
		['Ana García', 'ana@acme.com'],
	],
	[
		'the local part is the same and nothing of the names',
		['Bob Jones', 'bjx@home.uk'],
		['Ana García', 'bjx@acme.com'],
	],
	['a vowel sign makes another name', ['राम', 'r@home.in'], ['रीमा', 'm@acme.com']],
];

describe('somebody is suggested where', () => {
	it.each(suggested)('%s', (_, [name, email], [userName, userEmail], why, says) => {
		expect(suggest(member(name, email), [user('U1', userName, userEmail)])).toMatchObject([
			{ slackUser: { id: 'U1' }, why, says },
		]);
	});
});

describe('nobody is suggested where', () => {
	it.each(notSuggested)('%s', (_, [name, email], [userName, userEmail]) => {
		expect(suggest(member(name, email), [user('U1', userName, userEmail)])).toEqual([]);
	});
});

describe('the more speaks for somebody, the higher the score:', () => {
	const ana = member('Ana López', 'ana.lopez@gmail.com');
	const users = [
		user('U1', 'Anna López', 'annie@acme.com'),
		user('U2', 'Ana López', 'nita@acme.com'),
		user('U3', 'Ana López', 'ana.lopez@acme.com'),
		user('U4', 'Ana L', 'al@acme.com'),
	];

	it('name and local part, then the name, then a similar name', () => {
		expect(suggest(ana, users).map(({ slackUser }) => slackUser.id)).toEqual(['U3', 'U2', 'U1']);
	});

	it('the account that the member had stands above any name', () => {
		const had = user('U9', 'Ana García', 'ana.garcia@acme.com');
		const [first] = suggest(ana, [...users, had], { had });
		expect(first).toMatchObject({
			slackUser: had,
			why: 'had_the_email',
			says: 'Was this member’s account before, and has the e-mail ana.garcia@acme.com in Slack now',
		});
	});

	it('accounts with the e-mail stand above all, the one with the name first', () => {
		const bob = user('U7', 'Bob Jones', 'ana.lopez@gmail.com');
		const self = user('U8', 'Ana López', 'ana.lopez@gmail.com');
		const had = user('U9', 'Ana García', 'ana.garcia@acme.com');
		const found = suggest(ana, [...users, bob, self, had], { had, candidates: [bob, self] });
		expect(found.map(({ slackUser }) => slackUser.id)).toEqual(['U8', 'U7', 'U9']);
		expect(found[0]).toMatchObject({
			why: 'has_the_email',
			says: 'Has the e-mail ana.lopez@gmail.com',
		});
	});

	it('another e-mail of the member counts like the first', () => {
		const other = member('', 'x@home.es', ['y@home.es', 'ana.lopez@work.es']);
		const [first] = suggest(other, users);
		expect(first).toMatchObject({ slackUser: { id: 'U3' }, why: 'same_local_part' });
	});
});

describe('never suggested is', () => {
	const ana = member('Ana López', 'ana.lopez@gmail.com');
	const [name, email] = ['Ana López', 'ana.lopez@acme.com'];

	it.each([
		['a deactivated account', user('U1', name, email, { deactivated: true })],
		['a bot', user('U1', name, email, { kind: 'bot' })],
		['Slackbot', user('USLACKBOT', name, email)],
	])('%s, even if it may be told', (_, one) => {
		const isUsable = () => true;
		expect(suggest(ana, [one], { isUsable })).toEqual([]);
		expect(suggest(ana, [one], { isUsable, had: one, candidates: [one] })).toEqual([]);
	});

	it('a guest, unless guests may be told', () => {
		const guest = user('U1', name, email, { kind: 'guest' });
		expect(suggest(ana, [guest], { had: guest })).toEqual([]);
		expect(suggest(ana, [guest], { isUsable: () => true })).toHaveLength(1);
	});

	it('an account that another member has, even if it has the e-mail', () => {
		const hers = user('U1', name, email);
		const about = { isTaken: (id: string) => id === 'U1', had: hers, candidates: [hers] };
		expect(suggest(ana, [hers], about)).toEqual([]);
	});
});

it('two people with one name are both suggested with one score', () => {
	const found = suggest(member('Ana López', 'ana@home.es'), [
		user('U2', 'Ana López', 'a.lopez@acme.com'),
		user('U1', 'Ana López', 'lopez@acme.com'),
	]);
	expect(found.map(({ slackUser, score }) => [slackUser.id, score])).toEqual([
		['U1', 85],
		['U2', 85],
	]);
});
