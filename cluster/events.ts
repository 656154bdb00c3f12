// Answers: what happens in the upstream system during a run, whom does it concern, and how does n8n hear of it?
import type { Random } from '../test/simulation/random.ts';

/** As it is handed in. */
export interface UpstreamEvent {
	eventId: string;
	type: (typeof types)[number]['key'];
	/** Ends with the event's mark, by which it is found in Slack. */
	title: string;
	text: string;
	recordKey?: string;
	email?: string;
	/** Channel ID. */
	channel?: string;
}

/** Events that the upstream posts in one request, at an instant counted from the start of the run. */
export interface Post {
	atMs: number;
	path: 'members' | 'channels';
	events: UpstreamEvent[];
	/** Handed in once more although it was accepted, as upstream systems do. */
	again: boolean;
}

/** What a schedule fetches from the upstream, from that instant on. */
export interface Waiting {
	atMs: number;
	event: UpstreamEvent;
}

export interface Upstream {
	posts: Post[];
	waiting: Waiting[];
	/** Those of both. */
	events: UpstreamEvent[];
}

/** Immediate ones are messages of their own, the others wait for a digest. */
export const types = [
	{ key: 'cluster.now', label: 'Told at once', defaultFrequency: 'immediate' },
	{ key: 'cluster.hourly', label: 'Told hourly', defaultFrequency: 'hourly' },
	{ key: 'cluster.daily', label: 'Told daily', defaultFrequency: 'daily' },
] as const;

export interface Cast {
	emails: readonly string[];
	channels: readonly string[];
}

/** At Slack's pace one message a second goes to each conversation: most have to share a digest. */
const immediateShare = 0.2;
const channelShare = 0.15;
const pulledShare = 0.25;
const recordShare = 0.3;
const againShare = 0.05;
const mostInPost = 12;

/** All of them happen within `withinMs`. */
export function imagineEvents(
	random: Random,
	{ emails, channels }: Cast,
	{ count, withinMs }: { count: number; withinMs: number },
): Upstream {
	const upstream: Upstream = { posts: [], waiting: [], events: [] };
	/** The posts that still take events, by their path. */
	const filling = new Map<Post['path'], { post: Post; size: number }>();
	for (let number = 1; number <= count; number++) {
		const event = imagineEvent(random, { emails, channels }, number);
		upstream.events.push(event);
		const atMs = random.between(0, withinMs);
		if (event.email !== undefined && random.chance(pulledShare)) {
			upstream.waiting.push({ atMs, event });
			continue;
		}
		const path = event.email === undefined ? 'channels' : 'members';
		const post = (events: UpstreamEvent[]): Post => {
			const made = { atMs, path, events, again: random.chance(againShare) } as const;
			upstream.posts.push(made);
			return made;
		};
		if (event.type === 'cluster.now') {
			post([event]);
			continue;
		}
		const open = filling.get(path) ?? { post: post([]), size: random.between(1, mostInPost) };
		open.post.events.push(event);
		if (open.post.events.length < open.size) filling.set(path, open);
		else filling.delete(path);
	}
	upstream.posts.sort((one, other) => one.atMs - other.atMs);
	return upstream;
}

function imagineEvent(random: Random, { emails, channels }: Cast, number: number): UpstreamEvent {
	const eventId = `event-${number}`;
	const isForChannel = random.chance(channelShare);
	const isNow = random.chance(immediateShare);
	// What follows a record's first message waits for it: people's messages can be looked up, channels' can't.
	const hasRecord = !isForChannel && random.chance(recordShare);
	return {
		eventId,
		type: isNow ? 'cluster.now' : random.pick(['cluster.hourly', 'cluster.daily'] as const),
		title: `Something happened ${markOf(eventId)}`,
		text: `The ${number}th event of the run`,
		...(hasRecord && { recordKey: `record-${random.between(1, 200)}` }),
		...(isForChannel ? { channel: random.pick(channels) } : { email: random.pick(emails) }),
	};
}

/** No mark is part of another one. */
export const markOf = (eventId: string) => `[${eventId}]`;
