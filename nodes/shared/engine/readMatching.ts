// Answers: by which rules does a credential want members to be matched?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BadInput } from '../../../src/index';
import type { MatchingSettings } from '../../../src/index';

const minuteMs = 60_000;
const longestMinutes = 365 * 24 * 60;

/** Undefined where the rules are the standard ones, whatever was filled in before they were chosen. */
export function readMatching({
	matching,
	ignorePlusTags,
	dotlessDomains,
	sameDomains,
	includeGuests,
	includeBots,
	includeStrangers,
}: ICredentialDataDecryptedObject): MatchingSettings | undefined {
	if (matching !== 'custom') return undefined;
	return {
		ignorePlusTags,
		dotlessDomains,
		sameDomains,
		includeGuests,
		includeBots,
		includeStrangers,
	};
}

/** Undefined where the credential says nothing: one that was saved before there was such a field. */
export function readNotFoundIsBelievedMs({
	notFoundIsBelieved: given,
}: ICredentialDataDecryptedObject): number | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const minutes = Number(given);
	if (minutes >= 0 && minutes <= longestMinutes) return Math.round(minutes * minuteMs);
	throw new BadInput(
		'not_found_time_unusable',
		'The credential’s time for which “not found” is believed is not a number of minutes',
		{
			field: 'Not Found Is Believed For (Minutes)',
			hint: `Give a number from 0 to ${longestMinutes.toLocaleString('en')} in the credential`,
		},
	);
}
