// Answers: is an item's dry run kept apart from the items that are meant?
import { describe, expect, it } from 'vitest';
import { notifyOrRehearse, type Asked } from '../../nodes/shared/notify/notifyOrRehearse';
import type { Engine } from '../../src/index';

function engineThatCounts() {
	const calls: { ids: unknown[]; dryRun?: boolean }[] = [];
	const notify: Engine['notify'] = async (requests, { dryRun }) => {
		calls.push({ ids: requests.map(({ dedupeKey }) => dedupeKey), dryRun });
		return requests.map(({ dedupeKey }) => ({
			outcome: 'skipped',
			reason: 'muted',
			details: { type: String(dedupeKey), dryRun },
		}));
	};
	return { engine: { notify }, calls };
}

const asked = (dedupeKey: string, dryRun: boolean) =>
	({ request: { dedupeKey } as Asked['request'], dryRun }) satisfies Asked;

describe('a run with dry runs in it', () => {
	it('rehearses those first, tells the others, and answers in the order of the items', async () => {
		const { engine, calls } = engineThatCounts();
		const results = await notifyOrRehearse(
			engine,
			[asked('a', false), asked('b', true), asked('c', false)],
			1_000,
		);
		expect(calls).toEqual([
			{ ids: ['b'], dryRun: true },
			{ ids: ['a', 'c'], dryRun: false },
		]);
		expect(results.map((each) => each?.outcome !== 'error' && each?.details)).toEqual([
			{ type: 'a', dryRun: false },
			{ type: 'b', dryRun: true },
			{ type: 'c', dryRun: false },
		]);
	});

	it('makes no real run where every item is a dry one', async () => {
		const { engine, calls } = engineThatCounts();
		await notifyOrRehearse(engine, [asked('a', true)], 1_000);
		expect(calls).toEqual([{ ids: ['a'], dryRun: true }]);
	});

	it('sends what earlier runs left over where no item could be read', async () => {
		const { engine, calls } = engineThatCounts();
		await notifyOrRehearse(engine, [], 1_000);
		expect(calls).toEqual([{ ids: [], dryRun: false }]);
	});
});
