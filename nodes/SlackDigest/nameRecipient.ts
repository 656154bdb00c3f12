// Answers: what do we call a recipient, of whom we have no more than the key?
import type { LoggedDecision } from '../../src/index';
import { looksLikeEmail } from '../shared/parameters/readLocator';

type Recipient = LoggedDecision['recipient'];

/** A member is known by an ID of your own system, or else by the e-mail. */
export function nameRecipient({ kind, key }: Recipient): string {
	if (kind === 'channel') return `the channel ${key}`;
	return looksLikeEmail(key) ? key : `member ${key}`;
}
