import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexDirectory } from '../../../src/members/matching/directoryIndex';
import { looseEmail } from '../../../src/members/matching/emailAliases';
import { anyEmail, anyRules, anyUsers } from '../anyMembers';

describe('the index of a directory', () => {
	it('finds exactly what reading all users would find', () => {
		fc.assert(
			fc.property(anyUsers, anyRules, anyEmail, (users, rules, email) => {
				const directory = indexDirectory(users, rules);
				const loose = looseEmail(email, rules);
				const looseOf = (each?: string) => each && looseEmail(each, rules);
				expect(directory.byEmail(email)).toEqual(users.filter((each) => each.email === email));
				expect(directory.byLooseEmail(loose)).toEqual(
					users.filter((each) => looseOf(each.email) === loose),
				);
				for (const id of ['U1', 'U2', 'USLACKBOT']) {
					expect(directory.byId(id)).toEqual(users.find((each) => each.id === id));
				}
			}),
		);
	});

	it('reads users that can be read only once', () => {
		fc.assert(
			fc.property(anyUsers, anyRules, (users, rules) => {
				const directory = indexDirectory(users.values(), rules);
				for (const each of users) {
					expect(directory.byId(each.id)).toBe(each);
					if (each.email !== undefined) {
						expect(directory.byEmail(each.email)).toContain(each);
						expect(directory.byLooseEmail(looseEmail(each.email, rules))).toContain(each);
					}
				}
			}),
		);
	});
});
