// Answers: why can't this channel be written to, and what should a person do about it?
import { BadInput } from '../errors';
import type { Workspace } from './contract';
import { unnamedApp } from './refusals';

export interface Known {
	/** The channel whose name is nearly the same. */
	nearest?: string;
	/** What a channel was called when it was last seen. */
	name?: string;
	workspace?: Pick<Workspace, 'botName'>;
}

/** `given` is an ID, or a name with its #. To the app a private channel that it is not in is none. */
export function noSuchChannel(given: string, { nearest, name, workspace }: Known = {}): BadInput {
	const invite = `type ${inviteWords(workspace)} in it first.`;
	if (name !== undefined) {
		const shown = `#${name}` === given ? given : `#${name} (${given})`;
		return refuse('channel_not_found', `The app can’t see the channel ${shown} any more`, [
			`It was deleted, or it is private and the app is not in it: then ${invite}`,
		]);
	}
	return refuse('channel_not_found', `The app can see no channel ${given}`, [
		nearest === undefined ? 'Check it for a slip of the pen.' : `Did you mean #${nearest}?`,
		`If the channel is private, ${invite}`,
	]);
}

export function archived(name: string): BadInput {
	return refuse('is_archived', `The channel #${name} is archived, so nobody can write to it`, [
		'Choose another channel, or unarchive this one in Slack.',
	]);
}

/** Slack lists it under its new name only. */
export function renamed(given: string, name: string): BadInput {
	return refuse('channel_renamed', `The channel ${given} is called #${name} now`, [
		`Give #${name}, or the channel’s ID, which stays the same.`,
	]);
}

/** What lets the app into a private channel. */
function inviteWords(workspace: Known['workspace']): string {
	const botName = workspace?.botName;
	return botName ? `/invite @${botName}` : `/invite ${unnamedApp}`;
}

function refuse(code: string, says: string, hints: readonly string[]): BadInput {
	return new BadInput(code, says, { field: 'Channel', hint: hints.join(' ') });
}
