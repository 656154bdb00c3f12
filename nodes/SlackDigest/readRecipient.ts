// Answers: whose notifications does an item mean?
import { BadInput } from '../../src/index';
import type { RecipientInput } from '../../src/index';
import { readChannel } from '../shared/parameters/readChannel';
import { readChoice } from '../shared/parameters/readChoice';
import { readMember } from '../shared/parameters/readMember';
import type { ReadParameter } from '../shared/parameters/readParameters';
import { isNothing } from '../shared/parameters/readLocator';

const choices = { everybody: 'everybody', member: 'member', channel: 'channel' } as const;

/** Undefined for everybody. Throws BadInput where nobody is chosen: nobody must not become everybody. */
export function readRecipient(read: ReadParameter, itemIndex: number): RecipientInput | undefined {
	const kind = readChoice(read('recipient', itemIndex), choices, 'Recipient');
	if (kind === 'everybody') return undefined;
	if (kind === 'member') {
		const member = readMember(read, itemIndex);
		return member.kind === 'given' ? { kind, email: member.email } : { kind, memberId: member.key };
	}
	const channel = readChannel(read, itemIndex);
	if (!isNothing(channel)) return { kind, channel };
	throw new BadInput('channel_not_chosen', 'No channel is chosen', {
		field: 'Channel',
		hint: 'Choose one from the list, or give its ID, name or link',
	});
}
