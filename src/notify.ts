// Chapter 1. Event → who → may we → when → promise in the outbox.
import { deliver, type DeliverParts } from './deliver';
import { isRefusal, isToBeTold } from './deliver/disconnected';
import { createQuestions } from './deliver/questions';
import { refusalsOf, updatesOf, type DeliveryReport } from './deliver/report';
import { NotifyError } from './errors';
import { acceptDecided, sortDecided } from './notify/acceptDecided';
import type { Decided } from './notify/decide';
import { decideAll, type DecideParts } from './notify/decideAll';
import { probeFiles } from './notify/probeFiles';
import { rehearseOn } from './notify/rehearsal';
import type { NotifyRequest, NotifyWishes } from './notify/request';
import { tellResult, waitsForWindow, type NotifyResult } from './notify/result';
import type { Notification } from './outbox/notification';
import { findCatalogue } from './plan/findCatalogue';
import { replanPage } from './plan/replanQueued';
import { isConnectionLost } from './slack/connectionLost';
import type { Refusal } from './slack/contract';
import type { Acceptance, Store } from './store/contract';

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
	const drafted = await decideAll({ ...parts, store }, requests, { now, until, questions });
	const { mostPerRun, mostPerRecipientAndHour, testModeTo } = parts.settings;
	const caps = { mostPerRun, mostPerRecipientAndHour };
	if (dryRun) {
		const probed = await probeFiles(parts, drafted);
		const { promises, skipped } = sortDecided(probed);
		const rehearsed = await parts.store.rehearse(promises, skipped, now, caps);
		const disconnected = (await parts.slack.whetherLost()) !== undefined;
		const testMode = Boolean(testModeTo);
		return tellAll(probed, { ...rehearsed, dryRun, disconnected, testMode });
	}
	const { decided, acceptances } = await acceptDecided(parts, drafted, now, caps);
	await lookAgain(parts, acceptances);
	const report = await deliver(parts, { scope: 'immediate', until }, questions);
	const notifications = await parts.store.findNotifications(acceptances.flatMap(idOf));
	const { stoppedBy } = report;
	const disconnected = isRefusal(stoppedBy) && isConnectionLost(stoppedBy.code);
	const results = tellAll(decided, { acceptances, notifications, report, disconnected });
	const isStopped = isRefusal(stoppedBy) && results.some(isHeldUp);
	if (isStopped && (await isToBeTold(parts, stoppedBy))) {
		throw acceptedButStopped(stoppedBy, report.waiting.due);
	}
	return results;
}

/** Somebody may have changed a preference between the decision and its acceptance: then nothing was there to plan again. */
async function lookAgain(parts: NotifyParts, acceptances: readonly Acceptance[]): Promise<void> {
	const accepted = acceptances.flatMap((each) => (each.accepted ? each.id : []));
	const notifications = await parts.store.findNotifications(accepted);
	const waiting = notifications.filter(
		({ state, windowEndsAt }) => state === 'queued' && windowEndsAt !== undefined,
	);
	if (waiting.length === 0) return;
	await replanPage(parts, await findCatalogue(parts.store), waiting);
}

interface Outcome {
	/** Of those that were promised, in their order. */
	acceptances: readonly Acceptance[];
	notifications: readonly Notification[];
	report?: DeliveryReport;
	disconnected: boolean;
	dryRun?: boolean;
	testMode?: boolean;
}

function tellAll(decided: readonly Decided[], outcome: Outcome): NotifyResult[] {
	const { report, disconnected, dryRun = false, testMode = false } = outcome;
	const stored = new Map(outcome.notifications.map((each) => [each.id, each]));
	const refusals = report ? refusalsOf(report) : new Map<number, Refusal>();
	const updates = report ? updatesOf(report) : new Set<number>();
	const acceptances = outcome.acceptances.values();
	return decided.map((each) => {
		if (each.kind !== 'promised') return tellResult(each, { dryRun });
		const acceptance = acceptances.next().value;
		const [id = -1] = acceptance ? idOf(acceptance) : [];
		const [notification, refusal] = [stored.get(id), refusals.get(id)];
		const settled = {
			acceptance,
			notification,
			refusal,
			updated: updates.has(id),
			disconnected,
			dryRun,
			testMode,
		};
		return tellResult(each, settled);
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
