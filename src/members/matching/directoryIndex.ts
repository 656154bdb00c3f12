// Answers: which Slack accounts have this ID, this e-mail, or an alias of it?
import { areRulesPlain, looseEmail } from './emailAliases';
import type { MatchingRules } from './matchingRules';
import type { SlackUser } from '../member';

export interface DirectoryIndex {
	byId(id: string): SlackUser | undefined;
	/** By an e-mail as `emailKey` gives it. */
	byEmail(key: string): readonly SlackUser[];
	/** By an e-mail as `looseEmail` gives it for the rules that the index was made with. */
	byLooseEmail(loose: string): readonly SlackUser[];
}

/** One account stands for itself: a list around each of 100,000 would cost more than the index. */
type Entries = Map<string, SlackUser | SlackUser[]>;

const nobody: readonly SlackUser[] = [];

/** Each user is there once. What isn't asked for isn't built. */
export function indexDirectory(users: Iterable<SlackUser>, rules: MatchingRules): DirectoryIndex {
	const list = Array.isArray(users) ? (users as readonly SlackUser[]) : [...users];
	let ids: Map<string, SlackUser> | undefined;
	let emails: Entries | undefined;
	let looseEmails: Entries | undefined;
	const byEmail = (key: string) => find((emails ??= groupBy(list, (email) => email)), key);
	return {
		byId: (id) => (ids ??= new Map(list.map((user) => [user.id, user]))).get(id),
		byEmail,
		byLooseEmail: areRulesPlain(rules)
			? byEmail
			: (loose) =>
					find((looseEmails ??= groupBy(list, (email) => looseEmail(email, rules))), loose),
	};
}

function groupBy(users: readonly SlackUser[], formOf: (email: string) => string): Entries {
	const entries: Entries = new Map();
	for (const user of users) {
		if (user.email === undefined) continue;
		const form = formOf(user.email);
		const there = entries.get(form);
		if (there === undefined) entries.set(form, user);
		else if (Array.isArray(there)) there.push(user);
		else entries.set(form, [there, user]);
	}
	return entries;
}

function find(entries: Entries, key: string): readonly SlackUser[] {
	const found = entries.get(key);
	if (found === undefined) return nobody;
	return Array.isArray(found) ? found : [found];
}
