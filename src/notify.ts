// Chapter 1. Event → who → may we → when → promise in the outbox.
import type { Instant } from './clock';
import { decide, type Decided } from './notify/decide';
import { deliver, type DeliverParts } from './deliver';
import { NotifyError } from './errors';
import type { PreferenceSubject } from './preferences/preferences';
import { findChoices } from './preferences/findChoices';
import { isRefusal, isToBeTold } from './deliver/disconnected';
import { refusalsOf } from './deliver/report';
import { identifyRequests } from './notify/identifyRequests';
import { readRequest, type KnownRequest, type NotifyRequest } from './notify/request';
import { tellResult, type NotifyResult } from './notify/result';
import { createQuestions } from './deliver/questions';
import { findRoutes, type Asking, type Route, type RouteParts } from './notify/route';
import { isConnectionLost } from './slack/connectionLost';
import type { Refusal } from './slack/contract';

export interface NotifyParts extends DeliverParts, RouteParts {
	store: DeliverParts['store'] & RouteParts['store'];
	slack: DeliverParts['slack'] & RouteParts['slack'];
	settings: DeliverParts['settings'] &
		RouteParts['settings'] & { acceptUnknownTypes: boolean; timeZone: string };
}

/** One answer per request, in order. A request that is wrong does not stop the others. */
export async function notify(
	parts: NotifyParts,
	requests: readonly NotifyRequest[],
	timeLimitMs: number,
): Promise<NotifyResult[]> {
	const now = parts.clock.now();
	const until = now + timeLimitMs;
	const questions = createQuestions();
	const decided = await decideAll(parts, requests, { now, until, questions });

	const promised = decided.filter((each) => each.kind === 'promised');
	const acceptances = await parts.store.accept(
		promised.map(({ notification }) => notification),
		decided.flatMap((each) => (each.kind === 'skipped' ? [each.decision] : [])),
		now,
	);

	const report = await deliver(parts, { scope: 'immediate', until }, questions);
	const refusals = refusalsOf(report);
	const ids = acceptances.map((each) => (each.accepted ? each.id : each.existing.id));
	const stored = new Map((await parts.store.findNotifications(ids)).map((each) => [each.id, each]));

	const settled = new Map(
		promised.map((each, index) => {
			const acceptance = acceptances[index];
			const id = ids[index] ?? -1;
			return [each, { acceptance, notification: stored.get(id), refusal: refusals.get(id) }];
		}),
	);
	const { stoppedBy } = report;
	const disconnected = isRefusal(stoppedBy) && isConnectionLost(stoppedBy.code);
	const results = decided.map((each) =>
		tellResult(each, each.kind === 'promised' ? settled.get(each) : undefined, disconnected),
	);
	const isStopped = isRefusal(stoppedBy) && results.some(isHeldUp);
	if (isStopped && (await isToBeTold(parts, stoppedBy))) {
		throw acceptedButStopped(stoppedBy, report.waiting.due);
	}
	return results;
}

/** What was to be told now, and waits for a credential that works. */
function isHeldUp(result: NotifyResult): boolean {
	return result.outcome === 'queued' && result.reason !== 'waits_for_window';
}

async function decideAll(
	parts: NotifyParts,
	requests: readonly NotifyRequest[],
	{ now, ...asking }: { now: Instant } & Asking,
): Promise<Decided[]> {
	const read = requests.map((request) => readOrError(request, { ...parts.settings, now }));
	const readable = read.filter((request) => isRequest(request));
	const known = await identifyRequests(parts.store, readable);
	const identified = new Map(readable.map((request, index) => [request, known[index]!]));
	const routes = await findRoutes(parts, known, asking);
	const choices = await findChoices(
		parts.store,
		known.flatMap((request) => subjectOf(request, routes.get(request))),
	);
	return read.map((raw): Decided => {
		if (!isRequest(raw)) return { kind: 'error', error: raw };
		const request = identified.get(raw)!;
		const route = routes.get(request) as Route;
		const own = subjectOf(request, route).map((subject) => choices.of(subject))[0];
		const timeZone = choices.workspace?.timeZone ?? parts.settings.timeZone;
		return decide(request, route, { own, workspace: choices.workspace, timeZone }, now);
	});
}

/** Whose preferences count: those of whoever is told, so a channel that stands in for a member has its own say. */
function subjectOf({ to }: KnownRequest, route: Route | undefined): PreferenceSubject[] {
	if (route?.kind === 'channel') return [{ kind: 'channel', key: route.channelId }];
	return to.kind === 'member' ? [{ kind: 'member', key: to.member.key }] : [];
}

function isRequest(request: KnownRequest | NotifyError): request is KnownRequest {
	return !(request instanceof NotifyError);
}

function readOrError(
	request: NotifyRequest,
	rules: Parameters<typeof readRequest>[1],
): KnownRequest | NotifyError {
	try {
		return readRequest(request, rules);
	} catch (error) {
		if (error instanceof NotifyError) return error;
		throw error;
	}
}

function acceptedButStopped({ code, says, hint }: Refusal, waiting: number): NotifyError {
	return new NotifyError(code, `${says}. Nothing is lost: ${waiting} due notifications wait`, {
		hint,
	});
}
