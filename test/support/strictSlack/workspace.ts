// Answers: what is in the strict Slack's workspace, and what arrived there?
import { botUserId, notifyApp, slackbot, teamId, type StrictUser } from './people';

export interface StrictChannel {
	id: string;
	name: string;
	is_private: boolean;
	is_archived: boolean;
	/** Whether the app is in it. */
	is_member: boolean;
	/** Takes no message of the app’s at all. */
	read_only?: boolean;
	/** Takes replies only. */
	thread_only?: boolean;
	/** A setting of the workspace keeps the app from posting. */
	restricted?: boolean;
}

/** What can be changed in a message. */
export interface MessageState {
	text: string;
	blocks: unknown[];
	/** Bars with their blocks. */
	attachments?: unknown[];
	metadata?: { event_type: string; event_payload: Record<string, unknown> };
}

export interface StrictMessage extends MessageState {
	channel: string;
	/** The person, for a direct message. */
	user?: string;
	ts: string;
	/** Of a reply: the first message of its thread. */
	thread_ts?: string;
	/** A reply that the conversation is shown as well. */
	broadcast?: true;
	/** How it is signed in place of the app. */
	sender?: StrictSender;
	unfurl_links?: boolean;
	unfurl_media?: boolean;
	files?: SharedFile[];
	/** The states that it had before it was changed, the first one first. */
	earlier?: MessageState[];
}

export interface StrictSender {
	username?: string;
	icon_emoji?: string;
	icon_url?: string;
}

export interface SharedFile {
	id: string;
	name: string;
	title: string;
	size: number;
	/** Of its bytes, as hex: those themselves are not kept. */
	sha256: string;
}

/** A file from the moment its address was asked for. */
export interface StrictFile {
	id: string;
	name: string;
	title: string;
	/** In bytes, as it was announced. */
	length: number;
	/** The last part of the address that its bytes go to. */
	ticket: string;
	/** Once the bytes are there. */
	sha256?: string;
	completed: boolean;
	/** Puts it where it was shared, after it was asked for so many times. */
	waiting?: { askedFor: number; share(): void };
}

export interface DirectMessages {
	id: string;
	user: string;
}

export interface Workspace {
	teamId: string;
	users: StrictUser[];
	channels: StrictChannel[];
	direct: DirectMessages[];
	messages: StrictMessage[];
	/** Stamps of messages that were there. */
	deleted: Set<string>;
	files: StrictFile[];
	now: () => number;
	/** How many messages there ever were: the stamp of one that was deleted does not come again. */
	stamps: number;
}

export function channel(name: string, but: Partial<StrictChannel> = {}): StrictChannel {
	const id = `C${name
		.toUpperCase()
		.replaceAll(/[^A-Z0-9]/g, '')
		.padStart(8, '0')}`;
	return { id, name, is_private: false, is_archived: false, is_member: false, ...but };
}

/** So many public channels, by a number that makes their names and IDs. */
export const manyChannels = (count: number): StrictChannel[] =>
	Array.from({ length: count }, (_, number) => channel(`c${String(number).padStart(6, '0')}`));

/** Slackbot and the app itself are always there. */
export function createWorkspace(
	users: readonly StrictUser[],
	channels: readonly StrictChannel[],
	now: () => number,
	ownId = teamId,
): Workspace {
	return {
		teamId: ownId,
		users: [slackbot(), notifyApp(), ...users],
		// Copies: the app joins some of them, and the next test may start with the same ones.
		channels: channels.map((each) => ({ ...each })),
		direct: [],
		messages: [],
		deleted: new Set(),
		files: [],
		now,
		stamps: 0,
	};
}

/** The direct messages between the app and a person, opened where they were not. */
export function openDirect(workspace: Workspace, user: string): DirectMessages {
	const known = workspace.direct.find((conversation) => conversation.user === user);
	if (known) return known;
	const opened = { id: `D${String(workspace.direct.length + 1).padStart(8, '0')}`, user };
	workspace.direct.push(opened);
	return opened;
}

/** The person whose direct messages these are; any other conversation is its own. */
export function ownerOf(workspace: Workspace, conversation: string): string {
	return workspace.direct.find(({ id }) => id === conversation)?.user ?? conversation;
}

/** Slack's stamps are unique within a conversation; ours are everywhere, and ascend. */
export function addMessage(
	workspace: Workspace,
	message: Omit<StrictMessage, 'ts'>,
): StrictMessage {
	const count = String(++workspace.stamps).padStart(6, '0');
	const stored = { ...message, ts: `${Math.floor(workspace.now() / 1000)}.${count}` };
	workspace.messages.push(stored);
	return stored;
}

/** As a person does it in Slack. */
export function deleteMessage(workspace: Workspace, ts: string): void {
	const place = workspace.messages.findIndex((each) => each.ts === ts);
	if (place === -1) throw new Error(`There is no message ${ts}`);
	workspace.messages.splice(place, 1);
	workspace.deleted.add(ts);
}

export const isReachable = (user: StrictUser | undefined): user is StrictUser =>
	user !== undefined && !user.is_bot && user.id !== botUserId && user.id !== 'USLACKBOT';
