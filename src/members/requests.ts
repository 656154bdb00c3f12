// Answers: what can be asked about members, and what is answered?
import type { Instant } from '../clock';
import type { NotifyError } from '../errors';
import type { ForgottenRows } from '../store/contract';
import type { Mapped, MappedMember } from './mappedMember';
import type { MappingState } from './member';

export interface SyncWishes {
	/** Members are missing from the list that they were seen in before. Empty for the only one. */
	list?: unknown;
	/** What to do with members that the list had and has no more. */
	missing: 'leave' | 'mark' | 'forget';
	/**
	 * Where more of the list than this would be forgotten at once (in per cent, five members are always allowed),
	 * they are marked instead: a list that arrived by half looks the same.
	 */
	forgetAtMostPercent: number;
	timeLimitMs: number;
	/** True where one row that can't be read ends the whole run as an error, so that nobody sees the rest. */
	stopsOnError?: boolean;
}

export interface SyncReport {
	/** One answer per input, in order. */
	members: MappedMember[];
	/** Members of the list that were in none of the inputs, unless they were to be left or were forgotten. */
	missing: Mapped[];
	forgotten: ForgottenMember[];
	/** Why nobody was forgotten, where somebody was to be. */
	forgottenNobodyBecause?: string;
	/** True where bytes of those forgotten could not be erased from the store's file yet. */
	tracesLeft?: boolean;
	directory: DirectoryReport;
}

/** What the directory holds after a walk. */
export interface DirectoryReport {
	users: number;
	people: number;
	guests: number;
	bots: number;
	strangers: number;
	/** Of all of these. */
	deactivated: number;
	walkedAt: Instant;
}

export interface ForgottenMember {
	outcome: 'forgotten';
	/** E-mail and name are gone. What was kept of the same person under a bare e-mail is gone with it. */
	memberKey: string;
	rows: ForgottenRows;
	total: number;
	/** True where another process kept the store's file busy, so that bytes are left. The next Forget or sync erases them. */
	tracesLeft: boolean;
}

export type ForgetAnswer = ForgottenMember | { outcome: 'error'; error: NotifyError };

/** A member that is known already, by key, or one as a node hands it in. */
export type MemberReference =
	| { kind: 'key'; key: unknown }
	| { kind: 'given'; email: unknown; memberId?: unknown; name?: unknown };

/** A Slack user as a person names it. */
export type SlackUserReference = { kind: 'id'; id: unknown } | { kind: 'email'; email: unknown };

export interface ByHand {
	/** Who does this, for whoever reads the list later. */
	byWhom?: unknown;
}

export interface ListQuestion {
	/** All unless given. */
	states?: readonly MappingState[];
	missing?: boolean;
	text?: string;
	limit: number;
	cursor?: string;
	/** Whether to look for suggestions for those that are open. */
	suggest: boolean;
}
