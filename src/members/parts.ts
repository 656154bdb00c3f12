// Answers: what do questions about members need of the store, of Slack and of the credential?
import type { Clock } from '../clock';
import type { Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import type { MatchingRules } from './matching/matchingRules';

export interface Matching {
	rules: MatchingRules;
	/** For how long "not found" is believed before Slack is asked again. */
	notFoundIsBelievedMs: number;
}

export interface MembersParts {
	store: Pick<
		Store,
		| 'replaceDirectory'
		| 'directoryState'
		| 'rememberUsers'
		| 'dropUsers'
		| 'findUsersByEmail'
		| 'findUsersById'
		| 'findMappings'
		| 'findMappingsTo'
		| 'findRefusedAliases'
		| 'saveMappings'
	>;
	slack: Pick<Slack, 'walkUsers' | 'findUserByEmail' | 'findUserById'>;
	clock: Clock;
	matching: Matching;
}
