// Answers: what has each item's subject chosen, now that one choice is changed?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { readChange } from './readChange';
import { readSubject } from './readSubject';
import { showPreferences } from './showPreferences';

const othersSay = 'The preferences of the other items were set';

/** One after the other, because a later item may change what an earlier one has set. */
export async function set(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const wishes = readEach(context, answers, (itemIndex) => ({
			subject: readSubject(read, itemIndex),
			change: readChange(read, itemIndex),
		}));
		await inTurn(context, answers, wishes, async (engine, { subject, change }) => ({
			output: 0,
			json: showPreferences(await engine.setPreferences(subject, change)),
		}));
	});
}
