// Answers: what is decided about each request of a run, before anything is written down?
import type { Instant } from '../clock';
import { NotifyError } from '../errors';
import { findCatalogue } from '../plan/findCatalogue';
import type { Recipient } from '../outbox/notification';
import type { ReaderParts } from '../plan/findReaders';
import type { Reader } from '../plan/planFor';
import { findChoices } from '../preferences/findChoices';
import type { Catalogue } from '../preferences/catalogue';
import type { CatalogueStore } from '../store/contract';
import type { IdentifyStore } from '../members/identify';
import { addMentions } from './addMentions';
import { decide, recipientOf, type Decided } from './decide';
import type { Asking } from './findMappings';
import { identifyRequests } from './identifyRequests';
import { readRequest, type KnownRequest, type NotifyRequest } from './request';
import { findRoutes, type Route, type RouteParts } from './route';

export interface DecideParts extends RouteParts, ReaderParts {
	store: RouteParts['store'] &
		ReaderParts['store'] &
		IdentifyStore &
		Pick<CatalogueStore, 'findCatalogue' | 'noteTypes'>;
	settings: RouteParts['settings'] & ReaderParts['settings'];
}

/** One per request, in order. */
export async function decideAll(
	parts: DecideParts,
	requests: readonly NotifyRequest[],
	{ now, ...asking }: { now: Instant } & Asking,
): Promise<Decided[]> {
	const { store, settings } = parts;
	const catalogue = await findCatalogue(store);
	const read = requests.map((request) => readOrError(request, { ...settings, catalogue, now }));
	const readable = read.filter((request) => isRequest(request));
	await store.noteTypes(undeclaredIn(readable), now);
	const known = await identifyRequests(store, readable);
	const identified = new Map(readable.map((request, index) => [request, known[index]!]));
	const routes = await findRoutes(parts, known, asking);
	const readerOf = await findReader(parts, known, routes);
	const decided = read.map((raw): Decided => {
		if (!isRequest(raw)) return { kind: 'error', error: raw };
		const request = identified.get(raw)!;
		const one = decide(request, routes.get(request) as Route, readerOf, now);
		return withUndeclared(one, request, catalogue);
	});
	return addMentions(parts, decided, asking);
}

/** What is known today of whoever a request goes to. */
async function findReader(
	{ store, settings }: DecideParts,
	requests: readonly KnownRequest[],
	routes: ReadonlyMap<KnownRequest, Route>,
): Promise<(recipient: Recipient, route: Route) => Reader> {
	const recipients = requests.flatMap((request) => {
		const route = routes.get(request);
		return route && route.kind !== 'error' ? recipientOf(request, route) : [];
	});
	const choices = await findChoices(store, recipients);
	return (recipient, route) => ({
		own: choices.of(recipient),
		workspace: choices.workspace,
		slackTimeZone: route.kind === 'member' ? route.slackUser?.timeZone : undefined,
		timeZone: settings.timeZone,
	});
}

function undeclaredIn(requests: readonly KnownRequest[]): string[] {
	const undeclared = requests.filter(({ type }) => !type.declared).map(({ type }) => type.key);
	return [...new Set(undeclared)];
}

function withUndeclared(decided: Decided, { type }: KnownRequest, catalogue: Catalogue): Decided {
	if (decided.kind === 'error' || type.declared) return decided;
	const nearest = catalogue.nearest(type.key);
	const undeclared = nearest === undefined ? {} : { nearest };
	return { ...decided, details: { ...decided.details, undeclared } };
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
