// Answers: what can a workflow ask of the engine? Wiring, no logic.
import type { Clock } from './clock';
import type { Preferences, PreferenceSubject } from './preferences/preferences';
import type { Channel, Page, Slack, Workspace } from './slack/contract';
import type { Database } from './store/contract';
import type { MappedMember, MemberInput } from './members/mapMembers';
import type { NotifyRequest, NotifyResult } from './notify';
import type { DeliveryReport } from './deliver';
import type { PreferenceChange } from './preferences/change';

export interface EngineSettings {
	/** Channel ID, name or link that takes what has nowhere else to go. */
	defaultChannel?: string;
	/** IANA name; for members whose own time zone nobody knows. */
	timeZone: string;
	/** What to do with a message whose answer was lost where reading the conversation is not allowed. */
	afterLostAnswer: 'send_again' | 'hold';
	/** False: a type that is in no catalogue is refused as a likely slip of the pen. */
	acceptUnknownTypes: boolean;
}

export interface EngineParts {
	database: Database;
	slack: Slack;
	clock: Clock;
	/** A new opaque identifier at every call. */
	newId: () => string;
	settings: EngineSettings;
}

export interface Engine {
	readonly workspace: Workspace;
	/** Maps members to Slack users by e-mail. Answers come in the order of the input. */
	mapMembers(members: readonly MemberInput[]): Promise<MappedMember[]>;
	/** Accepts events, sends what is due at once until the time limit, and says what became of each, in order. */
	notify(requests: readonly NotifyRequest[], timeLimitMs: number): Promise<NotifyResult[]>;
	/** Sends everything that is due, digests included, until the time limit. */
	sendDue(timeLimitMs: number): Promise<DeliveryReport>;
	getPreferences(subject: PreferenceSubject): Promise<Preferences>;
	setPreferences(subject: PreferenceSubject, change: PreferenceChange): Promise<Preferences>;
	/** One page of the channels that the app can see and that are not archived. */
	listChannels(cursor?: string): Promise<Page<Channel>>;
}
