// Answers: what is in the sample file?
import { readFileSync } from 'node:fs';
import type { SampleAct } from './act.ts';
import type { SampleReports } from './report.ts';

export interface SampleSlack {
	team: { name: string; domain: string };
	app: { name: string; botName: string };
	users: { name: string; realName: string; email: string }[];
	channels: SampleChannel[];
}

export interface SampleChannel {
	name: string;
	/** Whether somebody let the app into it; absent for a public channel. */
	isPrivate?: 'with_app' | 'without_app';
}

export interface SampleMember {
	email: string;
	memberId: string;
	name: string;
}

export interface SamplePreference {
	subject: 'member' | 'workspace';
	email: string;
	memberId: string;
	scope: 'everything' | 'group' | 'type';
	group: string;
	type: string;
	frequency: string;
	time: string;
	weekday: number;
	timeZone: string;
}

/** As the sample file has it: what depends on when the demo runs is named, and filled in then. */
export type UnfilledPreference = Omit<SamplePreference, 'time' | 'weekday' | 'timeZone'> & {
	time: 'soon';
	weekday: 'not_soon';
	timeZone: string | 'far_from_the_hour';
};

/** One event for one person, as another system would post it. */
export interface SampleEvent {
	eventId: string;
	type: string;
	title: string;
	text: string;
	url: string;
	recordKey: string;
	member: SampleMember;
	/** Of a job change. */
	newCompany?: string;
	newTitle?: string;
	account?: string;
	/** Takes the place of what was told about the record. */
	correction?: true;
}

/** One call of a webhook. */
export interface SampleCall {
	workflow: 'job_change' | 'task';
	about: string;
	/** Not before somebody was connected by hand. */
	afterConnecting?: true;
	events: SampleEvent[];
}

/** What an admin fills into the form, in the order of its fields. */
export interface SampleConnecting {
	email: string;
	inSlack: string;
	byWhom: string;
}

export interface SampleTesting {
	email: string;
	/** In Slack, and nothing else. */
	message: ExpectedMessage;
}

export type ExpectedReason = 'sent' | 'waits_for_window' | 'muted' | 'not_connected' | 'duplicate';

/** What must become of an event. `where` is a Slack user's name, or a channel's with #. */
export interface ExpectedEvent {
	outcome: 'sent' | 'queued' | 'skipped';
	reason: ExpectedReason;
	arrives: 'now' | 'with_the_digest' | 'after_the_demo' | 'never';
	where?: string;
	/** Title of the message whose thread it goes into. */
	under?: string;
	/** Title that the message had before. */
	replaces?: string;
}

export interface ExpectedMapping {
	output: 'connected' | 'needs_attention';
	reason: 'email_matches' | 'no_match' | 'user_is_bot' | 'connected_by_hand';
	slackUser?: string;
	/** The e-mail in Slack of whom it may be. */
	suggested?: string;
}

/** `titles` in no order. What is absent must not be there. */
export interface ExpectedMessage {
	where: string;
	titles: string[];
	/** Title of the message whose thread it is in. */
	under?: string;
	/** Names of the Slack users who are mentioned. */
	mentions?: string[];
	/** The texts of its cells, the head first. */
	table?: string[][];
	files?: ExpectedFile[];
	/** Of its bar. */
	colour?: string;
	edited?: true;
}

export interface ExpectedFile {
	name: string;
	/** In bytes. */
	size: number;
	/** All of it, as UTF-8. */
	content: string;
}

export interface Expected {
	/** One for each member, in their order. */
	mappings: ExpectedMapping[];
	/** Of the one who is connected by hand, from then on. */
	connected: ExpectedMapping;
	/** One for each event, in the order of the calls. */
	events: ExpectedEvent[][];
	/** What Slack must hold once the daily digests were sent, and nothing else but what the acts tell. */
	messages: ExpectedMessage[];
	/** Notifications that wait still when the demo has seen its digests, besides those of the acts. */
	stillQueued: number;
}

export interface Sample {
	about: string;
	slack: SampleSlack;
	defaultChannel: string;
	/** Takes the list of members who are not connected. */
	adminChannel: string;
	members: SampleMember[];
	connecting: SampleConnecting;
	preferences: UnfilledPreference[];
	calls: SampleCall[];
	/** What the two longer examples get, and what has to come of it. */
	acts: SampleAct[];
	/** The same for the example about reports. */
	reports: SampleReports;
	/** Who sends a test message to themselves. */
	testing: SampleTesting;
	expected: Expected;
}

/** How the line of a member begins in the list that the admins get. */
export function lineOf({ name }: Pick<SampleMember, 'name'>): string {
	return `• ${name}: `;
}

export const sampleFile = new URL('./sample.json', import.meta.url);

export function readSample(): Sample {
	return JSON.parse(readFileSync(sampleFile, 'utf8')) as Sample;
}
