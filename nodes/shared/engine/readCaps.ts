// Answers: how many messages does a credential let through at once?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BadInput } from '../../../src/index';
import type { EngineSettings } from '../../../src/index';
import { isNothing } from '../parameters/readLocator';

/** Those of a credential that was saved before there were caps, or whose field was emptied. */
const standard = { perRun: 500, perRecipientAndHour: 30 };

/** No cap where it says 0. Throws BadInput. */
export function readCaps({
	mostPerRun,
	mostPerRecipientAndHour,
}: ICredentialDataDecryptedObject): Pick<EngineSettings, 'mostPerRun' | 'mostPerRecipientAndHour'> {
	return {
		mostPerRun: readCap(mostPerRun, standard.perRun, 'Messages per Run at Most'),
		mostPerRecipientAndHour: readCap(
			mostPerRecipientAndHour,
			standard.perRecipientAndHour,
			'Messages per Recipient and Hour at Most',
		),
	};
}

function readCap(given: unknown, byDefault: number, field: string): number | undefined {
	if (isNothing(given)) return byDefault;
	// What is neither a number nor text must not become 0, which lets everything through.
	const most = typeof given === 'number' || typeof given === 'string' ? Number(given) : Number.NaN;
	if (Number.isInteger(most) && most >= 0) return most === 0 ? undefined : most;
	throw new BadInput('cap_unusable', `The credential’s “${field}” is not a number of messages`, {
		field,
		hint: 'Give a whole number in the credential, or 0 for no cap',
	});
}
