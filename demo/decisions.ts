// Answers: what did the nodes decide, and is it what the sample expects?
import type { Execution } from './executions.ts';
import type { ExpectedDecision, SampleAct } from './sample/act.ts';
import type { ExpectedEvent, ExpectedMapping, Sample, SampleCall } from './sample/sample.ts';

/** What a Notify node says of one item. */
export interface DecisionItem {
	decision: 'sent' | 'queued' | 'skipped';
	reason: string;
	eventId: string;
	/** For whom, where it is not a channel. */
	member?: { id: string };
}

/** What Slack Digest says of one message. */
export interface DeliveryItem {
	state: string;
	kind: 'single' | 'digest';
	count: number;
}

export interface Decided {
	workflow: SampleCall['workflow'] | SampleAct['workflow'] | 'member_map' | 'scheduled_report';
	items: DecisionItem[];
}

/** What Slack Map Members says of one member. */
export interface MappedItem {
	member: { email: string };
	reason: string;
	suggestions?: { slackUser: { email?: string } }[];
}

/** An immediate one that another run sends, or that waited for its turn: it is told at once all the same. */
const soonSent = new Set([
	...['waits_for_pace', 'waits_for_slack', 'claimed_elsewhere'],
	...['waits_for_thread', 'files_follow'],
]);

export function itemsOf<T>(execution: Execution, node: string): T[] {
	return (execution.runs[node] ?? []).flatMap((run) => run.outputs.flat()) as T[];
}

/** One sentence for each decision that is not the expected one. */
export function findWrongDecisions(sample: Sample, decided: readonly Decided[]): string[] {
	return sample.calls.flatMap((call, index) => {
		const expected = sample.expected.events[index] ?? [];
		const wanted = call.events.map(({ eventId }, at) => keyOf(eventId, expected[at]));
		const items = decided[index]?.items ?? [];
		const got = items.map((item) => `${item.eventId}: ${becomes(item)}`);
		return differences(wanted, got).map((line) => `${call.about}: ${line}`);
	});
}

/** The same, where one event is for several: a decision is one for each of them. */
export function findWrongOnes(
	expected: readonly ExpectedDecision[],
	items: readonly DecisionItem[],
): string[] {
	const wanted = expected.map(
		({ eventId, who, outcome, reason }) =>
			`${eventId} for ${who.startsWith('#') ? 'the channel' : who}: ${outcome}, ${reason}`,
	);
	const got = items.map(
		(item) => `${item.eventId} for ${item.member?.id ?? 'the channel'}: ${becomes(item)}`,
	);
	return differences(wanted, got);
}

/** Its outcome and its reason. */
export function becomes({ decision, reason }: DecisionItem): string {
	if (decision === 'queued' && soonSent.has(reason)) return 'sent, sent';
	return `${decision}, ${reason}`;
}

/** One sentence for each member that was mapped in another way than expected. */
export function findWrongMappings(
	{ members }: Pick<Sample, 'members'>,
	expected: readonly ExpectedMapping[],
	items: readonly MappedItem[],
): string[] {
	const wanted = members.map(({ email }, index) =>
		mappingKey(email, expected[index]?.reason, expected[index]?.suggested),
	);
	const got = items.map(({ member, reason, suggestions = [] }) =>
		mappingKey(member.email, reason, suggestions[0]?.slackUser.email),
	);
	return differences(wanted, got);
}

function mappingKey(email: string, reason?: string, suggested?: string): string {
	return `${email.trim()}: ${reason}${suggested === undefined ? '' : `, perhaps ${suggested}`}`;
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
