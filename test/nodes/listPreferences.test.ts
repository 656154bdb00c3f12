// Answers: does a list of preferences give as many as were asked for, page by page?
import { describe, expect, it } from 'vitest';
import { listPreferences } from '../../nodes/SlackPreferences/getMany';
import type { Engine } from '../../src/index';

function engineWith(count: number) {
	const asked: Parameters<Engine['listPreferences']>[0][] = [];
	const listPreferences: Engine['listPreferences'] = async (question) => {
		asked.push(question);
		const from = Number(question.cursor ?? 0);
		const items = Array.from({ length: Math.min(question.limit, count - from) }, (_, index) => ({
			subject: { kind: 'member', key: `m${from + index}` } as const,
			member: { email: `m${from + index}@acme.com`, id: `m${from + index}` },
			preferences: { everything: 'daily', groups: {}, types: {} } as const,
			changedAt: 0,
		}));
		const next = from + items.length;
		return { items, ...(next < count && { nextCursor: String(next) }) };
	};
	return { engine: { listPreferences }, asked };
}

describe('the list of preferences', () => {
	it('goes on page by page to the end', async () => {
		const { engine, asked } = engineWith(1_100);
		expect(await listPreferences(engine, 'member', Infinity)).toHaveLength(1_100);
		expect(asked.map(({ limit, cursor }) => [limit, cursor])).toEqual([
			[500, undefined],
			[500, '500'],
			[500, '1000'],
		]);
		expect(asked.every(({ kind }) => kind === 'member')).toBe(true);
	});

	it('stops at the limit', async () => {
		const { engine, asked } = engineWith(1_100);
		const found = await listPreferences(engine, undefined, 501);
		expect(found).toHaveLength(501);
		expect(asked.map(({ limit }) => limit)).toEqual([500, 1]);
		expect(found[500]).toEqual({
			member: { email: 'm500@acme.com', id: 'm500' },
			everything: 'daily',
		});
	});
});
