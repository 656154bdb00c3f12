// Answers: which Slack user does an item name, by whichever way?
import { BadInput } from '../../../src/index';
import type { SlackUserReference } from '../../../src/index';
import { isNothing, looksLikeEmail, readLocator } from './readLocator';
import type { ReadParameter } from './readParameters';

/** Throws BadInput where nobody is chosen. */
export function readSlackUser(read: ReadParameter, itemIndex: number): SlackUserReference {
	const { mode, value } = readLocator(read('slackUser', itemIndex));
	if (isNothing(value)) {
		throw new BadInput('slack_user_not_chosen', 'No Slack user is chosen', {
			field: 'Slack User',
			hint: 'Choose one from the list, or give a user ID or an e-mail address in Slack',
		});
	}
	const isEmail = mode === 'email' || looksLikeEmail(value);
	return isEmail ? { kind: 'email', email: value } : { kind: 'id', id: value };
}
