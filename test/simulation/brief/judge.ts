// Answers: did a brief life hold what the outbox promises, now that it is over?
import type { NotificationState } from '../../../src/outbox/states';
import type { Workspace } from '../../../src/slack/contract';
import type { PostedMessage, SimulatedSlack } from '../../support/simulatedSlack';
import { tokensIn } from '../witness';
import type { OneStore } from './oneStore';
import { heldForGood, type Plan } from './plan';
import type { Heard } from './runs';

export interface JudgeParts {
	store: OneStore;
	workspace: Workspace;
	slack: SimulatedSlack;
	plan: Plan;
	/** What the runs answered that were there to be heard. */
	heard: readonly Heard[];
	/** Runs whose answer nobody heard. */
	cutShort: number;
}

export interface Verdict {
	/** Empty where everything held. */
	faults: string[];
	accepted: number;
	sent: number;
	/** Failed, unsure or withdrawn, and a person can see it. */
	listed: number;
	/** Where it is allowed. */
	toldTwice: number;
}

interface Row {
	id: number;
	/** JSON of NotificationEvent. */
	event: string;
	recipient_key: string;
	state: NotificationState;
	conversation: string | null;
	ts: string | null;
	told_at: number | null;
}

export function judge(parts: JudgeParts): Verdict {
	const { store, workspace, slack, plan, heard, cutShort } = parts;
	const faults: string[] = [];
	const rows = store.read<Row>(
		`select id, event, recipient_key, state, conversation, ts, told_at from notification where workspace_id = ?`,
		workspace.id,
	);
	const known = new Set(
		store
			.read<{ key: string }>(
				`select key from delivery where workspace_id = ? and state = 'sent'`,
				workspace.id,
			)
			.map(({ key }) => key),
	);
	const byEvent = Map.groupBy(rows, eventIn);
	const messagesOf = tellings(slack, faults);

	/** Nobody could find out, and was told to send it again. */
	const isExcused = ({ hidden, key }: PostedMessage) =>
		hidden && plan.settings.afterLostAnswer === 'send_again' && !known.has(key);
	const reported = new Set(heard.flatMap(listedBy));

	const held = heldForGood(plan);
	let sent = 0;
	let listed = 0;
	let toldTwice = 0;
	for (const row of rows) {
		const { state } = row;
		const event = eventIn(row);
		const messages = messagesOf.get(event) ?? [];
		const told = messages.filter((message) => !isExcused(message));
		const most = state === 'sent' || state === 'unsure' ? 1 : 0;
		if (told.length > most) {
			faults.push(`${event} is ${state}, and is in ${told.length} messages: ${sayAll(told)}`);
		}
		if (messages.length > 1) toldTwice++;
		if (state === 'sent') {
			sent++;
			const isThere = messages.some(({ ts, place }) => ts === row.ts && place === row.conversation);
			if (!isThere) faults.push(`${event} is sent as ${row.ts}, and is not there`);
		} else if (state === 'failed' || state === 'unsure' || state === 'withdrawn') {
			listed++;
			if (state === 'unsure' && !held.has(row.recipient_key))
				faults.push(`${event} is stuck: unsure`);
			const isTold = state === 'withdrawn' || reported.has(row.id) || cutShort > 0;
			if (!isTold || (state !== 'withdrawn' && row.told_at === null)) {
				faults.push(`${event} is ${state}, and nobody was told`);
			}
		} else {
			faults.push(`${event} is stuck: ${state}`);
		}
	}
	for (const [event, own] of byEvent) {
		if (own.length > 1) faults.push(`${event} was accepted ${own.length} times`);
	}
	for (const [event, messages] of messagesOf) {
		if (!byEvent.has(event))
			faults.push(`${event} was never accepted, and is in ${sayAll(messages)}`);
	}
	for (const each of heard)
		if ('result' in each) faults.push(...judgeAnswer(each, byEvent, messagesOf));
	return { faults, accepted: rows.length, sent, listed, toldTwice };
}

/** Its event ID, whatever the outbox makes of it. */
const eventIn = ({ event }: Row) => `e-${tokensIn(event)[0]}`;

/** By event ID, of all messages that are really there. */
function tellings(slack: SimulatedSlack, faults: string[]): Map<string, PostedMessage[]> {
	const found = new Map<string, PostedMessage[]>();
	for (const message of slack.messages) {
		const shown = tokensIn(JSON.stringify(message.blocks));
		const tokens = new Set(shown);
		if (tokens.size !== shown.length) faults.push(`an entry is twice in ${shown.join()}`);
		for (const token of tokens) {
			const event = `e-${token}`;
			found.set(event, [...(found.get(event) ?? []), message]);
		}
	}
	return found;
}

function judgeAnswer(
	{ of, result }: Extract<Heard, { result: unknown }>,
	rows: ReadonlyMap<string, Row[]>,
	messages: ReadonlyMap<string, PostedMessage[]>,
): string[] {
	const event = `e-${of.token}`;
	const row = rows.get(event)?.[0];
	if (result.outcome === 'error') return [];
	const isWithdrawn = result.outcome === 'skipped' && result.reason === 'withdrawn';
	if (!row) return isWithdrawn ? [] : [`${event} was said to be ${result.outcome}, and is gone`];
	const isThere = (messages.get(event) ?? []).length > 0;
	if (result.outcome === 'sent' && !(row.state === 'sent' && isThere)) {
		return [`${event} was said to be sent, and is ${row.state}`];
	}
	return [];
}

/** IDs of what a person was shown as failed or unsure. */
function listedBy(heard: Heard): number[] {
	if (!('report' in heard)) return [];
	return heard.report.deliveries
		.filter(({ state }) => state === 'failed' || state === 'unsure')
		.flatMap(({ notifications }) => notifications.map(({ id }) => id));
}

function sayAll(messages: readonly PostedMessage[]): string {
	return messages.map(({ key, ts, place }) => `${key} (${ts} in ${place})`).join(', ');
}
