// Answers: whose preferences does an item mean?
import type { ExplainQuestion, SubjectInput } from '../../src/index';
import { readChannel } from '../shared/parameters/readChannel';
import { readChoice } from '../shared/parameters/readChoice';
import type { ReadParameter } from '../shared/parameters/readParameters';

const recipients = { member: 'member', channel: 'channel' } as const;
const subjects = { ...recipients, workspace: 'workspace' } as const;

export function readSubject(read: ReadParameter, itemIndex: number): SubjectInput {
	const kind = readChoice(read('subject', itemIndex) ?? 'member', subjects, 'Preferences Of');
	return kind === 'workspace' ? { kind } : named(kind, read, itemIndex);
}

/** Throws BadInput for the workspace: nobody is told anything as that. */
export function readRecipient(read: ReadParameter, itemIndex: number): ExplainQuestion['subject'] {
	const given = read('subject', itemIndex) ?? 'member';
	return named(readChoice(given, recipients, 'Who Would Be Told'), read, itemIndex);
}

function named(
	kind: 'member' | 'channel',
	read: ReadParameter,
	itemIndex: number,
): ExplainQuestion['subject'] {
	if (kind === 'channel') return { kind, channel: readChannel(read, itemIndex) };
	const [email, memberId] = [read('email', itemIndex), read('options.memberId', itemIndex)];
	return { kind, email, memberId };
}
