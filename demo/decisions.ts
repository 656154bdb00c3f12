// Answers: what did the nodes decide, and is it what the sample expects?
import type { Execution } from './executions.ts';
import type { Expected, ExpectedEvent, Sample, SampleCall } from './sample/sample.ts';

/** What a Notify node says of one item. */
export interface DecisionItem {
	decision: 'sent' | 'queued' | 'skipped';
	reason: string;
	eventId: string;
	dueAt?: string;
}

/** What Slack Digest says of one message. */
export interface DeliveryItem {
	state: string;
	kind: 'single' | 'digest';
	count: number;
}

export interface Decided {
	workflow: SampleCall['workflow'];
	items: DecisionItem[];
}

/** An immediate one that another run sends, or that waited for its turn: it is told at once all the same. */
const soonSent = new Set(['waits_for_pace', 'waits_for_slack', 'claimed_elsewhere']);

export function itemsOf<T>(execution: Execution, node: string): T[] {
	return (execution.runs[node] ?? []).flatMap((run) => run.outputs.flat()) as T[];
}

/** One sentence for each decision that is not the expected one. */
export function findWrongDecisions(sample: Sample, decided: readonly Decided[]): string[] {
	return sample.calls.flatMap((call, index) => {
		const expected = sample.expected.events[index] ?? [];
		const wanted = call.events.map(({ eventId }, at) => keyOf(eventId, expected[at]));
		const items = decided[index]?.items ?? [];
		const got = items.map((item) =>
			item.decision === 'queued' && soonSent.has(item.reason)
				? `${item.eventId}: sent, sent`
				: `${item.eventId}: ${item.decision}, ${item.reason}`,
		);
		return differences(wanted, got).map((line) => `${call.about}: ${line}`);
	});
}

/** One sentence for each member that was mapped in another way than expected. */
export function findWrongMappings(
	sample: Sample,
	items: readonly { member: { email: string }; reason: string }[],
): string[] {
	const wanted = sample.members.map(({ email }, index) =>
		mappingKey(email, (sample.expected as Expected).mappings[index]?.reason),
	);
	return differences(
		wanted,
		items.map(({ member, reason }) => mappingKey(member.email, reason)),
	);
}

function mappingKey(email: string, reason: string | undefined): string {
	return `${email.trim()}: ${reason}`;
}

function keyOf(eventId: string, expected: ExpectedEvent | undefined): string {
	return `${eventId}: ${expected?.outcome}, ${expected?.reason}`;
}

function differences(wanted: readonly string[], got: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const key of wanted) counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const key of got) counts.set(key, (counts.get(key) ?? 0) - 1);
	return [...counts].flatMap(([key, count]) => {
		if (count === 0) return [];
		return [count > 0 ? `expected and missing: ${key}` : `not expected: ${key}`];
	});
}
