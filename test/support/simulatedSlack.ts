// Answers: how is a Slack played in memory, with every fault that it may have and a journal of what is really in it?
import type { Clock, Instant } from '../../src/clock';
import type { SlackUser } from '../../src/members/member';
import type {
	Channel,
	LookUpOutcome,
	LookUpQuestion,
	OutgoingMessage,
	PostOutcome,
	Slack,
} from '../../src/slack/contract';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { SlackError } from '../../src/slack/slackError';
import { createRateLimiter, ownPace } from './strictSlack/rateLimits';

/** What can become of an attempt to post. `unsure` ones: posted or not, and nobody hears of it. */
export const fates = [
	'posted',
	'refused',
	'asked_to_wait',
	'not_reached',
	'unsure_posted',
	'unsure_not_posted',
	'dies_before',
	'dies_after',
] as const;

export type Fate = (typeof fates)[number];

/** What a process throws that ends in the middle of everything. */
export class WorkerDied extends Error {}

/** A message that is really there. */
export interface PostedMessage extends OutgoingMessage {
	/** Where it is: a channel, or somebody's direct messages. */
	place: string;
	ts: string;
	at: Instant;
	/** True once Slack refused to let it be looked up. */
	hidden: boolean;
}

export interface SimulatedSlackOptions {
	clock: Clock;
	users: SlackUser[];
	channels: Channel[];
	/** Asked for each attempt to post. */
	fateOf: (message: OutgoingMessage) => Fate;
	/** Seconds that Slack names with a 429, or undefined for one without. */
	retryAfterSeconds?: () => number | undefined;
	/** Milliseconds until an answer arrives; what was asked happens at once. */
	latencyMs?: () => number;
	/** True where a question is not answered this time. */
	isAway?: () => boolean;
	/** Places whose past the app may not read. */
	isHidden?: (place: string) => boolean;
	/** Refuses the token with this code; undefined where it is good. */
	revoked?: () => string | undefined;
}

export interface SimulatedSlack extends Slack {
	readonly messages: readonly PostedMessage[];
	/** Attempts that came sooner than our own pace allows, or than Slack had said with a 429. */
	readonly tooSoon: { at: Instant; conversation: string }[];
	/** Replies to a message that is not in that place. */
	readonly astray: OutgoingMessage[];
}

export const simulatedWorkspace = {
	id: 'T0SIMULATED',
	name: 'Simulated',
	url: 'https://simulated.slack.test/',
	botUserId: 'U0BOT',
};

export function simulateSlack(options: SimulatedSlackOptions): SimulatedSlack {
	const { clock, users, channels } = options;
	const messages: PostedMessage[] = [];
	const tooSoon: { at: Instant; conversation: string }[] = [];
	const astray: OutgoingMessage[] = [];
	let heldUntil = 0;
	const waitFor = createRateLimiter(ownPace, clock.now, ({ channel = '' }) => channel);

	const travel = async () => {
		const ms = options.latencyMs?.() ?? 0;
		if (ms > 0) await clock.wait(ms);
	};
	const answer = async <T>(question: () => T): Promise<T> => {
		const code = options.revoked?.() ?? (options.isAway?.() ? 'service_unavailable' : undefined);
		if (code === undefined) return question();
		const { next, refusal } = explainRefusal(code);
		throw new SlackError({ next: next === 'unsure' ? 'later' : next, refusal });
	};
	const add = (message: OutgoingMessage): PostedMessage => {
		const place = placeOf(message.conversation);
		const { threadTs } = message;
		if (
			threadTs !== undefined &&
			!messages.some((each) => each.ts === threadTs && each.place === place)
		) {
			astray.push(message);
		}
		const ts = `${Math.floor(clock.now() / 1000)}.${String(messages.length + 1).padStart(6, '0')}`;
		const posted = { ...message, place, ts, at: clock.now(), hidden: false };
		messages.push(posted);
		return posted;
	};

	const post = async (message: OutgoingMessage): Promise<PostOutcome> => {
		const outcome = take(message);
		await travel();
		return outcome;
	};
	const take = (message: OutgoingMessage): PostOutcome => {
		const revoked = options.revoked?.();
		if (revoked) return { outcome: 'stopped', refusal: explainRefusal(revoked).refusal };
		const held = Math.ceil((heldUntil - clock.now()) / 1000);
		const wait = held > 0 ? held : waitFor('chat.postMessage', { channel: message.conversation });
		if (wait !== undefined) {
			tooSoon.push({ at: clock.now(), conversation: message.conversation });
			return later('ratelimited', wait);
		}
		const fate = options.fateOf(message);
		switch (fate) {
			case 'posted': {
				const { place, ts } = add(message);
				return { outcome: 'posted', conversation: place, ts };
			}
			case 'refused':
				return { outcome: 'refused', refusal: explainRefusal('restricted_action').refusal };
			case 'asked_to_wait': {
				const seconds = options.retryAfterSeconds?.();
				heldUntil = clock.now() + (seconds ?? 0) * 1000;
				return later('ratelimited', seconds);
			}
			case 'not_reached':
				return later('not_reached');
			case 'unsure_posted':
			case 'dies_after':
				add(message);
		}
		if (fate === 'dies_before' || fate === 'dies_after') throw new WorkerDied(fate);
		return { outcome: 'unsure', refusal: explainRefusal('internal_error').refusal };
	};

	const lookUp = async (question: LookUpQuestion): Promise<LookUpOutcome> => {
		await travel();
		if (options.revoked?.() || options.isAway?.()) {
			return { outcome: 'later', refusal: explainRefusal('service_unavailable').refusal };
		}
		const { conversation, key, sinceMs, threadTs } = question;
		const place = placeOf(conversation);
		const found = messages.find((each) => each.key === key);
		if (options.isHidden?.(place)) {
			if (found) found.hidden = true;
			return { outcome: 'not_allowed', refusal: explainRefusal('not_in_channel').refusal };
		}
		const isThere = found?.place === place && found.threadTs === threadTs && found.at >= sinceMs;
		return isThere
			? { outcome: 'found', conversation: place, ts: found.ts }
			: { outcome: 'not_found' };
	};

	return {
		messages,
		tooSoon,
		astray,
		post,
		lookUp,
		identify: () => answer(() => simulatedWorkspace),
		usersPage: () => answer(() => ({ items: structuredClone(users) })),
		walkUsers: () => answer(() => structuredClone(users)),
		findUserByEmail: (email) =>
			answer(() =>
				structuredClone(users.find((user) => user.email === email && !user.deactivated)),
			),
		findUserById: (id) => answer(() => structuredClone(users.find((user) => user.id === id))),
		channelsPage: () => answer(() => ({ items: channels.filter((each) => !each.isArchived) })),
		findChannel: (id) => answer(() => channels.find((channel) => channel.id === id)),
	};
}

/** A person is told in direct messages of their own. */
export const placeOf = (conversation: string) =>
	conversation.startsWith('U') ? `D${conversation.slice(1)}` : conversation;

function later(code: string, seconds?: number): PostOutcome {
	return {
		outcome: 'later',
		refusal: explainRefusal(code).refusal,
		rateLimited: code === 'ratelimited',
		...(seconds !== undefined && { retryAfterMs: seconds * 1000 }),
	};
}
