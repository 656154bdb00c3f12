// Answers: are events that nobody gave an ID told apart, and the tries of one run not?
import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { defaultEventIds } from '../../nodes/shared/notify/eventId';

interface Run {
	workflow?: string;
	execution?: string | null;
	node?: string;
	run?: number;
	/** What n8n keeps for the node with the execution, and hands on where it is retried. */
	noted?: Record<string, unknown>;
}

const idOf = (
	itemIndex: number,
	{ workflow = 'w1', execution = '1', node = 'Slack', run = 0, noted = {} }: Run = {},
) =>
	defaultEventIds({
		getExecutionId: () => execution ?? undefined,
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ name: node }),
		getContext: (of: string) => (of === 'node' ? noted : {}),
		evaluateExpression: (expression: string) =>
			expression === '{{ $runIndex }}' ? run : undefined,
	} as unknown as IExecuteFunctions)(itemIndex);

/** As n8n does it: through text. */
const handedOn = (noted: Record<string, unknown>) =>
	JSON.parse(JSON.stringify(noted)) as Record<string, unknown>;

describe('the event ID by default', () => {
	it('is the same for every try of a run', () => {
		expect(idOf(3)).toBe('w1:1:Slack:0:3');
		expect(idOf(3)).toBe(idOf(3));
	});

	it('is another for another item, turn of a loop, node, execution and workflow', () => {
		const ids = [
			idOf(0),
			idOf(1),
			idOf(0, { run: 1 }),
			idOf(0, { node: 'Other' }),
			idOf(0, { execution: '2' }),
			idOf(0, { workflow: 'w2' }),
		];
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('never repeats where there is no execution', () => {
		expect(idOf(0, { execution: null })).not.toBe(idOf(0, { execution: null }));
	});
});

describe('the event ID by default of an execution that n8n retries', () => {
	it('is that of the first try, however often it is retried', () => {
		const first = {};
		const id = idOf(3, { noted: first });
		const second = handedOn(first);
		expect(idOf(3, { execution: '2', noted: second })).toBe(id);
		expect(idOf(3, { execution: '3', noted: handedOn(second) })).toBe(id);
		expect(idOf(3, { execution: '4', noted: handedOn(first) })).toBe(id);
	});

	it('is its own from the next turn of a loop on', () => {
		const noted = {};
		for (const run of [0, 1]) idOf(0, { run, noted });
		const retried = handedOn(noted);
		const ids = [1, 2, 3].map((run) => idOf(0, { execution: '2', run, noted: retried }));
		expect(ids).toEqual(['w1:1:Slack:1:0', 'w1:2:Slack:2:0', 'w1:2:Slack:3:0']);
	});

	it.each([[null], ['1'], [{}], [{ runIndex: '0' }], [{ runIndex: 0, executionId: 7 }]])(
		'is its own where what was noted is not ours (%j)',
		(noted) => {
			const id = idOf(0, { execution: '2', noted: { slackNotifyFirstTry: noted } });
			expect(id).toBe('w1:2:Slack:0:0');
		},
	);
});
