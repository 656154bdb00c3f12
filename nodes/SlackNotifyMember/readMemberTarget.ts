// Answers: which member does an item want to tell, and who is told in their place?
import type { NotifyRequest } from '../../src/index';
import { readChoice } from '../shared/parameters/readChoice';
import type { ReadParameter } from '../shared/parameters/readParameters';

const choices = { skip: 'skip', defaultChannel: 'default_channel' } as const;

export function readMemberTarget(read: ReadParameter, itemIndex: number): NotifyRequest['to'] {
	return {
		kind: 'member',
		email: read('email', itemIndex),
		memberId: read('options.memberId', itemIndex),
		name: read('options.memberName', itemIndex),
		ifNotConnected: readChoice(
			read('ifNotConnected', itemIndex) ?? 'skip',
			choices,
			'If Not Connected',
		),
	};
}
