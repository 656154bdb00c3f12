// Answers: may files be shared in a conversation? Joins a public channel that the app is not in.
import type { WebClient } from '@slack/web-api';
import { ask } from './ask';
import { readChannel } from './channels';
import type { Channel, FilesDoor, Refusal } from './contract';
import type { FindConversation } from './directMessages';
import { explainRefusal } from './explainRefusal';
import { toOutcomeOfQuestion } from './outcomes';
import { unnamedApp } from './refusals';
import { SlackError } from './slackError';

export async function openForFiles(
	client: WebClient,
	findConversation: FindConversation,
	given: string,
): Promise<FilesDoor> {
	try {
		const conversation = await findConversation(given);
		if (conversation.startsWith('D')) return { outcome: 'open', conversation };
		return await enter(client, conversation);
	} catch (error) {
		return toOutcomeOfQuestion(error);
	}
}

async function enter(client: WebClient, id: string): Promise<FilesDoor> {
	let channel: Channel | undefined;
	try {
		channel = await readChannel(client, id);
	} catch (error) {
		if (needsScope(error)) return enterUnseen(client, id);
		throw error;
	}
	if (!channel) return refused(explainRefusal('channel_not_found').refusal);
	if (channel.isArchived) return refused(archived(channel));
	if (channel.isMember) return { outcome: 'open', conversation: id };
	if (channel.isPrivate) return refused(notInvited(channel));
	return join(client, channel);
}

/** Who may not look may still be allowed to join, or be in it already: then Slack says of the files what there is to say. */
async function enterUnseen(client: WebClient, id: string): Promise<FilesDoor> {
	const open: FilesDoor = { outcome: 'open', conversation: id };
	if (!id.startsWith('C')) return open;
	try {
		await ask(() => client.conversations.join({ channel: id }));
		return open;
	} catch (error) {
		if (error instanceof SlackError && saysNothing.has(error.code)) return open;
		throw error;
	}
}

/** Of a private channel Slack says the last two, whether or not the app is in it. */
const saysNothing: ReadonlySet<string> = new Set([
	'missing_scope',
	'method_not_supported_for_channel_type',
	'channel_not_found',
]);

async function join(client: WebClient, channel: Channel): Promise<FilesDoor> {
	try {
		await ask(() => client.conversations.join({ channel: channel.id }));
		return { outcome: 'open', conversation: channel.id };
	} catch (error) {
		if (needsScope(error)) return refused(mayNotJoin(channel));
		throw error;
	}
}

function needsScope(error: unknown): boolean {
	return error instanceof SlackError && error.code === 'missing_scope';
}

function refused(refusal: Refusal): FilesDoor {
	return { outcome: 'refused', refusal };
}

function archived({ name }: Channel): Refusal {
	const { refusal } = explainRefusal('is_archived');
	return { ...refusal, says: `The channel #${name} is archived` };
}

function notInvited({ name }: Channel): Refusal {
	return {
		code: 'not_in_channel',
		says: `The app is not a member of the private channel #${name}, and files reach members only`,
		hint: `Type /invite ${unnamedApp} in #${name}.`,
	};
}

function mayNotJoin({ name }: Channel): Refusal {
	return {
		code: 'missing_scope',
		says:
			`The app is not a member of the channel #${name}, which files need, ` +
			'and lacks the scope channels:join to become one',
		hint:
			`Type /invite ${unnamedApp} in #${name}. ` +
			'Or add the scope to the Slack app, reinstall the app, connect again.',
	};
}
