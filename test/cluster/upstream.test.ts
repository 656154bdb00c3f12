// Answers: does the upstream of a run of the cluster hand in every event until it is accepted, and none of them less often?
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { openAcceptance } from '../../cluster/acceptance';
import type { Post, UpstreamEvent } from '../../cluster/events';
import { offerEvents, type Offer } from '../../cluster/offer';
import { pushAll } from '../../cluster/push';
import { randomFrom } from '../simulation/random';

const event = (number: number): UpstreamEvent => ({
	eventId: `event-${number}`,
	type: 'cluster.now',
	title: '',
	text: '',
	email: 'ana@example.com',
});

let takeDown: () => Promise<unknown> = async () => {};
afterEach(() => takeDown());

/** An n8n that gives these answers, one after the other, to whoever posts events; from then on it accepts all. */
async function startN8n(answers: readonly (number | 'none' | 'all' | 'the first')[]) {
	const coming = [...answers];
	const posted: string[][] = [];
	const server = createServer(async (request, response) => {
		const { events } = (await json(request)) as { events: UpstreamEvent[] };
		posted.push(events.map(({ eventId }) => eventId));
		const answer = coming.shift() ?? 'all';
		if (answer === 'none') return void response.destroy();
		const count = answer === 'all' ? events.length : 1;
		const body = events
			.slice(0, count)
			.map(({ eventId }) => ({ eventId, decision: 'sent', reason: 'sent' }));
		response.writeHead(typeof answer === 'number' ? answer : 200);
		response.end(typeof answer === 'number' ? '{"message":"Error"}' : JSON.stringify(body));
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	takeDown = () => new Promise((resolve) => server.close(resolve));
	return { posted, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function push(answers: Parameters<typeof startN8n>[0], but: Partial<Post> = {}) {
	const { url, posted } = await startN8n(answers);
	const acceptance = openAcceptance();
	const posts: Post[] = [
		{ atMs: 0, path: 'members', events: [event(1), event(2)], again: false, ...but },
	];
	const { signal } = new AbortController();
	const options = { url, posts, acceptance, random: randomFrom(1), withinMs: 60_000, signal };
	const figures = await pushAll(options);
	return { posted, figures, accepted: [...acceptance.accepted] };
}

const both = ['event-1', 'event-2'];

describe('an upstream that posts', () => {
	it('posts once where everything is accepted', async () => {
		const { posted, accepted, figures } = await push([]);
		expect(posted).toEqual([both]);
		expect(accepted).toEqual(both);
		expect(figures).toEqual({ requests: 1, repeated: 0, emptyPromises: 0, failures: {} });
	});

	it.each<[string, number | 'none', object]>([
		['there is no answer', 'none', { failures: { 'no connection': 1 } }],
		['n8n failed', 500, { failures: { 'status 500': 1 } }],
		['success names no event', 200, { emptyPromises: 1 }],
	])('posts the same again where %s', async (_, answer, counted) => {
		const { posted, accepted, figures } = await push([answer]);
		expect(posted).toEqual([both, both]);
		expect(accepted).toEqual(both);
		expect(figures).toMatchObject({ repeated: 1, ...counted });
	});

	it('posts again only what was not accepted', async () => {
		const { posted } = await push(['the first']);
		expect(posted).toEqual([both, ['event-2']]);
	});

	it('posts once more what was accepted, where it is one that does', async () => {
		const { posted } = await push([], { again: true });
		expect(posted).toEqual([both, both]);
	});
});

describe('an upstream that is asked', () => {
	async function offer(): Promise<Offer> {
		const opened = await offerEvents(openAcceptance());
		takeDown = () => opened.close();
		return opened;
	}
	const fetchWaiting = async ({ url }: Offer) => {
		const { events } = (await (await fetch(`${url}/waiting`)).json()) as {
			events: UpstreamEvent[];
		};
		return events.map(({ eventId }) => eventId);
	};

	it('offers what has happened, again and again, until it is accepted', async () => {
		const opened = await offer();
		expect(await fetchWaiting(opened)).toEqual([]);
		opened.begin([
			{ atMs: 0, event: event(1) },
			{ atMs: 0, event: event(2) },
			{ atMs: 3_600_000, event: event(3) },
		]);
		expect(await fetchWaiting(opened)).toEqual(both);
		expect(await fetchWaiting(opened)).toEqual(both);
		const accepted = [{ eventId: 'event-1', decision: 'queued', reason: 'waits_for_window' }];
		await fetch(`${opened.url}/accepted`, { method: 'POST', body: JSON.stringify(accepted) });
		expect(await fetchWaiting(opened)).toEqual(['event-2']);
		expect(opened.fetched).toBe(4);
	});
});
