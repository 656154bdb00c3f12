// Answers: what can a workflow ask of the engine? Wiring, no logic.
import type { Clock } from './clock';
import { explain } from './choose/explain';
import { importPreferences } from './choose/importPreferences';
import { listPreferences } from './choose/listPreferences';
import { getPreferences, resetPreferences, setPreferences } from './choose/preferences';
import { defineTypes, listTypes } from './choose/types';
import { BadInput } from './errors';
import { isTimeZone } from './frequency/timeZone';
import { connectMember, disconnectMember } from './members/byHand';
import { forgetMembers } from './members/forgetMembers';
import { notFoundIsBelievedMs } from './members/howToLook';
import { listMembers } from './members/listMembers';
import type { Mapped } from './members/mappedMember';
import { readMatchingRules, type MatchingSettings } from './members/matching/matchingRules';
import type { SlackUser } from './members/member';
import type {
	ByHand,
	DirectoryReport,
	ForgetAnswer,
	ListQuestion,
	MemberReference,
	SlackUserReference,
	SyncReport,
	SyncWishes,
} from './members/requests';
import type { MemberInput } from './members/readMember';
import { refreshDirectory } from './members/refreshDirectory';
import { searchSlackUsers } from './members/searchSlackUsers';
import { syncMembers } from './members/syncMembers';
import { notify } from './notify';
import type { PreferenceChange } from './preferences/change';
import type { PreferenceSubject } from './preferences/preferences';
import type {
	DefineAnswer,
	ExplainAnswer,
	ExplainQuestion,
	ImportAnswer,
	ListedPreferences,
	ListedType,
	SubjectInput,
	SubjectPreferences,
} from './preferences/requests';
import { preview } from './oversee/preview';
import { findCatalogue } from './plan/findCatalogue';
import { replanQueued } from './plan/replanQueued';
import { retry } from './oversee/retry';
import { sendDue } from './oversee/sendDue';
import { sendNow } from './oversee/sendNow';
import { sendTest } from './oversee/sendTest';
import type { TestAnswer, TestTarget } from './oversee/testRequests';
import { why } from './oversee/why';
import { withdraw } from './oversee/withdraw';
import type {
	Preview,
	PreviewQuestion,
	RetryAnswer,
	RetryQuestion,
	SendDueWishes,
	SendNowQuestion,
	WhichInput,
	WhyAnswer,
	WhyQuestion,
	WithdrawAnswer,
} from './oversee/requests';
import type { DeliveryReport } from './deliver/report';
import type { NotifyRequest, NotifyWishes } from './notify/request';
import type { NotifyResult } from './notify/result';
import type { Channel, Page, Slack, Workspace } from './slack/contract';
import { explainRefusal } from './slack/explainRefusal';
import { searchChannels } from './slack/searchChannels';
import { watchConnection } from './slack/watchConnection';
import type { Database } from './store/contract';
import { sharedClock } from './store/sharedClock';

export interface EngineSettings {
	/** Channel ID, name or link that takes what has nowhere else to go. */
	defaultChannel?: string;
	/** IANA name; for members whose own time zone nobody knows. */
	timeZone: string;
	/** BCP 47, as in `en-GB`: for dates where Slack can't show them in the reader's own language. */
	language?: string;
	/** What to do with a message whose answer was lost where reading the conversation is not allowed. */
	afterLostAnswer: 'send_again' | 'hold';
	/** Everything goes to this channel or person, and says whom it was meant for. A channel, an e-mail or a Slack user ID. */
	testModeTo?: string;
	/** What is over a cap waits for one digest; urgent ones are never held. No cap where absent. */
	mostPerRun?: number;
	mostPerRecipientAndHour?: number;
	/** Where people change how often they are told, for the last line of a digest. http or https. */
	preferencesUrl?: string;
	/** By which rules members are matched, as the credential has them. */
	matching?: MatchingSettings;
	/** For how long "not found" is believed before Slack is asked again; an hour unless given. */
	notFoundIsBelievedMs?: number;
}

