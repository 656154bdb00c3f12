// Answers: whose notifications does an item mean?
import { BadInput } from '../../src/index';
import type { MemberReference } from '../../src/index';
import { readChannel } from '../shared/parameters/readChannel';
import { readChoice } from '../shared/parameters/readChoice';
import { readMember } from '../shared/parameters/readMember';
import type { ReadParameter } from '../shared/parameters/readParameters';
import { isNothing } from '../shared/parameters/readLocator';

export type ChosenRecipient =
	{ kind: 'member'; member: MemberReference } | { kind: 'channel'; channel: unknown };

const choices = { everybody: 'everybody', member: 'member', channel: 'channel' } as const;

/** Undefined for everybody. Throws BadInput where nobody is chosen: nobody must not become everybody. */
export function readRecipient(read: ReadParameter, itemIndex: number): ChosenRecipient | undefined {
	const kind = readChoice(read('recipient', itemIndex), choices, 'Recipient');
	if (kind === 'everybody') return undefined;
	if (kind === 'member') return { kind, member: readMember(read, itemIndex) };
	const channel = readChannel(read, itemIndex);
	if (!isNothing(channel)) return { kind, channel };
	throw new BadInput('channel_not_chosen', 'No channel is chosen', {
		field: 'Channel',
		hint: 'Choose one from the list, or give its ID, name or link',
	});
}
