// Answers: what does a workflow get to see of what was withdrawn, and of what was not?
import type { IDataObject } from 'n8n-workflow';
import type { WithdrawAnswer } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';
import { are, countOf, were } from './countOf';
import { showNotification } from './showNotification';
import { tellInstant, toIso } from './tellInstant';

export interface WithdrawnParts {
	/** When the newest of what was told went out, where that is known. */
	toldAt?: number;
	/** True where only one recipient's was to be taken back. */
	ofOne: boolean;
}

export function showWithdrawn(answer: WithdrawAnswer, parts: WithdrawnParts): IDataObject {
	const { toldAt } = parts;
	const { withdrawn, inFlight, told, beforehand } = answer;
	return withoutGaps({
		says: saysWithdrawn(answer, parts),
		withdrawn: withdrawn.map(showNotification),
		inFlight: inFlight.map(showNotification),
		told,
		toldAt: toldAt === undefined ? undefined : toIso(toldAt),
		beforehand,
	});
}

function saysWithdrawn(answer: WithdrawAnswer, { toldAt, ofOne }: WithdrawnParts): string {
	const { withdrawn, inFlight, told, beforehand } = answer;
	if (beforehand) {
		return `Nothing has this event ID yet; what comes under it will not be told${ofOne ? ' to this recipient' : ''}.`;
	}
	const sentences = [
		withdrawn.length > 0 && `Withdrew ${countOf(withdrawn.length, 'notification').toLowerCase()}.`,
		told > 0 && saysTold(told, toldAt),
		inFlight.length > 0 &&
			`Too late: ${countOf(inFlight.length, 'notification').toLowerCase()} ${are(inFlight.length)} on the way to Slack at this moment, or unsure.`,
	].filter(Boolean);
	return sentences.length > 0 ? sentences.join(' ') : 'Nothing that fits is queued.';
}

function saysTold(told: number, toldAt: number | undefined): string {
	const when = toldAt === undefined ? '' : ` on ${tellInstant(toldAt)}`;
	if (told === 1) return `Too late: told already${when}.`;
	return `Too late: ${countOf(told, 'notification')} ${were(told)} told already${when && `, the last${when}`}.`;
}
