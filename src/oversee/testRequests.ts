// Answers: what may be asked of a test message, and what does it tell?
import type { Refusal } from '../slack/contract';
import type { MissingScope } from '../slack/scopes';

export type TestTarget =
	| { kind: 'member'; email: unknown; memberId?: unknown }
	/** Undefined for the default channel. */
	| { kind: 'channel'; channel?: unknown };

export interface TestAnswer {
	/** Where Slack refused the message, `refusal` says why, in the words of any other refusal. */
	outcome: 'sent' | 'refused';
	refusal?: Refusal;
	/** Channel ID or Slack user ID. */
	sentTo?: string;
	ts?: string;
	/** True where the test mode of the credential sent it elsewhere. */
	testMode: boolean;
	workspace: { id: string; name: string; botName?: string };
	/** Undefined where Slack does not say which scopes the token has. */
	scopes?: { granted: string[]; missing: MissingScope[] };
}
