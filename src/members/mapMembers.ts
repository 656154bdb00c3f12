// Answers: which Slack user is each of these members?
import type { NotifyError } from '../errors';
import type { Mapping, SlackUser } from './member';

/** One member as a node hands it in; nothing of it is trusted yet. */
export interface MemberInput {
	email: unknown;
	memberId?: unknown;
	name?: unknown;
}

export type MappedMember =
	| {
			outcome: 'connected' | 'needs_attention';
			mapping: Mapping;
			/** In words, for a person. */
			says: string;
			slackUser?: SlackUser;
	  }
	/** This member could not be read; the others went on. */
	| { outcome: 'error'; error: NotifyError };
