// Answers: what does a workflow get to see of a decision about a notification?
import type { IDataObject } from 'n8n-workflow';
import type { NotifyRequest, NotifyResult } from '../../../src/index';
import { saysDecision } from '../results/says';
import { withoutGaps } from '../results/withoutGaps';

type Decided = Exclude<NotifyResult, { outcome: 'error' }>;

/** Our own words only, never the input's: `json.error` on a normal output would start Retry On Fail. */
export function showNotified(request: NotifyRequest, result: Decided): IDataObject {
	const { details } = result;
	const { frequency, rule, type, channelId, usedDefaultChannel } = details;
	return withoutGaps({
		decision: result.outcome,
		reason: result.reason,
		says: saysDecision(result),
		dryRun: details.dryRun || undefined,
		type,
		...showUndeclared(details),
		title: asText(request.event.title),
		eventId: asText(request.dedupeKey),
		frequency,
		rule,
		dueAt: showDueAt(result),
		member: showMember(result),
		channelId,
		usedDefaultChannel,
		withdrew: details.withdrew,
		files: showFiles(request),
		notMentioned: details.notMentioned,
		message: showMessage(result),
		first: showFirst(result),
	});
}

function showMessage(result: Decided): IDataObject | undefined {
	if (!('conversation' in result)) return undefined;
	const { conversation, ts, threadTs, updated } = result;
	return withoutGaps({ channel: conversation, ts, threadTs, updated });
}

/** By their names. Whether they are there is said with the decision. */
function showFiles({ event: { files = [] } }: NotifyRequest): string[] | undefined {
	return files.length === 0 ? undefined : files.map(({ name }) => asText(name));
}

/** Nothing of a type that is declared, as nearly all are. */
function showUndeclared({ undeclared }: Decided['details']): IDataObject {
	return undeclared ? { declared: false, didYouMean: undeclared.nearest } : {};
}

function showMember({ details: { member } }: Decided): IDataObject | undefined {
	if (!member) return undefined;
	const { key, email, state, reason, slackUserId } = member;
	return withoutGaps({ id: key, email, state, reason, slackUserId });
}

function showDueAt(result: Decided): string | undefined {
	const { dueAt } = 'dueAt' in result ? result : {};
	return dueAt === undefined ? undefined : toIso(dueAt);
}

/** What became of the one that came first under this event ID, which need not have been told. */
function showFirst(result: Decided): IDataObject | undefined {
	const first = result.outcome === 'skipped' ? result.first : undefined;
	if (!first) return undefined;
	return withoutGaps({
		state: first.state,
		at: toIso(first.settledAt ?? first.acceptedAt),
		channel: first.conversation,
		ts: first.ts,
	});
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : String(value);
}

function toIso(at: number): string {
	return new Date(at).toISOString();
}
