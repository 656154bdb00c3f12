import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackUserKinds, type SlackUser } from '../../../src/members/member';
import { isSlip } from '../../../src/members/suggest/slip';
import { member, suggest, user } from './people';

const firstNames = ['Ana', 'Anna', 'Bob', 'Zoë', 'José', '伟', ''];
const lastNames = ['López', 'Lopez García', 'O’Brien', 'Müller', 'Mueller', ''];
const name = fc
	.tuple(fc.constantFrom(...firstNames), fc.constantFrom(...lastNames))
	.map((parts) => parts.join(' ').trim());
const email = fc
	.tuple(name, fc.constantFrom('.', '', '_'), fc.constantFrom('acme.com', 'home.es'))
	.map(([words, between, domain]) => `${words.toLowerCase().replaceAll(' ', between)}@${domain}`);
const users = fc.uniqueArray(
	fc.record<SlackUser>(
		{
			id: fc.stringMatching(/^U[0-9]{1,3}$/),
			name,
			email,
			kind: fc.constantFrom(...slackUserKinds),
			deactivated: fc.boolean(),
		},
		{ requiredKeys: ['id', 'name', 'kind', 'deactivated'] },
	),
	{ selector: ({ id }) => id, maxLength: 30 },
);
const hostile = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc
		.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(20_000))
		.map(([text, times]) => text.repeat(times).slice(0, 100_000)),
	fc
		.constantFrom('(', ')', ',', '\ufdfa', '\u0301', '\ud800', 'a ', '@', '+', '🙂')
		.chain((text) => fc.nat(100_000).map((times) => text.repeat(times))),
);

describe('suggestions', () => {
	it('are at most three, the best first, between 40 and 100, each of another account', () => {
		fc.assert(
			fc.property(name, email, users, (itsName, itsEmail, all) => {
				const found = suggest(member(itsName, itsEmail), all);
				expect(found.length).toBeLessThanOrEqual(3);
				const scores = found.map(({ score }) => score);
				expect(scores).toEqual(scores.toSorted((one, other) => other - one));
				expect(scores.every((score) => score >= 40 && score <= 100)).toBe(true);
				expect(new Set(found.map(({ slackUser }) => slackUser.id)).size).toBe(found.length);
			}),
		);
	});

	it('hold nobody who is taken, deactivated, a bot or not usable', () => {
		fc.assert(
			fc.property(name, email, users, fc.func(fc.boolean()), (itsName, itsEmail, all, isTaken) => {
				const about = { isTaken, candidates: all.slice(0, 5), had: all[5] };
				for (const { slackUser } of suggest(member(itsName, itsEmail), all, about)) {
					expect(isTaken(slackUser.id)).toBe(false);
					expect(slackUser).toMatchObject({ deactivated: false, kind: 'person' });
				}
			}),
		);
	});

	it('do not depend on the order in which Slack lists its users', () => {
		fc.assert(
			fc.property(
				name,
				email,
				users,
				fc.infiniteStream(fc.nat()),
				(itsName, itsEmail, all, order) => {
					const shuffled = all
						.map((each) => ({ each, at: order.next().value }))
						.sort((one, other) => one.at - other.at)
						.map(({ each }) => each);
					const about = member(itsName, itsEmail);
					expect(suggest(about, shuffled)).toEqual(suggest(about, all));
				},
			),
		);
	});

	it('hold the only user with the same name, among however many others', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), users, (itsName, others) => {
				fc.pre(/^[^([,]*[\p{L}\p{N}][^([,]*$/u.test(itsName));
				const self = user('W1', itsName, 'somebody.else@acme.com');
				const rest = others.map((each) => ({ ...each, name: 'Xerxes Quux', email: undefined }));
				expect(suggest(member(itsName, 'k@home.es'), [...rest, self])).toMatchObject([
					{ slackUser: { id: 'W1' } },
				]);
			}),
		);
	});

	it('are made of names of any length and content', () => {
		fc.assert(
			fc.property(hostile, hostile, hostile, (one, other, third) => {
				const all = [user('U1', one, `${other}@x`), user('U2', third, one), user('U3', '', '')];
				for (const { says } of suggest(member(other, `${third}@y`, [one, other]), all)) {
					expect(says.length).toBeLessThan(250);
					expect(says.isWellFormed()).toBe(true);
				}
			}),
		);
	});
});

it('do not depend on the order either where more have the name than are compared', () => {
	const crowd = Array.from({ length: 500 }, (_, at) =>
		user(`U${at}`, 'Ana López', `a${at}@acme.com`),
	);
	const about = member('Ana López', 'x@home.es');
	expect(suggest(about, crowd.toReversed())).toEqual(suggest(about, crowd));
});

it('find a name out of thousands that are the same but for one letter', () => {
	const letters = 'abcdefghijklmnopqrstuvwxyz';
	const crowd = Array.from({ length: 5_000 }, (_, at) => {
		const ending = [...String(at)].map((digit) => letters[Number(digit)]).join('');
		return user(`U${at}`, `Maria Garc${ending}`, `maria.garc${ending}@acme.com`);
	});
	const [first] = suggest(member('Maria Garcbacd', 'x@home.es'), crowd);
	expect(first).toMatchObject({ slackUser: { name: 'Maria Garcbacd' }, why: 'same_name' });
});

describe('a slip of the fingers', () => {
	const word = fc.stringMatching(/^[a-z]{5,12}$/);

	it('is one letter more, less or another one, or two that changed places', () => {
		fc.assert(
			fc.property(word, fc.nat(4), (right, at) => {
				const [before, after] = [right.slice(0, at), right.slice(at)];
				const swapped = before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
				const slips = [
					`${before}q${after}`,
					before + after.slice(1),
					`${before}q${after.slice(1)}`,
				];
				for (const slip of [...slips, swapped].filter((each) => each !== right)) {
					expect([slip, isSlip(right, slip)]).toEqual([slip, true]);
					expect(isSlip(slip, right)).toBe(true);
				}
			}),
		);
	});
});
