// Answers: what may nodes/ use of the engine? This is the only door.
export type { Clock } from './clock';
export { openEngine } from './engine';
export type { Engine, EngineSettings } from './engine';
export { BadInput, NotifyError } from './errors';
export { mappingStates } from './members/member';
export type { Mapped, Suggestion } from './members/mappedMember';
export type { MatchingSettings } from './members/matching/matchingRules';
export type { MappingReason, MappingState, SlackUser } from './members/member';
export type { MemberInput } from './members/readMember';
export type {
	DirectoryReport,
	ForgottenMember,
	ListQuestion,
	MemberReference,
	SlackUserReference,
	SyncReport,
	SyncWishes,
} from './members/requests';
export type { DecisionReason, PreferenceRule } from './outbox/notification';
export type { NotificationState } from './outbox/states';
export type {
	Preview,
	PreviewQuestion,
	RecipientInput,
	RetryAnswer,
	SendDueWishes,
	WhichInput,
	WhyAnswer,
	WhyQuestion,
	WhyStory,
	WithdrawAnswer,
} from './oversee/requests';
export type { TestAnswer, TestTarget } from './oversee/testRequests';
export type { Audience } from './preferences/catalogueDocument';
export type { PreferenceChange } from './preferences/change';
export { createCatalogue } from './preferences/createCatalogue';
export type {
	ExplainAnswer,
	ExplainQuestion,
	ImportAnswer,
	ListedPreferences,
	ListedType,
	SubjectInput,
	SubjectPreferences,
} from './preferences/requests';
export { eventLimits } from './message/limits';
export type { DeliveryOutcome, DeliveryReport } from './deliver/report';
export type { RawFile } from './notify/readEvent';
export type { NotifyRequest } from './notify/request';
export type { NotifyResult } from './notify/result';
export { makeReport } from './report/report';
export type { Report, ReportShape, ReportWishes } from './report/report';
export { connectSlack } from './slack/client';
export type { Channel, Workspace } from './slack/contract';
export { explainRefusal } from './slack/explainRefusal';
export { missingScopes } from './slack/scopes';
export type { MissingScope } from './slack/scopes';
export { SlackError } from './slack/slackError';
export type { SlackFetch, SlackUpload } from './slack/slackFetch';
export { TokenNotRenewed } from './slack/tokenNotRenewed';
export type { Database, LoggedDecision } from './store/contract';
export { openPostgres } from './store/drivers/postgres/open';
export { tlsModes } from './store/drivers/postgres/settings';
export type { PostgresSettings } from './store/drivers/postgres/settings';
export { openSqlite } from './store/drivers/sqlite/open';
