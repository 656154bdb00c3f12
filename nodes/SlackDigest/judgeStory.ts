// Answers: was it told, as far as anybody can know now?
import type { NotificationState, WhyStory } from '../../src/index';

export type Verdict = 'told' | 'not_told' | 'not_told_yet' | 'unsure' | 'kept_no_more';

const byState: Record<NotificationState, Verdict> = {
	queued: 'not_told_yet',
	claimed: 'not_told_yet',
	sending: 'not_told_yet',
	sent: 'told',
	failed: 'not_told',
	unsure: 'unsure',
	withdrawn: 'not_told',
	expired: 'not_told',
	muted: 'not_told',
};

/** Where the notification is kept no more, or never was, the log has the last word. */
export function judgeStory(story: Pick<WhyStory, 'state' | 'decisions'>): Verdict {
	if (story.state) return byState[story.state];
	const last = lastWord(story);
	if (last?.outcome === 'sent') return 'told';
	return last?.outcome === 'skipped' ? 'not_told' : 'kept_no_more';
}

/** A duplicate says nothing about what became of the first. */
export function lastWord({ decisions }: Pick<WhyStory, 'decisions'>) {
	return decisions.findLast(({ reason }) => reason !== 'duplicate') ?? decisions.at(-1);
}
