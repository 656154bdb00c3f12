// Answers: who is in the workspace, and who is in the list of members?
import type { SlackUser } from '../../src/members/member.ts';
import type { MemberInput } from '../../src/members/readMember.ts';
import { makePeople, timeZoneOf, type Person } from './names.ts';

export type Given = MemberInput & { email: string; memberId: string; name: string };

export interface Workspace {
	users: SlackUser[];
	members: Given[];
	/** How many members have an account that they can be connected to. */
	connected: number;
}

/** What one member and its account are to each other, by the last three digits of their number. */
type Case = 'match' | 'deactivated' | 'shared_email' | 'guest' | 'open';

const step = 7919;

/** As many members as users: 94.5 % match, 1 % are deactivated, 0.2 % share an e-mail, 0.3 % are guests, 4 % are open. */
export function makeWorkspace(size: number): Workspace {
	const people = makePeople(size);
	const users = people.map((person, at) => makeUser(person, at, people));
	const members = people.map((_, index) => {
		// In another order than Slack's.
		const at = (index * step) % size;
		return makeMember(people[at]!, at);
	});
	const connected = people.filter((_, at) => caseOf(at) === 'match').length;
	return { users, members, connected };
}

/** Members whom Slack knows by another e-mail only, one for each of the first `count` people. */
export function makeOpenMembers(size: number, count: number): Given[] {
	return makePeople(size)
		.slice(0, count)
		.map((person, at) => ({ ...makeMember(person, at), email: privateEmail(person, at) }));
}

function caseOf(at: number): Case {
	const digits = at % 1000;
	if (digits < 945) return 'match';
	if (digits < 955) return 'deactivated';
	if (digits < 957) return 'shared_email';
	return digits < 960 ? 'guest' : 'open';
}

function makeUser(person: Person, at: number, people: readonly Person[]): SlackUser {
	const shares = caseOf(at) === 'shared_email';
	// The second of two has the e-mail of the first.
	const owner = shares && caseOf(at - 1) === 'shared_email' ? people[at - 1]! : person;
	return {
		id: `U${at.toString(36).toUpperCase().padStart(9, '0')}`,
		name: `${person.first} ${person.last}`,
		email: workEmail(owner),
		timeZone: timeZoneOf(at),
		kind: caseOf(at) === 'guest' ? 'guest' : 'person',
		deactivated: caseOf(at) === 'deactivated',
	};
}

function makeMember(person: Person, at: number): Given {
	const email = caseOf(at) === 'open' ? privateEmail(person, at) : workEmail(person);
	return {
		// As people type it.
		email: at % 10 === 0 ? ` ${email.toUpperCase()} ` : email,
		memberId: `m-${at}`,
		name: at % 50 === 7 ? `${person.last} ${person.first}` : `${person.first} ${person.last}`,
	};
}

function workEmail({ localPart }: Person): string {
	return `${localPart}@acme.com`;
}

/** The same before the @, an initial with the last name, a slip, or nothing that tells who it is. */
function privateEmail({ first, last, localPart }: Person, at: number): string {
	const beforeAt = [
		localPart,
		`${first.charAt(0)}${last}`.toLowerCase(),
		`${localPart.slice(0, 3)}${localPart.slice(4)}`,
		`k${at}`,
	][at % 4]!;
	return `${beforeAt}@home.example`;
}
