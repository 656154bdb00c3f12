// Answers: to whom does a credential want everything sent, for as long as it is tried out?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BadInput } from '../../../src/index';

/** Undefined where the test mode is off. Throws BadInput for what is no text: taken for off, it would tell everybody. */
export function readTestMode({
	testModeTo: given,
}: ICredentialDataDecryptedObject): string | undefined {
	if (given === undefined || given === null) return undefined;
	if (typeof given === 'string') return given.trim() || undefined;
	throw new BadInput('test_mode_unusable', 'The credential’s test mode names nobody', {
		field: 'Test Mode: Send Everything To',
		hint: 'Give a channel, an e-mail address or a Slack user ID in the credential, or leave it empty',
	});
}
