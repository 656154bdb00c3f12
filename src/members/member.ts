// Answers: who is a member, who is a Slack user, and what can a mapping between them be?
import type { Instant } from '../clock';

/** A person as your own system knows them. */
export interface Member {
	/** Your system's ID of the person, or else the normalised e-mail. */
	key: string;
	/** As it was given. */
	email: string;
	/** Further e-mails under which Slack may know the person, as they were given. */
	otherEmails?: readonly string[];
	name?: string;
}

/** `stranger`: of another workspace, met in a shared channel (Slack Connect). */
export const slackUserKinds = ['person', 'guest', 'bot', 'stranger'] as const;

export type SlackUserKind = (typeof slackUserKinds)[number];

/** A Slack account, as much of it as matching needs. */
export interface SlackUser {
	id: string;
	name: string;
	/** Normalised (see members/email). Absent for bots and where the scope users:read.email is missing. */
	email?: string;
	/** IANA name. */
	timeZone?: string;
	kind: SlackUserKind;
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
	/** The same e-mail by a rule: a plus-tag, a dot, a domain that is another's alias. */
	'alias_matches',
	'connected_by_hand',
	'removed_by_hand',
	'no_match',
	'several_match',
	/** An alias leads to an account that another member has, and two people are never made one. */
	'alias_is_taken',
	'user_deactivated',
	'user_is_bot',
	'user_is_guest',
	'user_is_stranger',
	/** The account that the member had is known by another e-mail in Slack now. */
	'user_email_changed',
	/** The account that the member had is in Slack's list no more. */
	'user_gone',
	'not_asked_yet',
] as const;

export type MappingReason = (typeof mappingReasons)[number];

/** What matching decided about a member. */
export interface Match {
	state: MappingState;
	reason: MappingReason;
	/** Set where exactly one Slack account is meant, connected or not: also the one that a member had and lost. */
	slackUserId?: string;
	/** Every Slack account that it could be, where there are several. */
	candidateIds?: string[];
}

/** A member with the Slack account it is mapped to: what the store keeps. */
export interface Mapping extends Match {
	member: Member;
	/** A mapping made `manual`, connected or removed, is changed by hand only; its state says how its account is. */
	by: 'email' | 'alias' | 'manual';
	/** Who made it by hand, in the words of whoever did. */
	byWhom?: string;
	/** When this was last decided. */
	decidedAt: Instant;
	/** Since when state, reason and account are what they are. */
	since: Instant;
	/** When the member was matched to this account, in whatever state that is by now. Absent without an account. */
	matchedAt?: Instant;
	/** What the last sync told about the member; absent for who was never in one. */
	told?: Told;
}

/** As much of a mapping as tells whether something is different. */
export interface Told extends Match {
	by: Mapping['by'];
	/** The member's e-mail, as it was given. */
	email: string;
}