export interface EngineParts {
	database: Database;
	slack: Slack;
	/** The workspace that `slack` speaks to, as auth.test told it. */
	workspace: Workspace;
	clock: Clock;
	/** A new opaque identifier at every call. */
	newId: () => string;
	settings: EngineSettings;
	/** Fingerprint of the credential's token, by which the store knows the workspace again. */
	connection?: string;
}

export interface Engine {
	readonly workspace: Workspace;
	/** Reads Slack's whole list of users, and maps members to them. Throws, and nothing changed, where it can't be read. */
	syncMembers(members: readonly MemberInput[], wishes: SyncWishes): Promise<SyncReport>;
	/** Connects a member by hand, whatever was there. Throws BadInput where the Slack user can't be told anything. */
	connectMember(
		member: MemberReference,
		slackUser: SlackUserReference,
		by: ByHand,
	): Promise<Mapped>;
	/** Takes the mapping away. It stays away, unless the next look may `mapAgain`. */
	disconnectMember(
		member: MemberReference,
		wishes: ByHand & { mapAgain: boolean },
	): Promise<Mapped>;
	/** Erases all that is kept of these members. Answers come in the order of the input. */
	forgetMembers(members: readonly MemberReference[]): Promise<ForgetAnswer[]>;
	/** One page of the members that are known. */
	listMembers(question: ListQuestion): Promise<Page<Mapped>>;
	/** Reads Slack's whole list of users into the directory, and maps nobody. */
	refreshDirectory(timeLimitMs: number): Promise<DirectoryReport>;
	/** One page of the Slack users that can be connected: from the directory where a whole walk is there, or else from Slack. */
	searchSlackUsers(text: string, cursor?: string): Promise<Page<SlackUser>>;
	/**
	 * Accepts events, sends what is due at once until the time limit, and says what became of each, in order. A dry run gives
	 * the same answers, sends nothing and writes nothing down.
	 */
	notify(requests: readonly NotifyRequest[], wishes: NotifyWishes): Promise<NotifyResult[]>;
	/** Sends everything that is due, digests included, until the time limit; lists once what failed or stays unsure. */
	sendDue(wishes: SendDueWishes): Promise<DeliveryReport>;
	/** What would be sent, as it would look. */
	preview(question: PreviewQuestion): Promise<Preview[]>;
	/** Sends what is queued without waiting for its window. What was turned off or has expired is left out all the same. */
	sendNow(question: SendNowQuestion): Promise<DeliveryReport>;
	/** Takes back what is still queued. Throws BadInput where nothing says which. */
	withdraw(which: WhichInput): Promise<WithdrawAnswer>;
	/** What was decided about events, and why. */
	why(question: WhyQuestion): Promise<WhyAnswer>;
	/** Tries again what failed or is unsure. */
	retry(question: RetryQuestion): Promise<RetryAnswer>;
	getPreferences(subject: SubjectInput): Promise<SubjectPreferences>;
	/** One page of everybody who has chosen something. */
	listPreferences(question: {
		kind?: PreferenceSubject['kind'];
		cursor?: string;
		limit: number;
	}): Promise<Page<ListedPreferences>>;
	/** Every change applies to what is queued, too. */
	setPreferences(subject: SubjectInput, change: PreferenceChange): Promise<SubjectPreferences>;
	resetPreferences(subject: SubjectInput): Promise<SubjectPreferences>;
	/** A list of entries, or a document that has one as `preferences`. `replace`: what an entry does not name is taken back. */
	importPreferences(document: unknown, how: 'merge' | 'replace'): Promise<ImportAnswer[]>;
	/** Throws BadInput, naming the place, where the document can't be used. Undefined: back to the built-in types. */
	defineTypes(document: unknown): Promise<DefineAnswer>;
	/** Declared types, and those that events came with. */
	listTypes(): Promise<ListedType[]>;
	explain(question: ExplainQuestion): Promise<ExplainAnswer>;
	/**
	 * One page of the channels that the app can see, that are not archived, and whose name or ID has the text in it: from the
	 * directory where that is fresh enough, after a walk of Slack's list where it is not, or straight from Slack where a walk takes too long.
	 */
	searchChannels(text: string, cursor?: string): Promise<Page<Channel>>;
	/** Sends one message to show that it can be done, past preferences and outbox, and says what the app is allowed to do. */
	sendTest(to: TestTarget): Promise<TestAnswer>;
}

