// Answers: which member does an item name, by whichever way?
import { BadInput } from '../../../src/index';
import type { MemberReference } from '../../../src/index';
import { isNothing, looksLikeEmail, readLocator } from './readLocator';
import type { ReadParameter } from './readParameters';

/** The list and “By ID” give a key. Throws BadInput where nothing is chosen. */
export function readMember(read: ReadParameter, itemIndex: number): MemberReference {
	const { mode, value } = readLocator(read('member', itemIndex));
	if (isNothing(value)) {
		throw new BadInput('member_not_chosen', 'No member is chosen', {
			field: 'Member',
			hint: 'Choose one from the list, or give an e-mail address or a member ID',
		});
	}
	// In place of the whole field an expression gives what it has.
	const isEmail = mode === undefined ? looksLikeEmail(value) : mode === 'email';
	return isEmail ? { kind: 'given', email: value } : { kind: 'key', key: value };
}
