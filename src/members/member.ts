// Answers: who is a member, who is a Slack user, and what can a mapping between them be?
import type { Instant } from '../clock';

/** A person as your own system knows them. */
export interface Member {
	/** Your system's ID of the person, or else the normalised e-mail. */
	key: string;
	/** As it was given. */
	email: string;
	name?: string;
}

export const slackUserKinds = ['person', 'guest', 'bot'] as const;

/** A Slack account, as much of it as matching needs. */
export interface SlackUser {
	id: string;
	name: string;
	/** Normalised (see members/email). Absent for bots and where the scope users:read.email is missing. */
	email?: string;
	/** IANA name. */
	timeZone?: string;
	kind: (typeof slackUserKinds)[number];
	deactivated: boolean;
}

export const mappingStates = [
	'connected',
	'not_connected',
	'ambiguous',
	'deactivated',
	'excluded',
	'removed',
] as const;

export type MappingState = (typeof mappingStates)[number];

/** Why a mapping is what it is. */
export const mappingReasons = [
	'email_matches',
	'no_match',
	'several_match',
	'user_deactivated',
	'user_is_bot',
	'user_is_guest',
	'not_asked_yet',
] as const;

export type MappingReason = (typeof mappingReasons)[number];

/** What matching decided about a member. */
export interface Match {
	state: MappingState;
	reason: MappingReason;
	/** Set where exactly one Slack account is meant, connected or not. */
	slackUserId?: string;
	/** Every Slack account with the e-mail, where there are several. */
	candidateIds?: string[];
}

/** A member with the Slack account it is mapped to: what the store keeps. */
export interface Mapping extends Match {
	member: Member;
	by: 'email' | 'alias' | 'manual';
	/** When this was last decided. */
	decidedAt: Instant;
}
