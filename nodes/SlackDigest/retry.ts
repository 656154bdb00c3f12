// Answers: what of that which failed or is unsure went out after all?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RetryAnswer } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readChoice } from '../shared/parameters/readChoice';
import { readParameters } from '../shared/parameters/readParameters';
import { answerWithReport } from './answerWithReport';
import { countOf, were } from './countOf';
import { hintAtOtherItems } from '../shared/results/hintAtOtherItems';
import { readRecipient } from './readRecipient';
import { readTimeLimit } from './readSending';
import { readWhich } from './readWhich';

const unsureChoices = { lookUp: 'look_up', sendAgain: 'send_again' } as const;
const nothing = 'Nothing went out.';

export async function retry(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerWithReport(context, nothing, async () => {
		const read = readParameters(context);
		const recipient = readRecipient(read, 0);
		const question = {
			...readWhich({ read, context }, 0, 'filters.'),
			unsure: readChoice(read('unsure', 0) ?? 'lookUp', unsureChoices, 'Unsure'),
			timeLimitMs: readTimeLimit(read),
		};
		hintAtOtherItems(context);
		const answer = await withEngine(context, async (engine) =>
			engine.retry({ ...question, recipient }),
		);
		context.addExecutionHints({
			type: 'info',
			location: 'outputPane',
			message: saysRetried(answer),
		});
		return answer.report;
	});
}

/** One sentence. */
export function saysRetried({ requeued, lookedUp }: Omit<RetryAnswer, 'report'>): string {
	const did = [
		requeued > 0 && `${countOf(requeued, 'notification')} ${were(requeued)} queued again`,
		lookedUp > 0 &&
			`${countOf(lookedUp, 'unsure notification')} ${lookedUp === 1 ? 'is' : 'are'} looked up in Slack, no sooner than ten seconds after the answer got lost`,
	].filter(Boolean);
	return did.length > 0 ? `${did.join('. ')}.` : 'Nothing that fits has failed or is unsure.';
}
