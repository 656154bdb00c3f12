// Answers: how does an upstream post its events until n8n has accepted every one of them?
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../test/simulation/random.ts';
import type { Acceptance } from './acceptance.ts';
import type { Post, UpstreamEvent } from './events.ts';

export interface PushFigures {
	requests: number;
	/** Sent once more because there was no answer, or one that did not name all events. */
	repeated: number;
	/** Answers with status 200 that named no event. */
	emptyPromises: number;
	/** How the requests ended that did not help: a status, or that there was no answer. */
	failures: Record<string, number>;
}

export interface PushOptions {
	/** Of n8n's webhooks. */
	url: string;
	posts: readonly Post[];
	acceptance: Acceptance;
	random: Random;
	/** What is not accepted within this time is given up. */
	withinMs: number;
	signal: AbortSignal;
}

const patienceMs = 15_000;
/** As an upstream's own workers, each waiting for its answer. */
const mostAtOnce = 20;

/** Ends once everything is accepted, or given up. */
export async function pushAll(options: PushOptions): Promise<PushFigures> {
	const figures: PushFigures = { requests: 0, repeated: 0, emptyPromises: 0, failures: {} };
	const startedAt = Date.now();
	const left = [...options.posts];
	const worker = async () => {
		for (let post = left.shift(); post; post = left.shift()) {
			const ms = startedAt + post.atMs - Date.now();
			if (ms > 0) await wait(ms, undefined, { signal: options.signal });
			await push(options, post, { figures, until: startedAt + options.withinMs });
			// Nobody has to be told again: the answer only says so.
			if (post.again) await request(options, post.path, post.events, figures);
		}
	};
	await Promise.all(Array.from({ length: mostAtOnce }, worker));
	return figures;
}

async function push(
	options: PushOptions,
	post: Post,
	{ figures, until }: { figures: PushFigures; until: number },
): Promise<void> {
	const { acceptance, random, signal } = options;
	for (let open = post.events; Date.now() < until;) {
		await request(options, post.path, open, figures);
		open = open.filter(({ eventId }) => !acceptance.accepted.has(eventId));
		if (open.length === 0) return;
		figures.repeated++;
		await wait(random.between(500, 2_500), undefined, { signal });
	}
}

async function request(
	{ url, acceptance, signal }: PushOptions,
	path: Post['path'],
	events: readonly UpstreamEvent[],
	figures: PushFigures,
): Promise<void> {
	signal.throwIfAborted();
	figures.requests++;
	try {
		const response = await fetch(`${url}/webhook/cluster/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ events }),
			signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
		});
		const text = await response.text();
		if (!response.ok) count(figures, `status ${response.status}`);
		else if (acceptance.take(readJson(text)).length === 0) figures.emptyPromises++;
	} catch (error) {
		signal.throwIfAborted();
		count(
			figures,
			(error as Error).name === 'TimeoutError' ? 'no answer in time' : 'no connection',
		);
	}
}

function count({ failures }: PushFigures, failure: string): void {
	failures[failure] = (failures[failure] ?? 0) + 1;
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
