// Answers: how is a Slack played in memory, with every fault that it may have and a journal of what is really in it?
import type { Instant } from '../../src/clock';
import type { SlackUser } from '../../src/members/member';
import type {
	Channel,
	FilesDoor,
	LookUpOutcome,
	LookUpQuestion,
	OutgoingFile,
	OutgoingMessage,
	OutgoingShare,
	OutgoingUpdate,
	PostOutcome,
	Slack,
	UploadOutcome,
} from '../../src/slack/contract';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { scopes as allScopes } from '../../src/slack/scopes';
import { SlackError } from '../../src/slack/slackError';
import { createFates, later, refused, sureOf, type FateOptions } from './simulated/fates';
import { createFiles, readBytes, type UploadedFile } from './simulated/files';
import {
	createPast,
	placeOf,
	type MadeUpdate,
	type PastOptions,
	type PostedMessage,
} from './simulated/past';
import { createRateLimiter, ownPace } from './strictSlack/rateLimits';

export { fates, WorkerDied, type Attempt, type Fate, type Verb } from './simulated/fates';
export { placeOf, type MadeUpdate, type PostedMessage } from './simulated/past';

export interface SimulatedSlackOptions extends FateOptions, PastOptions {
	users: SlackUser[];
	channels: Channel[];
	/** Milliseconds until an answer arrives; what was asked happens at once. */
	latencyMs?: () => number;
	/** True where a question is not answered this time. */
	isAway?: () => boolean;
	/** Places whose past the app may not read. */
	isHidden?: (place: string) => boolean;
	/** False where Slack does not say where files that were shared are; it says so otherwise. */
	tellsWhere?: () => boolean;
	/** All that there are, unless told otherwise; undefined where Slack does not say. */
	scopes?: () => string[] | undefined;
}

export interface SimulatedSlack extends Slack {
	readonly messages: readonly PostedMessage[];
	/** In the order in which they were made. */
	readonly updates: readonly MadeUpdate[];
	readonly files: readonly UploadedFile[];
	/** Attempts that came sooner than our own pace allows, or than Slack had said with a 429. */
	readonly tooSoon: { at: Instant; conversation: string }[];
	/** Replies to a message that never was in that place. */
	readonly astray: PostedMessage[];
}

export const simulatedWorkspace = {
	id: 'T0SIMULATED',
	name: 'Simulated',
	url: 'https://simulated.slack.test/',
	botUserId: 'U0BOT',
	botName: 'slack-notify',
};

export function simulateSlack(options: SimulatedSlackOptions): SimulatedSlack {
	const { clock, users, channels } = options;
	const { messages, updates, astray, add, change, find, isSeen } = createPast(options);
	const { uploaded, keep, share: shareFiles, open } = createFiles(channels);
	const { held, meet, stopped } = createFates(options);
	const tooSoon: { at: Instant; conversation: string }[] = [];
	const waitFor = createRateLimiter(ownPace, clock.now, ({ channel = '' }) => channel);

	const travel = async <T>(outcome: T): Promise<T> => {
		const ms = options.latencyMs?.() ?? 0;
		if (ms > 0) await clock.wait(ms);
		return outcome;
	};
	const answer = async <T>(question: () => T): Promise<T> => {
		const code = options.revoked?.() ?? (options.isAway?.() ? 'service_unavailable' : undefined);
		if (code === undefined) return question();
		const { next, refusal } = explainRefusal(code);
		throw new SlackError({ next: next === 'unsure' ? 'later' : next, refusal });
	};
	const posted = ({ place, ts, threadTs }: PostedMessage) => ({
		outcome: 'posted' as const,
		conversation: place,
		ts,
		...(threadTs !== undefined && { threadTs }),
	});

	const post = (message: OutgoingMessage): PostOutcome => {
		const { conversation } = message;
		const wait = held('post') ?? waitFor('chat.postMessage', { channel: conversation });
		if (wait !== undefined) {
			tooSoon.push({ at: clock.now(), conversation });
			return later('ratelimited', wait);
		}
		return meet('post', message, () => posted(add(message)));
	};
	// The pace is that of messages. Whoever is in the middle of something hears of a 429 when it is too late: that is no fault.
	const update = (message: OutgoingUpdate): PostOutcome => {
		const wait = held('update') ?? waitFor('chat.update', {});
		if (wait !== undefined) return later('ratelimited', wait);
		const changed = () => {
			const found = change(message);
			return found ? posted(found) : refused('message_not_found');
		};
		return sureOf(meet('update', message, changed));
	};
	const upload = async (file: OutgoingFile): Promise<UploadOutcome> => {
		const wait = held('upload');
		if (wait !== undefined) return later('ratelimited', wait);
		const bytes = await readBytes(file);
		const uploads = (): UploadOutcome =>
			bytes.size === file.size
				? { outcome: 'uploaded', fileId: keep(file.name, bytes) }
				: refused('missing_file_data');
		return sureOf(meet('upload', file, uploads) as UploadOutcome);
	};
	const share = (files: OutgoingShare): PostOutcome => {
		const wait = held('share');
		if (wait !== undefined) return later('ratelimited', wait);
		const shares = (): PostOutcome => {
			const code = shareFiles(files);
			if (code !== undefined) return refused(code);
			const shared = posted(add(files));
			return (options.tellsWhere?.() ?? true) ? shared : { ...shared, ts: undefined };
		};
		return meet('share', files, shares);
	};
	const openForFiles = (conversation: string): FilesDoor => {
		if (options.isAway?.()) return later('service_unavailable');
		const code = open(conversation);
		return code === undefined
			? { outcome: 'open', conversation: placeOf(conversation) }
			: refused(code);
	};

	const lookUp = async (question: LookUpQuestion): Promise<LookUpOutcome> => {
		await travel(undefined);
		if (options.revoked?.() || options.isAway?.()) {
			return { outcome: 'later', refusal: explainRefusal('service_unavailable').refusal };
		}
		const place = placeOf(question.conversation);
		const found = find(question);
		if (options.isHidden?.(place)) {
			if (found) found.hidden = true;
			return { outcome: 'not_allowed', refusal: explainRefusal('not_in_channel').refusal };
		}
		if (!found || !isSeen(found, question)) return { outcome: 'not_found' };
		const { ts, threadTs } = found;
		return {
			outcome: 'found',
			conversation: place,
			ts,
			...(threadTs !== undefined && { threadTs }),
		};
	};

	return {
		messages,
		updates,
		files: uploaded,
		tooSoon,
		astray,
		post: async (message) => travel(stopped() ?? post(message)),
		update: async (message) => travel(stopped() ?? update(message)),
		openForFiles: async (conversation) => travel(stopped() ?? openForFiles(conversation)),
		upload: async (file) => travel(stopped() ?? (await upload(file))),
		share: async (files) => travel(stopped() ?? share(files)),
		lookUp,
		identify: () => answer(() => simulatedWorkspace),
		scopes: () =>
			answer(() => (options.scopes ? options.scopes() : allScopes.map(({ name }) => name))),
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
