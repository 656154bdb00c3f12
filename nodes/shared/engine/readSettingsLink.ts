// Answers: where do people change how often they are told, as a credential says?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BadInput } from '../../../src/index';

/** Undefined where there is no such page. Throws BadInput for what nobody could follow. */
export function readSettingsLink({
	preferencesUrl: given,
}: ICredentialDataDecryptedObject): string | undefined {
	const text = typeof given === 'string' ? given.trim() : '';
	if (text === '') return undefined;
	const url = URL.parse(text);
	if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
	throw new BadInput('settings_link_unusable', 'The credential’s link to the settings is no link', {
		field: 'Settings Link',
		hint: 'Give the whole address in the credential, beginning with https://, or leave it empty',
	});
}