/** Binds an engine to the workspace. Opens nothing, so there is nothing to close. */
export async function openEngine({ database, ...rest }: EngineParts): Promise<Engine> {
	const { settings, workspace } = rest;
	requireTimeZone(settings.timeZone);
	const clock = await sharedClock(rest.clock, database);
	const matching = {
		rules: readMatchingRules(settings.matching),
		notFoundIsBelievedMs: settings.notFoundIsBelievedMs ?? notFoundIsBelievedMs,
	};
	const store = await database.forWorkspace(workspace, clock.now(), rest.connection);
	const disconnection = await store.disconnection();
	const lost = disconnection && explainRefusal(disconnection.code).refusal;
	const slack = watchConnection(rest.slack, {
		lost,
		onLost: ({ code }) => store.markDisconnected(code, clock.now()),
		onWorking: () => store.markConnected(),
	});
	const parts = { ...rest, clock, store, slack, matching };
	const unmarked = { onLost: async () => {}, onWorking: async () => {} };
	const rehearsing = { ...parts, slack: watchConnection(rest.slack, { lost, ...unmarked }) };
	/** Where people moved, what waits for them moves with them. */
	const withNewDirectory = async <Report>(report: Report): Promise<Report> => {
		await replanQueued(parts, await findCatalogue(store));
		return report;
	};

	return {
		workspace,
		syncMembers: async (members, wishes) =>
			withNewDirectory(await syncMembers(parts, members, wishes)),
		connectMember: (member, slackUser, by) => connectMember(parts, member, slackUser, by),
		disconnectMember: (member, wishes) => disconnectMember(parts, member, wishes),
		forgetMembers: (members) => forgetMembers(parts, members),
		listMembers: (question) => listMembers(parts, question),
		refreshDirectory: async (timeLimitMs) =>
			withNewDirectory((await refreshDirectory(parts, timeLimitMs)).report),
		searchSlackUsers: (text, cursor) => searchSlackUsers(parts, text, cursor),
		notify: (requests, wishes) => notify(wishes.dryRun ? rehearsing : parts, requests, wishes),
		sendDue: (wishes) => sendDue(parts, wishes),
		preview: (question) => preview(parts, question),
		sendNow: (question) => sendNow(parts, question),
		withdraw: (which) => withdraw(parts, which),
		why: (question) => why(parts, question),
		retry: (question) => retry(parts, question),
		getPreferences: (input) => getPreferences(parts, input),
		listPreferences: (question) => listPreferences(store, question),
		setPreferences: (input, change) => setPreferences(parts, input, change),
		resetPreferences: (input) => resetPreferences(parts, input),
		importPreferences: (document, how) => importPreferences(parts, document, how),
		defineTypes: (document) => defineTypes(parts, document),
		listTypes: () => listTypes(store),
		explain: (question) => explain(rehearsing, question),
		searchChannels: (text, cursor) => searchChannels(parts, text, cursor),
		sendTest: (to) => sendTest(parts, to),
	};
}

function requireTimeZone(timeZone: string): void {
	if (isTimeZone(timeZone)) return;
	throw new BadInput('time_zone_unknown', `The credential’s time zone “${timeZone}” is not known`, {
		field: 'Time Zone',
		hint: 'Give an IANA name such as Europe/Paris or UTC in the credential.',
	});
}
