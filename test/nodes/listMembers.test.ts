// Answers: does Get Many list as many members as were asked for, of the states that were asked for?
import { describe, expect, it } from 'vitest';
import { listMembers } from '../../nodes/SlackMapMembers/getMany';
import { readListWishes } from '../../nodes/SlackMapMembers/readListWishes';
import type { Engine, ListQuestion } from '../../src/index';
import { mapped } from './mapped';

const reading = (parameters: Record<string, unknown>) => (path: string) => parameters[path];

/** Knows so many members, of whom every third needs attention. The cursor is where the next page begins. */
function engineOf(count: number) {
	const asked: ListQuestion[] = [];
	const all = Array.from({ length: count }, (_, index) =>
		mapped(String(index), { outcome: index % 3 === 0 ? 'needs_attention' : 'connected' }),
	);
	const engine: Pick<Engine, 'listMembers'> = {
		listMembers: async (question) => {
			asked.push(question);
			const start = Number(question.cursor ?? 0);
			const end = start + question.limit;
			return { items: all.slice(start, end), nextCursor: end < count ? String(end) : undefined };
		},
	};
	return { engine, asked };
}

const idsOf = (output: readonly unknown[] = []) =>
	output.map((json) => Number((json as { member: { id: string } }).member.id));

describe('Get Many', () => {
	it('lists all members, page by page, in their order', async () => {
		const { engine, asked } = engineOf(1_203);
		const [connected, others] = await listMembers(engine, { most: Infinity, suggest: true });
		expect([...idsOf(connected), ...idsOf(others)].sort((a, b) => a - b)).toEqual(
			Array.from({ length: 1_203 }, (_, index) => index),
		);
		expect(idsOf(others)).toEqual(idsOf(others).toSorted((a, b) => a - b));
		expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '500', '1000']);
	});

	it('reads no more than the limit', async () => {
		const { engine, asked } = engineOf(10_000);
		const outputs = await listMembers(engine, { most: 520, suggest: false });
		expect(
			outputs
				.flatMap(idsOf)
				.toSorted((a, b) => a - b)
				.at(-1),
		).toBe(519);
		expect(asked.map(({ limit, suggest }) => [limit, suggest])).toEqual([
			[500, false],
			[20, false],
		]);
	});

	it('lists the first 50 of all states with suggestions where nothing else is said', () => {
		expect(readListWishes(reading({}))).toEqual({ most: 50, suggest: true });
	});

	it('takes filters as the form and as expressions give them', () => {
		const states = (given: unknown) => readListWishes(reading({ 'filters.states': given })).states;
		expect(states(['connected', 'removed'])).toEqual(['connected', 'removed']);
		expect(states('not_connected, ambiguous')).toEqual(['not_connected', 'ambiguous']);
		expect(states([])).toBeUndefined();
		expect(states('')).toBeUndefined();
		const rest = { returnAll: true, 'filters.missingOnly': true, 'filters.search': ' lop ' };
		expect(readListWishes(reading({ ...rest, 'options.suggestions': false }))).toEqual({
			most: Infinity,
			missing: true,
			text: 'lop',
			suggest: false,
		});
	});

	it.each([
		['a state that there is not', { 'filters.states': ['lost'] }, 'States'],
		['a limit of nothing', { limit: 0 }, 'Limit'],
		['a limit in words', { limit: 'all' }, 'Limit'],
		['an object to search for', { 'filters.search': {} }, 'Search'],
	])('refuses %s by the name of its field', (_what, parameters, field) => {
		expect(() => readListWishes(reading(parameters))).toThrow(expect.objectContaining({ field }));
	});
});
