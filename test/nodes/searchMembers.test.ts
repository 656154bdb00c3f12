// Answers: does the list of members show who is known, and how each is mapped, page by page?
import { describe, expect, it } from 'vitest';
import { findMembers } from '../../nodes/shared/searchMembers';
import type { Engine, ListQuestion } from '../../src/index';
import { mapped } from './mapped';

function engineWith(page: Awaited<ReturnType<Engine['listMembers']>>) {
	const asked: ListQuestion[] = [];
	const listMembers: Engine['listMembers'] = async (question) => {
		asked.push(question);
		return page;
	};
	return { engine: { listMembers }, asked };
}

describe('the list of members', () => {
	it('shows name and e-mail, says who is not connected, and gives the key', async () => {
		const named = { key: '7', email: 'ana@acme.com', name: 'Ana Lopez' };
		const { engine } = engineWith({
			items: [
				mapped('7', { mapping: { member: named } }),
				mapped('ben', { mapping: { state: 'not_connected', reason: 'no_match' } }),
			],
			nextCursor: 'ben',
		});
		expect(await findMembers(engine)).toEqual({
			results: [
				{ name: 'Ana Lopez (ana@acme.com)', value: '7' },
				{ name: 'ben@example.com: not connected', value: 'ben' },
			],
			paginationToken: 'ben',
		});
	});

	it('asks for one page of what was typed, and for no suggestions', async () => {
		const { engine, asked } = engineWith({ items: [] });
		await findMembers(engine, ' lop ', 'ana');
		await findMembers(engine, ' ');
		expect(asked).toEqual([
			{ text: 'lop', limit: 50, cursor: 'ana', suggest: false },
			{ text: undefined, limit: 50, cursor: undefined, suggest: false },
		]);
	});
});
