// Answers: how does an upstream offer its events to a schedule, until it hears that they are accepted?
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Acceptance } from './acceptance.ts';
import type { UpstreamEvent, Waiting } from './events.ts';

export interface Offer {
	readonly url: string;
	/** How often somebody asked. */
	readonly fetched: number;
	/** From now on the events happen, one after the other. */
	begin(waiting: readonly Waiting[]): void;
	close(): Promise<void>;
}

/** In one answer. What is not accepted by then comes again with the next one, also while a run still works on it. */
const mostAtOnce = 25;

export async function offerEvents(acceptance: Acceptance): Promise<Offer> {
	let offered: readonly Waiting[] = [];
	let begunAt = Infinity;
	let fetched = 0;
	const server = createServer(async (request, response) => {
		try {
			let answer: object = {};
			if (request.url === '/waiting') {
				fetched++;
				answer = { events: open() };
			} else {
				acceptance.take(await json(request));
			}
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
		} catch {
			// Whoever asked was killed in the middle.
			response.destroy();
		}
	});
	const open = (): UpstreamEvent[] =>
		offered
			.filter(({ atMs }) => begunAt + atMs <= Date.now())
			.map(({ event }) => event)
			.filter(({ eventId }) => !acceptance.accepted.has(eventId))
			.slice(0, mostAtOnce);
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		get fetched() {
			return fetched;
		},
		begin(waiting) {
			offered = waiting;
			begunAt = Date.now();
		},
		close: () => close(server),
	};
}

async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
