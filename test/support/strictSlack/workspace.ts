// Answers: what is in the strict Slack's workspace, and what arrived there?
import { botUserId, notifyApp, slackbot, teamId, type StrictUser } from './people';

export interface StrictChannel {
	id: string;
	name: string;
	is_private: boolean;
	is_archived: boolean;
	/** Whether the app is in it. */
	is_member: boolean;
}

export interface StrictMessage {
	channel: string;
	/** The person, for a direct message. */
	user?: string;
	ts: string;
	/** Of a reply: the first message of its thread. */
	thread_ts?: string;
	text: string;
	blocks: unknown[];
	metadata?: { event_type: string; event_payload: Record<string, unknown> };
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
	now: () => number;
}

export function channel(name: string, but: Partial<StrictChannel> = {}): StrictChannel {
	const id = `C${name
		.toUpperCase()
		.replaceAll(/[^A-Z0-9]/g, '')
		.padStart(8, '0')}`;
	return { id, name, is_private: false, is_archived: false, is_member: false, ...but };
}

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
		channels: [...channels],
		direct: [],
		messages: [],
		now,
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
	const count = String(workspace.messages.length + 1).padStart(6, '0');
	const stored = { ...message, ts: `${Math.floor(workspace.now() / 1000)}.${count}` };
	workspace.messages.push(stored);
	return stored;
}

export const isReachable = (user: StrictUser | undefined): user is StrictUser =>
	user !== undefined && !user.is_bot && user.id !== botUserId && user.id !== 'USLACKBOT';
