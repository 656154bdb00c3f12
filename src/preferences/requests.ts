// Answers: what can be asked and changed about types and preferences, and what is the answer?
import type { Instant } from '../clock';
import type { NotifyError } from '../errors';
import type { Frequency, Schedule } from '../frequency/schedule';
import type { DecisionReason, PreferenceRule } from '../outbox/notification';
import type { NotificationType } from './catalogue';
import type { Preferences, PreferenceSubject } from './preferences';

/** Whose preferences, as a node hands it in; nothing of it is trusted yet. */
export type SubjectInput =
	/** An e-mail, or the ID of a member that is known already, or both. */
	| { kind: 'member'; email?: unknown; memberId?: unknown }
	/** Channel ID, name with or without #, or link. */
	| { kind: 'channel'; channel: unknown }
	| { kind: 'workspace' };

export interface SubjectPreferences {
	subject: PreferenceSubject;
	/** Only what was chosen; what is absent is left to the next rule. */
	preferences: Preferences;
	/** What follows from it for each type, and the rule that says so. Not for the workspace, of which nobody is told anything. */
	effective?: EffectiveType[];
	/** What became of notifications that were queued, where something was changed. */
	queued?: ReplanReport;
}

export interface EffectiveType {
	type: string;
	frequency: Frequency;
	rule: PreferenceRule;
}

/** What a change did to what was queued already. */
export interface ReplanReport {
	/** Due now, that were not. */
	hurried: number;
	/** Moved to another window. */
	moved: number;
	/** Turned off, and not told. */
	muted: number;
}

/** What somebody chose, in a list. */
export interface ListedPreferences {
	subject: PreferenceSubject;
	/** Of a member: the e-mail where it is known, and the ID where the member is known by one. */
	member?: { email?: string; id?: string };
	preferences: Preferences;
	changedAt: Instant;
}

/** A type as it is listed. */
export interface ListedType extends NotificationType {
	groupLabel: string;
	/** When an event last came with it; known of types that are declared nowhere. */
	lastUsedAt?: Instant;
}

export interface DefineAnswer {
	types: ListedType[];
	queued: ReplanReport;
}

/** What was imported of each entry, in order. An entry that is wrong does not stop the others. */
export type ImportAnswer =
	| ({ outcome: 'imported' } & SubjectPreferences)
	/** `place`: of the entry, as in `preferences[3]`. */
	| { outcome: 'error'; place: string; error: NotifyError };

export interface ExplainQuestion {
	subject: Exclude<SubjectInput, { kind: 'workspace' }>;
	type: unknown;
	urgent: boolean;
}

/** What would happen to an event of this type for this recipient now. */
export interface ExplainAnswer {
	subject: PreferenceSubject;
	type: NotificationType;
	outcome: 'sent' | 'queued' | 'skipped';
	reason: DecisionReason;
	/** Finer than the reason, where there is more to say: the reason of the mapping, say. */
	detail?: string;
	frequency?: Frequency;
	rule?: PreferenceRule;
	dueAt?: Instant;
	schedule?: Schedule;
	timeZone?: string;
	/** Whose time zone it is: chosen, the Slack profile's, or the workspace's. */
	timeZoneOf?: 'recipient' | 'slack' | 'workspace';
}
