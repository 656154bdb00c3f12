// Answers: was it told, what happened in which order, and what now? In the words of somebody who is asked "why did Ana not get it?"
import type { WhyAnswer, WhyStory } from '../../src/index';
import { judgeStory, lastWord, type Verdict } from './judgeStory';
import { nameRecipient } from './nameRecipient';
import { saysDecisions } from './saysDecisions';
import { whyNotConnected } from '../shared/results/whyNotConnected';
import { saysPresent } from './saysPresent';

const verdicts: Record<Verdict, string> = {
	told: 'Told.',
	not_told: 'Not told.',
	not_told_yet: 'Not told yet.',
	unsure: 'Nobody knows whether it was told.',
	kept_no_more: 'It was accepted, and what became of it is kept no more.',
};

export interface StoryParts {
	now: number;
	/** What is known about the recipient, where one was asked about. */
	recipient?: WhyAnswer['recipient'];
}

/** A short paragraph. */
export function saysStory(story: WhyStory, { now, recipient }: StoryParts): string {
	const sentences = [
		saysVerdict(story),
		saysInstead(story),
		...saysDecisions(story.decisions),
		saysPresent(story, now),
		saysNotConnected(story, recipient),
	];
	return sentences.filter((sentence) => sentence !== '').join(' ');
}

function saysVerdict(story: WhyStory): string {
	const verdict = judgeStory(story);
	if (verdict === 'told' && lastWord(story)?.reason === 'test_mode') {
		return 'Told, but in test mode: not to whom it was meant for.';
	}
	return verdicts[verdict];
}

function saysInstead({ decisions, recipient }: WhyStory): string {
	const standsInFor = decisions.find((each) => each.standsInFor !== undefined)?.standsInFor;
	if (standsInFor === undefined) return '';
	const member = nameRecipient({ kind: 'member', key: standsInFor });
	return `It was for ${member}, in whose place ${nameRecipient(recipient)} is told.`;
}

/** What waits for a member who is not connected goes nowhere, whenever it is due. */
function saysNotConnected(story: WhyStory, recipient: StoryParts['recipient']): string {
	const { mapping, key } = recipient ?? {};
	if (!mapping || mapping.state === 'connected' || judgeStory(story) !== 'not_told_yet') return '';
	if (story.recipient.kind !== 'member' || story.recipient.key !== key) return '';
	return `But ${nameRecipient(story.recipient)} is not connected to a Slack account now (${whyNotConnected(mapping.reason)}): see Slack Map Members.`;
}
