// Answers: which channel is meant, and if none can be, what should a person do?
import { BadInput } from '../errors';
import { readChannelReference, type ChannelReference } from './channelReference';

const defaultField = 'Default Channel';

/** The same for the channel that stands in for people, which the credential names and no node does. */
export function requireDefaultChannel(given: string | undefined): ChannelReference {
	if (given === undefined || given.trim() === '') {
		throw new BadInput('channel_missing', 'The credential has no Default Channel to tell instead', {
			field: defaultField,
			hint: 'Set one in the credential, or have the node skip whoever is not in Slack.',
		});
	}
	try {
		return requireChannel(given);
	} catch (error) {
		throw error instanceof BadInput ? ofDefaultChannel(error) : error;
	}
}

/** What is wrong with that channel, for people who know of no other. */
export function ofDefaultChannel({ code, message, hint }: BadInput): BadInput {
	const says = `The Default Channel of the credential can’t be told: ${message}`;
	return new BadInput(code, says, { field: defaultField, hint });
}

/** Throws BadInput where there is none, or where the text is no channel ID, name or link. */
export function requireChannel(given: unknown): ChannelReference {
	if (given === undefined || given === null || given === '') {
		throw new BadInput('channel_missing', 'There is no channel to send this to', {
			field: 'Channel',
			hint: 'Choose a channel in the node, or set a default channel in the credential.',
		});
	}
	const channel = typeof given === 'string' ? readChannelReference(given) : undefined;
	if (channel) return channel;
	const shown =
		typeof given === 'string' ? `“${given.slice(0, 80)}”` : `A value of type ${typeof given}`;
	throw new BadInput('channel_malformed', `${shown} is no channel ID, name or link`, {
		field: 'Channel',
		hint: 'Give an ID such as C0123456789, a name such as #general, or the link that Slack copies.',
	});
}
