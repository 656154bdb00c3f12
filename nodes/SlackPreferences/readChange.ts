// Answers: whose preferences does an item mean, and what is to be changed about them?
import type { PreferenceChange, SubjectInput } from '../../src/index';
import { readChannel } from '../shared/parameters/readChannel';
import { readChoice } from '../shared/parameters/readChoice';
import type { ReadParameter } from '../shared/parameters/readParameters';

const subjects = { member: 'member', channel: 'channel', workspace: 'workspace' } as const;
const scopes = { everything: 'everything', group: 'group', type: 'type' } as const;

export function readSubject(read: ReadParameter, itemIndex: number): SubjectInput {
	const kind = readChoice(read('subject', itemIndex) ?? 'member', subjects, 'Preferences Of');
	if (kind === 'workspace') return { kind };
	if (kind === 'channel') return { kind, channel: readChannel(read, itemIndex) };
	const [email, memberId] = [read('email', itemIndex), read('options.memberId', itemIndex)];
	return { kind, email, memberId };
}

/** What is left empty or `unchanged` stays as it is. */
export function readChange(read: ReadParameter, itemIndex: number): PreferenceChange {
	const of = (path: string) => orUndefined(read(path, itemIndex));
	const kind = readChoice(of('scope') ?? 'everything', scopes, 'For');
	const frequency = of('frequency');
	return {
		scope: kind === 'everything' ? { kind } : { kind, key: of(kind) },
		frequency: frequency === 'unchanged' ? undefined : frequency,
		time: of('schedule.time'),
		weekday: of('schedule.weekday'),
		timeZone: of('schedule.timeZone'),
	};
}

function orUndefined(value: unknown): unknown {
	return value === '' || value === null ? undefined : value;
}
