// Answers: are events that nobody gave an ID told apart, and the tries of one run not?
import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { defaultEventIds } from '../../nodes/shared/notify/eventId';

const idOf = (
	itemIndex: number,
	{ workflow = 'w1', execution = '1' as string | null, node = 'Slack', run = 0 } = {},
) =>
	defaultEventIds({
		getExecutionId: () => execution ?? undefined,
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ name: node }),
		evaluateExpression: (expression: string) =>
			expression === '{{ $runIndex }}' ? run : undefined,
	} as unknown as IExecuteFunctions)(itemIndex);

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
