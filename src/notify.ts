// Chapter 1. Event → who → may we → when → promise in the outbox.
import { deliver, type DeliverParts } from './deliver';
import { isRefusal, isToBeTold } from './deliver/disconnected';
import { createQuestions } from './deliver/questions';
import { refusalsOf, type DeliveryReport } from './deliver/report';
import { NotifyError } from './errors';
import { capRun } from './notify/capRun';
import type { Decided } from './notify/decide';
import { decideAll, type DecideParts } from './notify/decideAll';
import { rehearseOn } from './notify/rehearsal';
import type { NotifyRequest, NotifyWishes } from './notify/request';
import { tellResult, waitsForWindow, type NotifyResult } from './notify/result';
import type { NewNotification, Notification } from './outbox/notification';
import { isConnectionLost } from './slack/connectionLost';
import type { Refusal } from './slack/contract';
import type { Acceptance, Skipped, Store } from './store/contract';

export interface NotifyParts extends DeliverParts, DecideParts {
	store: Store;
	slack: DeliverParts['slack'] & DecideParts['slack'];
	settings: DeliverParts['settings'] &
		DecideParts['settings'] & { mostPerRun?: number; mostPerRecipientAndHour?: number };
}

/** One answer per request, in order. A request that is wrong does not stop the others. */
export async function notify(
	parts: NotifyParts,
	requests: readonly NotifyRequest[],
	{ timeLimitMs, dryRun = false }: NotifyWishes,
): Promise<NotifyResult[]> {
	const now = parts.clock.now();
	const until = now + timeLimitMs;
	const questions = createQuestions();
	const store = dryRun ? rehearseOn(parts.store) : parts.store;
	const decided = capRun(
		await decideAll({ ...parts, store }, requests, { now, until, questions }),
		parts.settings.mostPerRun,
	);

	const { promises, skipped } = sort(decided);
	const { mostPerRecipientAndHour } = parts.settings;
	const caps = { mostPerRecipientAndHour };
	if (dryRun) {
		const rehearsed = await parts.store.rehearse(promises, skipped, now, caps);
		return tellAll(decided, { ...rehearsed, dryRun });
	}
	const acceptances = await parts.store.accept(promises, skipped, now, caps);
	const report = await deliver(parts, { scope: 'immediate', until }, questions);
	const notifications = await parts.store.findNotifications(acceptances.flatMap(idOf));
	const results = tellAll(decided, { acceptances, notifications, report });
	const { stoppedBy } = report;
	const isStopped = isRefusal(stoppedBy) && results.some(isHeldUp);
	if (isStopped && (await isToBeTold(parts, stoppedBy))) {
		throw acceptedButStopped(stoppedBy, report.waiting.due);
	}
	return results;
}

function sort(decided: readonly Decided[]): { promises: NewNotification[]; skipped: Skipped[] } {
	const promises: NewNotification[] = [];
	const skipped: Skipped[] = [];
	for (const each of decided) {
		if (each.kind === 'promised') promises.push(each.notification);
		if (each.kind === 'skipped') skipped.push({ ...each.skipped, after: promises.length });
	}
	return { promises, skipped };
}

interface Outcome {
	/** Of those that were promised, in their order. */
	acceptances: readonly Acceptance[];
	notifications: readonly Notification[];
	report?: DeliveryReport;
	dryRun?: boolean;
}

function tellAll(decided: readonly Decided[], outcome: Outcome): NotifyResult[] {
	const { report, dryRun = false } = outcome;
	const stored = new Map(outcome.notifications.map((each) => [each.id, each]));
	const refusals = report ? refusalsOf(report) : new Map<number, Refusal>();
	const disconnected = isRefusal(report?.stoppedBy) && isConnectionLost(report.stoppedBy.code);
	const acceptances = outcome.acceptances.values();
	return decided.map((each) => {
		if (each.kind !== 'promised') return tellResult(each, { disconnected, dryRun });
		const acceptance = acceptances.next().value;
		const [id = -1] = acceptance ? idOf(acceptance) : [];
		const [notification, refusal] = [stored.get(id), refusals.get(id)];
		return tellResult(each, { acceptance, notification, refusal, disconnected, dryRun });
	});
}

function idOf(acceptance: Acceptance): number[] {
	if (acceptance.accepted) return [acceptance.id];
	return 'existing' in acceptance ? [acceptance.existing.id] : [];
}

/** What was to be told now, and waits for a credential that works. */
function isHeldUp(result: NotifyResult): boolean {
	return result.outcome === 'queued' && !waitsForWindow(result.reason);
}

function acceptedButStopped({ code, says, hint }: Refusal, waiting: number): NotifyError {
	return new NotifyError(code, `${says}. Nothing is lost: ${waiting} due notifications wait`, {
		hint,
	});
}
