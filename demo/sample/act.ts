// Answers: what does one of the longer examples get to do in the demo, and what has to come of it?
import type { ExpectedMessage, SampleMember } from './sample.ts';

/** Somebody's entry in a document of preferences, as docs/preferences.md has it. */
export interface SampleEntry {
	member?: { email: string; id: string };
	channel?: string;
	workspace?: true;
	everything?: string;
	groups?: Record<string, string>;
	types?: Record<string, string>;
	time?: string;
	weekday?: number;
	timeZone?: string;
	quietHours?: { from: string; to: string };
	workingDays?: number[];
}

/** As the sample file has it: what depends on when the demo runs is named, and filled in then. */
export type UnfilledEntry = Omit<SampleEntry, 'time' | 'weekday' | 'quietHours' | 'workingDays'> & {
	time?: 'soon';
	weekday?: 'not_soon';
	quietHours?: 'until_soon';
	workingDays?: 'not_today';
};

/** One event as another system would post it: for a channel, for several people, or for one. */
export interface ActEvent {
	eventId: string;
	type: string;
	title: string;
	text: string;
	url: string;
	recordKey: string;
	urgent?: true;
	channel?: string;
	members?: SampleMember[];
	member?: SampleMember;
	due?: string;
	expiresAt?: 'with_the_digest' | 'passed';
}

/** `who` is a member's ID, or a channel's name with #. */
export interface ExpectedDecision {
	eventId: string;
	who: string;
	outcome: 'sent' | 'queued' | 'skipped';
	reason: string;
}

/** What a change did to what was queued. */
export interface Replanned {
	hurried: number;
	moved: number;
	muted: number;
}

export type ActStep =
	| { kind: 'define'; about: string; mandatory: string[] }
	| { kind: 'choose'; about: string; entries: UnfilledEntry[]; queued: Replanned }
	| { kind: 'tell'; about: string; events: ActEvent[]; expected: ExpectedDecision[] };

export interface SampleAct {
	workflow: 'publishing' | 'cases';
	steps: ActStep[];
	/** All that Slack must hold of it once the digests were sent. */
	messages: ExpectedMessage[];
	stillQueued: number;
	/** What the decision log answers at the end, by event ID: was it told, and the last reason. */
	why?: { member: SampleMember; answers: Record<string, string> };
}
