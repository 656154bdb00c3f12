// Answers: what came of the demo, in numbers?
import type { ArrivedMessage } from './arrived.ts';
import type { WhyFound } from './askedAfterwards.ts';
import type { Decided, DeliveryItem, MappedItem } from './decisions.ts';

export interface Summary {
	exact: boolean;
	n8nVersion: string;
	seconds: number;
	members: Record<string, number>;
	/** Listed in the admin channel. */
	openMembers: number;
	/** Through the form, and still so after the next sync. */
	connectedByHand: number;
	/** Workflow → decision → reason → how many. */
	decisions: Record<string, Record<string, Record<string, number>>>;
	/** Messages that told several at once, or one that had waited. */
	digests: number;
	digestEntries: number;
	/** Waiting still for a later hour, day or week. */
	stillQueued: number;
	/** Why somebody was told or not, in the words of the decision log: name → event → its story. */
	why: Record<string, Record<string, string>>;
	messages: number;
	/** Of the messages: those in a thread, and those that were changed afterwards. */
	replies: number;
	edited: number;
	files: number;
	messagesPerRecipient: Record<string, number>;
	mismatches: string[];
}

export interface Findings {
	n8nVersion: string;
	seconds: number;
	mapped: readonly Pick<MappedItem, 'reason'>[];
	/** Those of them that left by Needs Attention. */
	open: readonly unknown[];
	/** By the sync after somebody was connected by hand. */
	mappedAgain: readonly Pick<MappedItem, 'reason'>[];
	decided: readonly Decided[];
	deliveries: readonly DeliveryItem[];
	stillQueued: number;
	whys: readonly Pick<WhyFound, 'name' | 'items'>[];
	arrived: readonly ArrivedMessage[];
	mismatches: string[];
}

export function summarize(findings: Findings): Summary {
	const { decided, deliveries, arrived, mismatches } = findings;
	const digests = deliveries.filter(({ kind, state }) => kind === 'digest' && state === 'sent');
	const decisions: Summary['decisions'] = {};
	for (const { workflow, items } of decided) {
		const ofWorkflow = (decisions[workflow] ??= { sent: {}, queued: {}, skipped: {} });
		for (const { decision, reason } of items) {
			const byReason = (ofWorkflow[decision] ??= {});
			byReason[reason] = (byReason[reason] ?? 0) + 1;
		}
	}
	return {
		exact: mismatches.length === 0,
		n8nVersion: findings.n8nVersion,
		seconds: Math.round(findings.seconds),
		members: countBy(findings.mapped, ({ reason }) => reason),
		openMembers: findings.open.length,
		connectedByHand: findings.mappedAgain.filter(({ reason }) => reason === 'connected_by_hand')
			.length,
		decisions,
		digests: digests.length,
		digestEntries: digests.reduce((sum, { count }) => sum + count, 0),
		stillQueued: findings.stillQueued,
		why: Object.fromEntries(
			findings.whys.map(({ name, items }) => [
				name,
				Object.fromEntries(items.map(({ title, eventId, says }) => [title ?? eventId ?? '', says])),
			]),
		),
		messages: arrived.length,
		replies: arrived.filter(({ under }) => under !== undefined).length,
		edited: arrived.filter(({ edited }) => edited).length,
		files: arrived.flatMap(({ files = [] }) => files).length,
		messagesPerRecipient: countBy(arrived, ({ where }) => where),
		mismatches,
	};
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
	return counts;
}
