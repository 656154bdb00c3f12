// Answers: what do we tell a workflow about one member?
import type { Instant } from '../clock';
import type { NotifyError } from '../errors';
import type { Mapping, SlackUser } from './member';

/** What is different from what was known before. */
export const mappingChanges = [
	/** Never seen before. */
	'new',
	/** Was not connected, and never had been. */
	'connected',
	/** Connected to another account than before. */
	'account_changed',
	/** The member's e-mail is another one, or the account's in Slack is. */
	'email_changed',
	'lost',
	'deactivated',
	/** Had an account before, or was missing from the list, and is connected again. */
	'back_again',
	/** Open before and after, for another reason. */
	'changed',
	/** Not in the list any more. */
	'missing',
] as const;

export type MappingChange = (typeof mappingChanges)[number];

export const suggestionReasons = [
	'has_the_email',
	'had_the_email',
	'same_name',
	'similar_name',
	'same_local_part',
	'similar_local_part',
] as const;

export type SuggestionReason = (typeof suggestionReasons)[number];

/** A Slack user that an open member may be. Nobody is connected because of it. */
export interface Suggestion {
	slackUser: SlackUser;
	/** 0 to 100. */
	score: number;
	why: SuggestionReason;
	/** In words, without a full stop. */
	says: string;
}

export interface Mapped {
	outcome: 'connected' | 'needs_attention';
	mapping: Mapping;
	/** Why it is as it is, in words, without a full stop. */
	says: string;
	/** What a person can do about it, in a sentence. Absent for who is connected. */
	wayOut?: string;
	slackUser?: SlackUser;
	/** Absent where nothing is different. */
	change?: MappingChange;
	/** The same in words, without a full stop. */
	changeSays?: string;
	/** Since when the member is missing from its list. */
	missingSince?: Instant;
	/** At most three, the best first; none for who is connected. */
	suggestions: Suggestion[];
}

export type MappedMember =
	| Mapped
	/** This member could not be read; the others went on. */
	| { outcome: 'error'; error: NotifyError };
