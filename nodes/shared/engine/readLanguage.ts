// Answers: in which language does a credential want dates where Slack does not show them in the reader's own?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BadInput } from '../../../src/index';
import { isNothing } from '../parameters/readLocator';

/** As BCP 47 writes it; undefined where none is chosen. Throws BadInput for one that nobody knows. */
export function readLanguage({ language }: ICredentialDataDecryptedObject): string | undefined {
	if (isNothing(language)) return undefined;
	const known = typeof language === 'string' ? findLanguage(language.trim()) : undefined;
	if (known !== undefined) return known;
	throw new BadInput(
		'language_unknown',
		'The credential’s language of dates is none that is known',
		{
			field: 'Language of Dates',
			hint: 'Give it in the credential with a hyphen and without words, as in de, fr-CA or en-US, or leave it empty for en-GB',
		},
	);
}

function findLanguage(text: string): string | undefined {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(text)[0];
	} catch {
		return undefined;
	}
}
