// Answers: how much dearer is matching by all the rules than joining two lists by e-mail?
import { decideMapping } from '../../src/members/matching/decideMapping.ts';
import { indexDirectory } from '../../src/members/matching/directoryIndex.ts';
import { plainRules } from '../../src/members/matching/matchingRules.ts';
import type { Mapping, Member, SlackUser } from '../../src/members/member.ts';
import { neverMerge } from '../../src/members/matching/neverMerge.ts';
import { readMember } from '../../src/members/readMember.ts';
import { makeWorkspace } from '../data/workspace.ts';
import { collectGarbage, giveAnswer, readQuestion } from './answer.ts';

export interface MatchingQuestion {
	size: number;
	/** An odd number, after the warm-up. */
	rounds: number;
}

export interface MatchingAnswer {
	/** Medians. */
	matchingMs: number;
	joinMs: number;
}

const warmUp = 3;
const now = Date.UTC(2026, 0, 1);

/** Round by round in turns, so that whatever else the machine does slows both down. */
function measure({ size, rounds }: MatchingQuestion): MatchingAnswer {
	const { users, members: inputs, connected } = makeWorkspace(size);
	const members = inputs.map(readMember);
	const [matching, joining]: [number[], number[]] = [[], []];
	for (let round = 0; round < warmUp + rounds; round++) {
		const matched = time(() => match(members, users));
		const joined = time(() => join(members, users));
		const found = matched.result.filter(({ state }) => state === 'connected').length;
		if (found !== connected || joined.result.length !== members.length) {
			throw new Error(`${found} members are connected, and ${connected} should be`);
		}
		if (round < warmUp) continue;
		matching.push(matched.ms);
		joining.push(joined.ms);
	}
	return { matchingMs: median(matching), joinMs: median(joining) };
}

function match(members: readonly Member[], users: readonly SlackUser[]): Mapping[] {
	const directory = indexDirectory(users, plainRules);
	const decided = members.map((member) =>
		decideMapping({ member, directory, rules: plainRules, now }),
	);
	return neverMerge(decided, () => []);
}

function join(members: readonly Member[], users: readonly SlackUser[]) {
	const byEmail = new Map(users.map((user) => [user.email?.trim().toLowerCase(), user]));
	return members.map((member) => ({
		member,
		user: byEmail.get(member.email.trim().toLowerCase()),
	}));
}

function time<T>(run: () => T): { result: T; ms: number } {
	collectGarbage();
	const startedAt = performance.now();
	const result = run();
	return { result, ms: performance.now() - startedAt };
}

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}

giveAnswer(measure(readQuestion<MatchingQuestion>()));
