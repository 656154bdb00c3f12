import { describe, expect, it } from 'vitest';
import type { SyncAnswer } from '../../bench/measurements/sync.ts';
import { judge, type Measured } from '../../bench/rows.ts';
import { tableOf } from '../../bench/table.ts';

const sync: SyncAnswer = {
	seconds: 10,
	cpuSeconds: 9,
	calls: { 'users.list': 100 },
	growth: { rssMb: 250, heapMb: 150, keptMb: 80 },
	suggested: 4000,
};
const round = { first: sync, again: sync };
const measured: Measured = {
	small: [{ first: { ...sync, seconds: 1 }, again: sync }],
	large: [round, round],
	inSmallHeap: round,
	matching: { matchingMs: 200, joinMs: 100 },
	suggestions: {
		indexSeconds: 1,
		suggestSeconds: 4,
		growth: sync.growth,
		suggested: 9,
		open: 10_000,
	},
	channels: {
		firstMs: 1000,
		firstCalls: { 'conversations.list': 21 },
		openMs: 20,
		searchMs: 30,
		slowestMs: 40,
		calls: {},
	},
};

/** Rows that are over their limit. */
function over(but: Partial<Measured>): string[] {
	return judge({ ...measured, ...but })
		.filter(({ ok }) => !ok)
		.map(({ row, what }) => `${row}: ${what}`);
}

describe('the benchmark', () => {
	it('is content where every figure is within its limit', () => {
		expect(over({})).toEqual([]);
	});

	it('fails a sync that grows by more than 300 MB', () => {
		const fat = { ...sync, growth: { ...sync.growth, rssMb: 300.1 } };
		expect(over({ inSmallHeap: { first: sync, again: fat } })).toEqual([
			'sync-100k-again: growth of the process',
		]);
	});

	it('fails a sync that asks Slack more often, or less often, or something else', () => {
		const withCalls = (calls: Record<string, number>) =>
			over({ large: [round, { first: { ...sync, calls }, again: sync }] });
		expect(withCalls({ 'users.list': 101 })).toEqual(['sync-100k: calls of users.list']);
		expect(withCalls({ 'users.list': 100, 'users.info': 1 })).toEqual(['sync-100k: other calls']);
		const none = { ...sync, calls: {} };
		const never = { first: none, again: none };
		expect(over({ large: [never], inSmallHeap: never })).toContain(
			'sync-100k: calls of users.list',
		);
	});

	it('fails matching that takes more than three times as long as a join', () => {
		expect(over({ matching: { matchingMs: 301, joinMs: 100 } })).toEqual([
			'matching-vs-map-join: matching / Map join',
		]);
	});

	it('fails ten times the members in more than eleven times the time, by the quickest rounds', () => {
		const slow = { first: { ...sync, seconds: 11.1 }, again: sync };
		expect(over({ large: [slow, round] })).toEqual([]);
		expect(over({ large: [slow, slow] })).toEqual(['ten-times-the-members: time']);
	});

	it('fails a list of channels that is slow at the second opening, or reads Slack’s list again', () => {
		const slow = { ...measured.channels, openMs: 101, calls: { 'conversations.list': 1 } };
		expect(over({ channels: slow })).toEqual([
			'channels-20k: second opening / first one',
			'channels-20k: calls after it',
		]);
		expect(over({ channels: { ...measured.channels, searchMs: 101, firstCalls: {} } })).toEqual([
			'channels-20k: search / first opening',
			'channels-20k: calls at the first opening',
		]);
	});

	it('fails a figure that could not be measured', () => {
		expect(over({ matching: { matchingMs: 0, joinMs: 0 } })).toEqual([
			'matching-vs-map-join: matching / Map join',
		]);
	});

	it('shows what, figure, limit and whether it is within', () => {
		const table = tableOf(judge({ ...measured, matching: { matchingMs: 400, joinMs: 100 } }));
		expect(table).toMatch(/calls of users\.list +100 calls +exactly 100 +yes/);
		expect(table).toMatch(/matching \/ Map join +4 times +at most 3 +NO/);
		expect(table).toMatch(/matching alone +400 ms\n/);
	});
});
