// Answers: which channel is meant, and if none can be, what should a person do?
import { BadInput } from '../errors';
import { readChannelReference, type ChannelReference } from './channelReference';

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
