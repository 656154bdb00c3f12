// Answers: how long does it take to find who open members could be?
import { readMember } from '../../src/members/readMember.ts';
import { indexNames } from '../../src/members/suggest/indexNames.ts';
import { suggestUsers } from '../../src/members/suggest/suggestUsers.ts';
import { makeOpenMembers, makeWorkspace } from '../data/workspace.ts';
import { giveAnswer, readQuestion } from './answer.ts';
import { watchMemory, type Growth } from './memory.ts';

export interface SuggestionsQuestion {
	users: number;
	open: number;
}

export interface SuggestionsAnswer {
	indexSeconds: number;
	suggestSeconds: number;
	growth: Growth;
	suggested: number;
}

/** Nobody is taken: the most work there can be. */
async function measure({ users: size, open }: SuggestionsQuestion): Promise<SuggestionsAnswer> {
	const { users } = makeWorkspace(size);
	const members = makeOpenMembers(size, open).map(readMember);
	const { result, growth } = await watchMemory(async () => {
		const startedAt = performance.now();
		const index = indexNames(users, ({ kind }) => kind === 'person');
		const indexedAt = performance.now();
		const found = members.map((member) => suggestUsers(member, index, { isTaken: () => false }));
		return { found, index, indexedAt, startedAt, endedAt: performance.now() };
	});
	return {
		indexSeconds: (result.indexedAt - result.startedAt) / 1000,
		suggestSeconds: (result.endedAt - result.indexedAt) / 1000,
		growth,
		suggested: result.found.filter(({ length }) => length > 0).length,
	};
}

void measure(readQuestion<SuggestionsQuestion>()).then(giveAnswer);
