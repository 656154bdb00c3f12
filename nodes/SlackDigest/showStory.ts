// Answers: what does a workflow get to see of what was decided about one event, or of there being none?
import type { IDataObject } from 'n8n-workflow';
import type { LoggedDecision, WhyAnswer, WhyQuestion, WhyStory } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';
import { judgeStory } from './judgeStory';
import { saysDecision } from './saysDecisions';
import { saysNoStory } from './saysNoStory';
import { saysStory } from './saysStory';
import { toIso } from './tellInstant';

/** At least one item: that nothing is known is an answer, too. */
export function showAnswer(question: WhyQuestion, answer: WhyAnswer, now: number): IDataObject[] {
	const { stories, recipient } = answer;
	if (stories.length > 0) return stories.map((story) => showStory(story, { now, recipient }));
	return [
		withoutGaps({
			verdict: 'no_event',
			says: saysNoStory(question, answer),
			recipient: recipient && {
				...withoutGaps({ kind: question.recipient?.kind, id: recipient.key }),
				known: recipient.known,
				...recipient.mapping,
			},
			decisions: [],
		}),
	];
}

function showStory(story: WhyStory, parts: Parameters<typeof saysStory>[1]): IDataObject {
	const { recipient, type, title, dedupeKey, recordKey, state, detail } = story;
	const { dueAt, expiresAt, conversation, ts } = story;
	return withoutGaps({
		verdict: judgeStory(story),
		says: saysStory(story, parts),
		recipient: { kind: recipient.kind, id: recipient.key },
		type,
		title,
		eventId: dedupeKey,
		recordKey,
		state,
		dueAt: dueAt === undefined ? undefined : toIso(dueAt),
		expiresAt: expiresAt === undefined ? undefined : toIso(expiresAt),
		detail,
		message: conversation === undefined ? undefined : withoutGaps({ channel: conversation, ts }),
		decisions: story.decisions.map(showDecision),
	});
}

function showDecision(decision: LoggedDecision): IDataObject {
	const { at, outcome, reason, detail, frequency, rule, dueAt } = decision;
	return withoutGaps({
		at: toIso(at),
		outcome,
		reason,
		detail,
		frequency,
		rule,
		dueAt: dueAt === undefined ? undefined : toIso(dueAt),
		says: saysDecision(decision),
	});
}
