// Answers: which member does a test message go to?
import type { TestTarget } from '../../src/index';
import type { ReadParameter } from '../shared/parameters/readParameters';

export function readTestTarget(read: ReadParameter, itemIndex: number): TestTarget {
	return {
		kind: 'member',
		email: read('email', itemIndex),
		memberId: read('options.memberId', itemIndex),
	};
}
