// Answers: what does it mean that a notification is in this state now, and what can be done?
import type { DecisionReason, NotificationState, WhyStory } from '../../src/index';
import { lastWord } from './judgeStory';
import { isMappingReason } from '../shared/results/whyNotConnected';
import { tellInstant } from './tellInstant';

type Says = (story: WhyStory, now: number) => string;

const anew = 'hand the event in again under another event ID';
const connect = 'Slack Map Members → Connect connects a member by hand';

const words: Record<NotificationState, Says> = {
	queued: saysQueued,
	claimed: () => 'A run is sending it at this moment.',
	sending: () => 'A run is sending it at this moment.',
	sent: ({ conversation, ts }) =>
		conversation === undefined ? '' : `It is in the conversation ${conversation}, message ${ts}.`,
	failed: saysFailed,
	unsure: () =>
		'Look for it in Slack. Retry looks it up once more, or sends it again if you say so.',
	withdrawn: () => `It will not be told. If it should be, ${anew}.`,
	expired: () => `It will not be told. If it should be, ${anew}, to expire later or never.`,
	muted: () =>
		`It will not be told, whatever is chosen from now on. Slack Preferences → Explain says what holds for the next one; if this one should be told, ${anew}.`,
};

const neverPromised: Partial<Record<DecisionReason, string>> = {
	muted:
		'It was never queued. Slack Preferences → Explain says what would happen to such an event now.',
	not_connected: `It was never queued. ${connect}; handed in again after that, the event is told.`,
	deactivated: `It was never queued. If there is a new account, ${connect}; handed in again after that, the event is told.`,
};

/** Empty where there is nothing to add. */
export function saysPresent(story: WhyStory, now: number): string {
	if (story.state) return words[story.state](story, now);
	const last = lastWord(story);
	if (last?.outcome !== 'skipped') return 'The notification itself is kept no more.';
	if (last.notificationId !== undefined) return 'The notification itself is kept no more.';
	return neverPromised[last.reason] ?? 'It was never queued.';
}

function saysQueued(story: WhyStory, now: number): string {
	const { dueAt, expiresAt = Infinity, detail } = story;
	const because = detail === undefined ? '' : ` Its last try ended with ${detail}.`;
	if (expiresAt <= now) {
		return `It expired on ${tellInstant(expiresAt)}: the next run of Slack Digest → Send Due leaves it out.${because}`;
	}
	if (dueAt !== undefined && expiresAt <= dueAt) {
		return `It waits until ${tellInstant(dueAt)}, and expires before that, on ${tellInstant(expiresAt)}: it is left out unless Send Now sends it sooner.${because}`;
	}
	if (dueAt === undefined || dueAt <= now) {
		const since = dueAt === undefined ? '' : ` since ${tellInstant(dueAt)}`;
		return `It is due${since}, and goes out with the next run of Slack Digest → Send Due.${because}`;
	}
	return `It waits until ${tellInstant(dueAt)}, and goes out with the first run of Slack Digest → Send Due after that. Send Now sends it sooner, Withdraw takes it back.${because}`;
}

function saysFailed({ detail }: WhyStory): string {
	const why = detail === undefined ? '' : ` (${detail})`;
	const first = isMappingReason(detail)
		? `${connect}; Retry sends it after that.`
		: 'Once the cause is mended, Retry sends it.';
	return `It is not tried again by itself${why}. ${first}`;
}
