// Answers: has this method been called too often by now?
import type { Arguments } from './arguments';

export interface RateLimits {
	/** Calls in a minute, by method. */
	perMinute: Readonly<Record<string, number>>;
	/** Milliseconds between two messages to one conversation. */
	betweenMessagesMs: number;
}

/** As Slack documents them; it lets short bursts pass, the strict one does not. */
export const documentedLimits: RateLimits = {
	perMinute: {
		'users.list': 20,
		'conversations.list': 20,
		'users.info': 100,
		'users.lookupByEmail': 50,
		'conversations.info': 50,
		'conversations.join': 50,
		'conversations.open': 50,
		'conversations.history': 50,
		'conversations.replies': 50,
		'chat.postMessage': 300,
		'chat.update': 50,
		'files.getUploadURLExternal': 100,
		'files.completeUploadExternal': 100,
		'files.info': 100,
	},
	betweenMessagesMs: 1_000,
};

/** What the engine allows itself of messages, to the millisecond: nothing that keeps to it is ever refused. */
export const ownPace: RateLimits = {
	...documentedLimits,
	perMinute: { ...documentedLimits.perMinute, 'chat.postMessage': 240 },
};

/** Gives the seconds to wait, or undefined where the call may pass; counts those that pass. */
export function createRateLimiter(
	limits: RateLimits | undefined,
	now: () => number,
	/** One conversation may be named by its own ID and by the person's. */
	conversationOf: (args: Arguments) => string,
) {
	const calls = new Map<string, number[]>();
	const lastMessageAt = new Map<string, number>();

	return (method: string, args: Arguments): number | undefined => {
		if (!limits) return undefined;
		const at = now();
		const most = limits.perMinute[method] ?? Infinity;
		const recent = (calls.get(method) ?? []).filter((before) => at - before < 60_000);
		const [first] = recent;
		if (first !== undefined && recent.length >= most) return secondsUntil(first + 60_000, at);
		if (method === 'chat.postMessage') {
			const conversation = conversationOf(args);
			const freeAt = (lastMessageAt.get(conversation) ?? -Infinity) + limits.betweenMessagesMs;
			if (at < freeAt) return secondsUntil(freeAt, at);
			lastMessageAt.set(conversation, at);
		}
		calls.set(method, [...recent, at]);
		return undefined;
	};
}

const secondsUntil = (freeAt: number, at: number) => Math.max(1, Math.ceil((freeAt - at) / 1000));
