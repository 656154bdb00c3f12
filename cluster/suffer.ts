// Answers: what happens to the cluster while events come in, until nothing waits any more?
import type { Acceptance } from './acceptance.ts';
import type { OfTheTests } from './bundled/load.ts';
import { chaosMs, planChaos } from './chaos.ts';
import { drain } from './drain.ts';
import { imagineEvents, type UpstreamEvent } from './events.ts';
import type { Offer } from './offer.ts';
import { perform, type Happened } from './perform.ts';
import { pushAll, type PushFigures } from './push.ts';
import type { Cluster } from './putUp.ts';
import { waitUntil } from './waitUntil.ts';

export interface SufferOptions {
	cluster: Cluster;
	acceptance: Acceptance;
	offer: Offer;
	ofTheTests: OfTheTests;
	seed: number;
	notifications: number;
	afterLostAnswer: 'send_again' | 'hold';
	say(line: string): void;
	signal: AbortSignal;
}

export interface Suffered {
	events: readonly UpstreamEvent[];
	happened: Happened;
	pushed: PushFigures;
	/** What did not come to its end in time: the verdict says of which events. */
	faults: string[];
}

/** The last events come in while things still go wrong. */
const eventsWithinMs = 175_000;
/** For n8n to come to itself, and for what was not accepted by then. */
const recoveryMs = 240_000;
const sayEveryMs = 30_000;

export async function suffer(options: SufferOptions): Promise<Suffered> {
	const { cluster, acceptance, offer, ofTheTests, seed, afterLostAnswer, say, signal } = options;
	const { api, workers, postgres, redis, slack, databases } = cluster;
	const random = ofTheTests.randomFrom(seed);
	const { events, posts, waiting } = imagineEvents(random, slack, {
		count: options.notifications,
		withinMs: eventsWithinMs,
	});
	const plan = planChaos(random);
	const faults: string[] = [];
	const goOn = (error: unknown) => {
		signal.throwIfAborted();
		say(`  ${(error as Error).message}`);
		faults.push((error as Error).message);
	};

	say(`${events.length} events come in. Meanwhile:`);
	offer.begin(waiting);
	const withinMs = chaosMs + recoveryMs;
	const pushing = pushAll({ url: api.url, posts, acceptance, random, withinMs, signal });
	// Whoever waits for it hears of a failure; until then it must not end the process.
	pushing.catch(() => {});
	const progress = setInterval(() => {
		const messages = slack.strict.messages.length;
		say(`           ${acceptance.accepted.size} accepted, ${messages} messages in Slack`);
	}, sayEveryMs);
	let happened: Happened;
	try {
		happened = await perform({ plan, workers, postgres, redis, say, signal });
	} finally {
		clearInterval(progress);
	}

	say('Nobody is killed any more. What was not accepted yet is handed in again …');
	const pushed = await pushing;
	const isAllAccepted = () => acceptance.accepted.size === events.length;
	const patience = { withinMs: 60_000, signal };
	await waitUntil('all events to be accepted', patience, isAllAccepted).catch(goOn);
	slack.calmDown();
	say(`${acceptance.accepted.size} of ${events.length} are accepted. The last digests …`);
	const { store } = databases;
	await drain({ api, postgres, store, afterLostAnswer, say, signal }).catch(goOn);
	return { events, happened, pushed, faults };
}
